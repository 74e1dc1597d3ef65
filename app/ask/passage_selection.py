"""Which passages are read for a question, and whose words it asks for."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.model.speaker import Role
from corpus.speakers.name_matches import name_matches, name_words
from index.evidence.score import provenance_terms
from index.search.retrieve import Scope
from index.search.terms import stemmed_terms, surface_forms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.filters import Filters
    from corpus.model.document import Document
    from corpus.model.speaker import Voice
    from index.evidence.evidence import EvidencePlace
    from index.question.addressee import QuestionTarget
    from index.search.retrieve import Hit
    from index.search.snapshot import Library

READ = 8  # passages whose sentences are scored
LEAD = 200  # characters before a sentence in which somebody may be named
ROOT, ENDING = 4, 1  # letters of a name that count, and of it the last ones that do not
VOICES = 6  # documents besides, of which the best passage is read too


def scope(filters: Filters, asked: Sequence[str]) -> Scope:
    """Where to look: in the documents asked, where someone speaks who may answer."""
    hears = (lambda _, voice: filters.hears(voice)) if filters.by_voice else None
    return Scope(asked if filters else None, hears)


def theirs(library: Library, asked: Sequence[str], filters: Filters, of: QuestionTarget) -> Scope:
    """Where those speak of whom the question asks, and may answer."""

    def hears(document: Document, voice: Voice) -> bool:
        return filters.hears(voice) and is_asked(document, voice, of)

    documents = (library.documents[row] for row in asked)
    own = [one.id for one in documents if any(hears(one, v) for v in library.voices_of(one))]
    return Scope(own, hears)


def is_asked(document: Document, voice: Voice, of: QuestionTarget) -> bool:
    """Whether the question asks for this voice: by its name, or as "the essay's author"."""
    if any(name_matches(voice.speaker.name, name) for name in of.speakers):
        return True
    roles = of.roles or ((Role.AUTHOR, Role.INTERVIEWEE) if of.kinds else ())
    kind = document.provenance.kind
    return voice.speaker.role in roles and (not of.kinds or kind in of.kinds)


def is_named(names: Sequence[str], place: EvidencePlace) -> bool:
    """Whether the words, what stands before them or what is known of their source names one.

    "Russians" names Russia.
    """
    roots = {word[: max(ROOT, len(word) - ENDING)] for name in names for word in name_words(name)}
    document = place.document
    text = document.text[max(0, place.span.start - LEAD) : place.span.end]
    there = name_words(f"{text} {place.voice.speaker.name or ''} {provenance_terms(document)}")
    return any(word.startswith(root) for word in there for root in roots if len(root) >= ROOT)


def worth_reading(hits: Sequence[Hit], theirs: Sequence[Hit]) -> list[Hit]:
    """The best passages, and the best one of further documents, so that each can be heard.

    `theirs` are those of the ones of whom the question asks.
    """
    best = list({hit.row: hit for hit in (*theirs, *hits[:READ])}.values())
    heard = {hit.passage.document.id for hit in best}
    enough = len(best) + VOICES
    for hit in hits[READ:]:
        if len(best) >= enough:
            break
        if hit.passage.document.id not in heard:
            heard.add(hit.passage.document.id)
            best.append(hit)
    return best


def mentions(document: Document, subject: str) -> bool:
    """Whether the document has one of the subject's names, if there are any: else it is silent."""
    named = {stem for stem, word in surface_forms(subject).items() if word[0].isupper()}
    return not named or not named.isdisjoint(_stems(document))


@lru_cache(maxsize=1_000)
def _stems(document: Document) -> frozenset[str]:
    known = document.provenance
    return frozenset(stemmed_terms(f"{known.name} {provenance_terms(document)}\n{document.text}"))
