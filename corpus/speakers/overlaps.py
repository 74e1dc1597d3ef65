"""Overlaps of spans, and the letters within them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable


def count_letters(text: str, spans: Iterable[Span]) -> int:
    """The number of letters and digits in the spans, each counted once."""
    end = count = 0
    for span in sorted(spans):
        count += sum(map(str.isalnum, text[max(end, span.start) : span.end]))
        end = max(end, span.end)
    return count


def overlap_of(left: Span, right: Span) -> Span:
    """The characters of both spans; OffsetError where they share none."""
    return Span(max(left.start, right.start), min(left.end, right.end))


def overlap_length(left: Span, right: Span) -> int:
    """How many characters the spans share; 0 or less where none."""
    return min(left.end, right.end) - max(left.start, right.start)


def without_marks(text: str, span: Span) -> Span:
    """The span without punctuation at its ends."""
    start, end = span.start, span.end
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return Span(start, end) if start < end else span
