"""Token ranges of a sentence: before, around and after an inserted clause."""

from __future__ import annotations

_MARKS = frozenset(",-.!;:)")
_ENDS = frozenset(",-.!;:)Q")


def insertion_end(tags: str, end: int) -> int:
    """The end of the insertion that continues at `end`: the next punctuation mark."""
    while end < len(tags) and tags[end] not in _ENDS:
        end += 1
    return end


def around(tags: str, first: int, end: int) -> tuple[tuple[int, int], ...]:
    """The ranges before and after an insertion, without the marks that set it off."""
    while first > 0 and tags[first - 1] in _MARKS:
        first -= 1
    while end < len(tags) and tags[end] in _MARKS:
        end += 1
    return tuple((a, b) for a, b in ((0, first), (end, len(tags))) if a < b)
