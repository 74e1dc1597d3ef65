"""What qualifies a quote elsewhere: its notes, a correction, an erratum, that all is satire."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.model.mark import MarkKind
from corpus.structure.correction_notices import (
    announces_correction,
    denies_whole_text,
    is_correction_label,
    is_title_of_corrections,
)
from corpus.structure.document_structure import structure_of
from index.evidence.evidence import EvidencePlace
from index.search.terms import stemmed_terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from corpus.model.document import Document
    from corpus.model.span import Span
    from index.passages.sentences import Sentence

    SentencesOf = Callable[[Document], Sequence[Sentence]]

_REFERENCE = re.compile(
    r"\b(?:pp?\.|pages?|ibid|op\. cit|vol\.|https?:|doi\b|isbn|available at|accessed|retrieved|"
    r"seite|s\. \d)|\(\d{4}\)|\b(?:see|cf)\b\.? ",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\d[\d.,]*\d|\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|"
    r"twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion)\b"
)
_NAME = re.compile(r"(?<![.!?] )(?<![.!?][\"”’] )(?<= )[^\W\d_a-zß-öø-ÿа-яёіїєґ][\w’'-]{2,}")
_SAYING = re.compile(
    r"\b(?:mis)?(?:quot(?:ations?|es?|ed)|attributed)\b|\b(?:remark|statement)s?\b"
)
_MIN_SHARED_TERMS = 2  # with a correction of the same document, without a shared name or number
_MIN_SHARED_OF_OTHER = 3  # with an erratum that does not name the document that it corrects
_MIN_NOTE_WORDS = 4
_OPENING = 2  # paragraphs in which an erratum announces itself
_MAX_QUALIFICATIONS = 3  # of one quote


def qualifying_places(
    quote: EvidencePlace, others: Iterable[Document], *, sentences_of: SentencesOf
) -> tuple[EvidencePlace, ...]:
    """What must be read with the quote, in the order of its document and then of the `others`."""
    found = [*_notes(quote, sentences_of), *_corrections(quote)]
    for other in others:
        if other.id != quote.document.id:
            found += [(other, span) for span in _errata(quote, other)]
    places = (
        _place(document, span, sentences_of(document))
        for document, span in found
        if document.id != quote.document.id or not span.overlaps(quote.span)
    )
    return tuple(dict.fromkeys(place for place in places if place))[:_MAX_QUALIFICATIONS]


def _notes(quote: EvidencePlace, sentences_of: SentencesOf) -> Iterator[tuple[Document, Span]]:
    """What the notes of the quoted words say, but for references."""
    marks = quote.document.marks
    noted = [m for m in marks if m.kind is MarkKind.NOTED and quote.span.contains(m.span)]
    for mark in noted:
        note = next((m for m in marks if m.kind is MarkKind.NOTE and m.name == mark.name), None)
        if note is None:
            continue
        said = [
            sentence.span
            for sentence in sentences_of(quote.document)
            if note.span.contains(sentence.span) and _says_something(sentence, quote.document)
        ]
        if said:
            yield quote.document, said[0].join(said[-1])


def _says_something(sentence: Sentence, document: Document) -> bool:
    words = sentence.span.of(document.text)
    is_long = len(words.split()) >= _MIN_NOTE_WORDS
    return is_long and not sentence.heading and not _REFERENCE.search(words)


def _corrections(quote: EvidencePlace) -> Iterator[tuple[Document, Span]]:
    """The corrections in the quote's own document that concern the quote."""
    for span, is_of_all in corrections_in(quote.document):
        words = span.of(quote.document.text)
        if is_of_all or _is_about(words, quote.text, _MIN_SHARED_TERMS):
            yield quote.document, span


def _errata(quote: EvidencePlace, other: Document) -> Iterator[Span]:
    """The corrections in another document that concern the quote.

    It names the quoted document, or it is an erratum and shares a name and several words, or only
    a name where it takes back what somebody is quoted as saying.
    """
    known = quote.document.provenance
    opening = structure_of(other).paragraphs[:_OPENING]
    lists_all = _first_of_list(other) is not None
    for span, is_of_all in corrections_in(other):
        words = span.of(other.text)
        heard = f" {_fold(' '.join((other.provenance.title or '', words)))} "
        names = [_fold(name) for name in (known.title, known.id) if name]
        shared = _MIN_SHARED_OF_OTHER if _SAYING.search(words) else _shared_terms(words, quote.text)
        if is_of_all:
            continue
        if any(name and f" {name} " in heard for name in names):
            is_meant = _is_about(words, quote.text, _MIN_SHARED_TERMS)
        else:
            is_erratum = lists_all or any(span.overlaps(paragraph) for paragraph in opening)
            is_meant = is_erratum and shared >= _MIN_SHARED_OF_OTHER and _share_name(words, quote)
        if is_meant:
            yield span


def _share_name(words: str, quote: EvidencePlace) -> bool:
    name = quote.voice.speaker.name or ""
    return bool(_names(words) & _names(f" {name} {quote.text}"))


@lru_cache(maxsize=512)
def corrections_in(document: Document) -> tuple[tuple[Span, bool], ...]:
    """The paragraphs that announce a correction; True where they deny the whole document.

    Below a label on a line of its own the correction is the next paragraph, and all that follow
    in a document with a title such as "Errata".
    """
    spans = structure_of(document).paragraphs
    listed = _first_of_list(document)
    found: list[tuple[Span, bool]] = []
    for at, span in enumerate(spans):
        words = span.of(document.text)
        if at in (0, 1, len(spans) - 1) and denies_whole_text(words):
            found.append((span, True))
        elif is_correction_label(words):
            found += [(following, False) for following in spans[at + 1 : at + 2]]
        elif announces_correction(words) or (listed is not None and at >= listed):
            found.append((span, False))
    return tuple(dict.fromkeys(found))


def _first_of_list(document: Document) -> int | None:
    """The index of the first paragraph of a document of corrections; None for other documents."""
    opening = structure_of(document).paragraphs[:_OPENING]
    titles = [span.of(document.text) for span in opening]
    at = next((at for at, line in enumerate(titles) if is_title_of_corrections(line)), None)
    return None if at is None else at + 1


def _is_about(correction: str, quote: str, least: int) -> bool:
    """Whether the correction shares a name, a number or enough words with the quote."""
    if _names(f" {correction}") & _names(f" {quote}"):
        return True
    numbers = set(_NUMBER.findall(correction.lower())) & set(_NUMBER.findall(quote.lower()))
    return bool(numbers) or _shared_terms(correction, quote) >= least


def _names(words: str) -> set[str]:
    return {name.removesuffix("’s").removesuffix("'s") for name in _NAME.findall(words)}


def _shared_terms(words: str, other: str) -> int:
    return len(set(stemmed_terms(words)) & set(stemmed_terms(other)))


def _fold(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))


def _place(document: Document, span: Span, sentences: Sequence[Sentence]) -> EvidencePlace | None:
    """The whole sentences of the span that are no headings, with whose words they are."""
    first = bisect_left(sentences, span.start, key=lambda sentence: sentence.span.start)
    said = [
        sentence
        for sentence in sentences[first:]
        if span.contains(sentence.span) and not sentence.heading
    ]
    if not said:
        return None
    return EvidencePlace(document, said[0].span.join(said[-1].span), said[0].voice)
