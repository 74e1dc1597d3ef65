"""Block quotations: each by the source that the file, the words around it or a repetition shows."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from corpus.model.span import Span
from corpus.model.speaker import Role, Speaker
from corpus.model.utterance import Utterance
from corpus.speakers.introductions import Introductions, QuotationContext
from corpus.structure.document_structure import structure_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.model.document import Document
    from corpus.model.mark import Mark
    from corpus.structure.document_structure import DocumentStructure

_MIN_REPEATED_CHARS = 20  # letters and digits; shorter words may be said twice by chance


def block_quotations(document: Document) -> tuple[Utterance, ...]:
    """The block quotations by their sources; unclear where nothing shows one.

    Those that the writer of the text around them introduces as own words are left out, and pull
    quotes, which repeat words of the text.
    """
    structure = structure_of(document)
    pulled = {quote for quote, _ in pull_quotes(document)}
    quotes = [quote for quote in structure.quotes if quote not in pulled]
    if not quotes:
        return ()
    known = [name for name in _known_names(document, quotes) if name]
    introductions = Introductions(document.text, known=known)
    found: list[Utterance] = []
    for quote in quotes:
        if quote.name:
            speaker: Speaker | None = Speaker(quote.name, Role.QUOTED)
        else:
            speaker = introductions.source_of(_context(structure, quote))
        if speaker is not None:
            found.append(Utterance(quote.span, speaker))
    return tuple(found)


def pull_quotes(document: Document) -> tuple[tuple[Mark, Span], ...]:
    """The block quotations that repeat words of the text, with the place of these words there."""
    structure = structure_of(document)
    if not structure.quotes:
        return ()
    text = document.text
    places = [at for at, character in enumerate(text) if character.isalnum()]
    folded = "".join(text[at].lower()[:1] for at in places)
    found: list[tuple[Mark, Span]] = []
    for quote in structure.quotes:
        first, end = bisect_left(places, quote.span.start), bisect_left(places, quote.span.end)
        words = folded[first:end]
        if quote.name or len(words) < _MIN_REPEATED_CHARS:
            continue
        at = _elsewhere(folded, words, first, end)
        if at is not None:
            found.append((quote, Span(places[at], places[at + len(words) - 1] + 1)))
    return tuple(found)


def _elsewhere(folded: str, words: str, first: int, end: int) -> int | None:
    """The place of the same words before or after those from `first` to `end`."""
    before = folded.find(words, 0, first)
    after = folded.find(words, end)
    return before if before >= 0 else after if after >= 0 else None


def _known_names(document: Document, quotes: Sequence[Mark]) -> Iterator[str | None]:
    provenance = document.provenance
    yield from (provenance.author, provenance.interviewer, provenance.interviewee)
    yield from (quote.name for quote in quotes)


def _context(structure: DocumentStructure, quote: Mark) -> QuotationContext:
    """The paragraphs right before and after the quotation that are no headings."""
    text, headings = structure.text, set(structure.headings)
    spans = [span for span in structure.paragraphs if span not in headings]
    first = bisect_left(spans, quote.span.start, key=lambda span: span.start)
    end = bisect_left(spans, quote.span.end, key=lambda span: span.start)
    before = spans[first - 1] if first else None
    after = spans[end] if end < len(spans) else None
    others = [other.span for other in structure.quotes if other != quote]
    return QuotationContext(
        before.of(text) if before and not _is_other(before, quote, others) else None,
        after.of(text) if after and not _is_other(after, quote, others) else None,
    )


def _is_other(paragraph: Span, quote: Mark, others: Sequence[Span]) -> bool:
    """Whether the paragraph is in another quotation, and not in one around this one."""
    return any(other.contains(paragraph) and not other.contains(quote.span) for other in others)
