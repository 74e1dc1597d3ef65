"""A span of text: the W3C TextPositionSelector."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.errors import OffsetError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open, in Unicode code points of a normalised text: `0 <= start < end`.

    https://www.w3.org/TR/annotation-model/#text-position-selector
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse the empty and the impossible."""
        if not 0 <= self.start < self.end:
            message = f"a span runs from 0 <= start to start < end, not {self.start} to {self.end}"
            raise OffsetError(message)

    def __len__(self) -> int:
        """Count the code points."""
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words themselves; OffsetError when the span runs past the end of `text`."""
        if self.end > len(text):
            message = f"the span ends at {self.end}, the text at {len(text)}"
            raise OffsetError(message)
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether `other` is entirely inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def join(self, other: Span) -> Span:
        """The smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


def trim(text: str, span: Span) -> Span | None:
    """The span without white space at its ends; None when nothing else is in it."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    end = span.end - (len(words) - len(words.rstrip()))
    return Span(start, end) if start < end else None
