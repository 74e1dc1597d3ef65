"""Claims made of evidence: their citations, what a model may cite, and words that are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.citation import Citation
from app.domain.claim import Claim
from corpus.languages.language import ENGLISH
from corpus.languages.recognise import document_language
from index.evidence.score import provenance_terms
from index.search.terms import document_terms, surface_forms

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from corpus.model.document import Document
    from index.evidence.evidence import Evidence, EvidencePlace
    from index.search.snapshot import Library

_MIN_COUNTRY_CHARS = 4  # "Kore", of "Korean"


def missing_terms(
    question: str, chosen: Sequence[Evidence], *, stemmer: str = ENGLISH
) -> tuple[str, ...]:
    """The question's names and numbers that the quoted documents and their origin lack.

    `stemmer` is the language by which the question's words are stemmed. Names in documents in other
    languages than English have endings, and are compared by their stems.
    """
    first = question.split(maxsplit=1)[0].strip("“\"'")
    named = {
        stem: word
        for stem, word in surface_forms(question, stemmer).items()
        if (word[0].isupper() or word[0].isdigit()) and word != first
    }
    if not named:
        return ()
    documents = {evidence.document.id: evidence.document for evidence in chosen}.values()
    text = "\n".join(
        f"{document.provenance.name}\n{provenance_terms(document)}\n{document.text}"
        for document in documents
    ).casefold()
    stems = _inflected_stems(documents)
    return tuple(
        word
        for stem, word in named.items()
        if stem not in stems and not _is_in(_fold_word(word), text)
    )


def _inflected_stems(documents: Collection[Document]) -> frozenset[str]:
    """The stems of those of the documents that are not in English."""
    return frozenset(
        stem
        for document in documents
        if document_language(document) not in {None, ENGLISH}
        for stem in document_terms(document, document.text)
    )


def _is_in(word: str, text: str) -> bool:
    """Whether the text has the word, or the country that it is an adjective of: "Australian"."""
    country = next((word.removesuffix(end) for end in ("ian", "an", "n") if word.endswith(end)), "")
    return word in text or (len(country) >= _MIN_COUNTRY_CHARS and country in text)


def _fold_word(word: str) -> str:
    """The word in lower case and without a possessive ending."""
    return word.casefold().replace("’", "'").removesuffix("'s").removesuffix("'")


def claim_for(evidence: Evidence, library: Library) -> Claim:
    """The quote as a claim, with a citation for each of its places."""
    return Claim(evidence.text, tuple(_citation(place, library) for place in evidence.places))


def claim_of_place(place: EvidencePlace, library: Library) -> Claim:
    """The words of one place as a claim, quoted beside what they qualify."""
    return Claim(place.text, (_citation(place, library),))


def _citation(place: EvidencePlace, library: Library) -> Citation:
    speakers = (
        sentence.voice.speaker
        for sentence in library.sentences_of(place.document)
        if not sentence.heading and place.span.contains(sentence.span)
    )
    others = tuple(dict.fromkeys(speaker for speaker in speakers if speaker != place.voice.speaker))
    return Citation.at(place.span, place.document, place.voice, others=others)
