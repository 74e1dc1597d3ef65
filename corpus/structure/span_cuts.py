"""Spans of a text cut at the edges of others, joined, and looked up."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.model.span import Span, trim

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def is_within(span: Span, covered: Sequence[Span]) -> bool:
    """Whether the span lies in one of the others, which are in order and do not overlap."""
    at = bisect_right(covered, span.start, key=lambda other: other.start) - 1
    return at >= 0 and covered[at].contains(span)


def meets(span: Span, covered: Sequence[Span]) -> bool:
    """Whether the span overlaps one of the others, which are in order and do not overlap."""
    at = bisect_left(covered, span.end, key=lambda other: other.start) - 1
    return at >= 0 and covered[at].overlaps(span)


def cover(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that overlap joined."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and joined[-1].overlaps(span):
            joined[-1] = joined[-1].join(span)
        else:
            joined.append(span)
    return joined


def cut_at(text: str, spans: Iterable[Span], others: Iterable[Span]) -> tuple[Span, ...]:
    """The spans, cut where one of the others in them begins or ends."""
    edges = sorted({offset for other in others for offset in (other.start, other.end)})
    pieces: list[Span] = []
    for span in spans:
        inside = edges[bisect_right(edges, span.start) : bisect_left(edges, span.end)]
        bounds = pairwise([span.start, *inside, span.end])
        pieces += [piece for start, end in bounds if (piece := trim(text, Span(start, end)))]
    return tuple(pieces)
