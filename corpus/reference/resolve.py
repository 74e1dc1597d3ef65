"""Resolve a reference: its words are unmoved, moved, changed or gone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from corpus.errors import OffsetError
from corpus.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.model.document import Document
    from corpus.model.quote import Quote
    from corpus.reference.reference import Reference

_ENOUGH = 24  # characters, words and context together: fewer may be said again by another
_LEAST_TRACE = 12  # characters: fewer of a context stand in any text by chance
_MOST_TRACE = 64  # characters of a context that are looked for; it can be long where words repeat


class ReferenceStatus(StrEnum):
    """The state of a referenced quote."""

    THERE = "there"
    MOVED = "moved"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class ResolvedReference:
    """A resolved reference.

    `document` is None when it is gone, `span` when the words are no longer there; `near` is then
    where they were, inferred from what is left of their context, or None.
    """

    reference: Reference
    document: Document | None
    span: Span | None = None
    near: int | None = None

    def __post_init__(self) -> None:
        """Hold the words against the source: no other words are ever shown as the quote."""
        words = self.span.of(self.document.text) if self.span and self.document else None
        if self.span and words != self.reference.quote.exact:
            message = f"{self.reference.document}: other words than the reference's stand there"
            raise OffsetError(message)

    @property
    def whereabouts(self) -> ReferenceStatus:
        """Derived: a document that is not there, words that are not, another place, the same."""
        if self.document is None:
            return ReferenceStatus.GONE
        if self.span is None:
            return ReferenceStatus.CHANGED
        return ReferenceStatus.THERE if self.span == self.reference.span else ReferenceStatus.MOVED


def resolve(reference: Reference, document: Document | None) -> ResolvedReference:
    """Find the exact words where most of their context is still around them.

    Of equally good places the nearest to the old one is taken; a few words with none of their
    context left are not taken for the quote. ValueError for another document.
    """
    if document is None:
        return ResolvedReference(reference, None)
    if document.id != reference.document:
        message = f"the reference is to {reference.document}, not to {document.id}"
        raise ValueError(message)
    quote, text, old = reference.quote, document.text, reference.start
    places = [at for at in _places(quote.exact, text) if at == old or _is_it(quote, text, at)]
    if not places:
        return ResolvedReference(reference, document, near=_trace(reference, text))
    at = min(places, key=lambda place: (-sum(_fit(quote, text, place)), abs(place - old)))
    return ResolvedReference(reference, document, Span(at, at + len(quote.exact)))


def _places(words: str, text: str) -> Iterator[int]:
    """Each place where the words begin, those that overlap too."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _is_it(quote: Quote, text: str, start: int) -> bool:
    """Whether the words there are the quote: long enough, or with one whole side of context.

    An empty prefix or suffix means the beginning or the end of the text.
    """
    before, after = _fit(quote, text, start)
    whole_before = before == len(quote.prefix) if quote.prefix else start == 0
    end = start + len(quote.exact)
    whole_after = after == len(quote.suffix) if quote.suffix else end == len(text)
    return whole_before or whole_after or len(quote.exact) + before + after >= _ENOUGH


def _fit(quote: Quote, text: str, start: int) -> tuple[int, int]:
    """How many characters before and after the words, without a gap, are those of the quote."""
    end = start + len(quote.exact)
    before = text[max(0, start - len(quote.prefix)) : start]
    after = text[end : end + len(quote.suffix)]
    return _alike(before[::-1], quote.prefix[::-1]), _alike(after, quote.suffix)


def _alike(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next(
        (at for at, (left, right) in enumerate(pairs) if left != right), min(len(one), len(other))
    )


def _trace(reference: Reference, text: str) -> int | None:
    """Where the words were, by the longest part of their context that is still there."""
    prefix, suffix = reference.quote.prefix[-_MOST_TRACE:], reference.quote.suffix[:_MOST_TRACE]
    for length in range(max(len(prefix), len(suffix)), _LEAST_TRACE - 1, -1):
        found = []
        if length <= len(prefix):
            found += [place + length for place in _places(prefix[-length:], text)]
        if length <= len(suffix):
            found += _places(suffix[:length], text)
        if found:
            return min(found, key=lambda place: abs(place - reference.start))
    return None
