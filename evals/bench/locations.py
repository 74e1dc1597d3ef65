"""Map offsets of a raw text to the normalised text."""

from __future__ import annotations

from corpus.model.normalise import normalise
from corpus.model.span import Span


def normalised_span(text: str, span: Span) -> Span:
    """Map a span of the raw `text` to the normalised text.

    An offset becomes the length of the normalised text before it.
    """
    start, end = (len(normalise(f"{text[:offset]}x")) - 1 for offset in (span.start, span.end))
    return Span(start, end)
