"""Whether a quote is of whole sentences."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.model.span import Span


def is_whole(span: Span, sentences: Sequence[Span]) -> bool:
    """Whether it begins where one of the sentences does, and ends where one ends; both sorted.

    Then no denial before or after is cut off.
    """
    first = bisect_left(sentences, span.start, key=lambda one: one.start)
    last = bisect_left(sentences, span.end, key=lambda one: one.end)
    begins = any(one.start == span.start for one in sentences[first : first + 1])
    return begins and any(one.end == span.end for one in sentences[last : last + 1])
