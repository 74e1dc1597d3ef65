"""Offsets that were counted in a text before it was normalised."""

from __future__ import annotations

from corpus.model.normalise import normalise
from corpus.model.span import Span


def normalised_span(text: str, span: Span) -> Span:
    """The span in the normalised text: as far in as what stands before it is long, normalised."""
    start, end = (len(normalise(f"{text[:at]}x")) - 1 for at in (span.start, span.end))
    return Span(start, end)
