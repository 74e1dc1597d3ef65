"""Laying a quotation's words beside those of a source, at the least cost (Gotoh 1982)."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Costs = npt.NDArray[np.int32]

Step = tuple[int | None, int | None]  # an item of the quotation and a word of the source, beside it

# Only their proportions matter. Another word costs less than one left out and one put in; a long
# stretch left out costs little more than a short one, for a quoter skips it at one stroke.
OTHER = 12
SIMILAR = 4
OPEN = 8
ADDED = 8
LEFT_OUT = 1
SHINGLE = 4  # words in a row by which long texts are laid beside each other
MAX_CELLS = 1_000_000  # beyond, a quicker and less careful way is taken: 8 MB and 50 ms here


@dataclass(frozen=True, slots=True)
class AlignmentRow:
    """What an item of the quotation costs: beside each word, put in, and with words left after."""

    beside: Costs
    added: int = ADDED
    left_out: int = LEFT_OUT
    opens: int = OPEN

    @property
    def begins(self) -> int:
        """What the first of several items put in costs besides."""
        return OPEN if self.added else 0


def align(rows: Sequence[AlignmentRow], width: int) -> list[Step]:
    """The cheapest steps through the rows and `width` words of a source.

    The words before the first and after the last of the quotation cost nothing and are left away.
    """
    best, added = _fill(rows, width)
    return _trace(rows, best, added, int(np.argmin(best[-1])))[::-1]


def align_long(quoted: Sequence[int], source: Sequence[int]) -> list[Step]:
    """Steps through two long rows of numbers, by the longest stretches that both have."""
    steps: list[Step] = []
    at = beside = 0
    matcher = SequenceMatcher(None, _shingles(quoted), _shingles(source))
    for block in matcher.get_matching_blocks()[:-1]:
        behind = max(at - block.a, beside - block.b, 0)
        first, place = block.a + behind, block.b + behind
        size = block.size + SHINGLE - 1 - behind
        if size <= 0:
            continue
        # What the source has before the quotation begins is none of its words.
        beside = beside if steps else max(0, place - (first - at))
        steps += _between(quoted, source, (at, first), (beside, place))
        steps += [(first + step, place + step) for step in range(size)]
        at, beside = first + size, place + size
    left = len(quoted) - at
    steps += _between(quoted, source, (at, len(quoted)), (beside, beside + left))
    laid = [number for number, step in enumerate(steps) if step[0] is not None]
    return steps[laid[0] : laid[-1] + 1]


def _shingles(numbers: Sequence[int]) -> list[tuple[int, ...]]:
    """Each word with those after it: single words are too common to find one's way by."""
    return [tuple(numbers[at : at + SHINGLE]) for at in range(len(numbers) - SHINGLE + 1)]


def _between(
    quoted: Sequence[int], source: Sequence[int], items: tuple[int, int], places: tuple[int, int]
) -> list[Step]:
    """Steps through a short stretch of both."""
    said, stands = quoted[slice(*items)], source[slice(*places)]
    steps: list[Step] = []
    if len(said) * len(stands) > MAX_CELLS:
        return [(at, None) for at in range(*items)] + [(None, at) for at in range(*places)]
    matcher = SequenceMatcher(None, said, stands, autojunk=False)
    for tag, q0, q1, s0, s1 in matcher.get_opcodes():
        shared = min(q1 - q0, s1 - s0) if tag in {"equal", "replace"} else 0
        steps += [(items[0] + q0 + at, places[0] + s0 + at) for at in range(shared)]
        steps += [(items[0] + at, None) for at in range(q0 + shared, q1)]
        steps += [(None, places[0] + at) for at in range(s0 + shared, s1)]
    return steps


def _fill(rows: Sequence[AlignmentRow], width: int) -> tuple[Costs, Costs]:
    """The least cost of reaching each pair, at all and by putting an item in."""
    along = np.arange(width + 1, dtype=np.int32)
    best = np.zeros((len(rows) + 1, width + 1), np.int32)
    added = np.zeros_like(best)
    added[0] = np.iinfo(np.int32).max // 4
    for at, row in enumerate(rows, start=1):
        added[at] = row.added + np.minimum(best[at - 1] + row.begins, added[at - 1])
        reached = added[at].copy()
        reached[1:] = np.minimum(reached[1:], best[at - 1, :-1] + row.beside)
        skipped = np.minimum.accumulate(reached - row.left_out * along) + row.left_out * along
        best[at] = np.minimum(reached, skipped + row.opens)
    return best, added


def _trace(rows: Sequence[AlignmentRow], best: Costs, added: Costs, column: int) -> list[Step]:
    """The steps, from the last to the first."""
    steps: list[Step] = []
    at, adding = len(rows), False
    while at:
        row, here = rows[at - 1], best[at, column]
        if not adding and column and here == best[at - 1, column - 1] + row.beside[column - 1]:
            steps.append((at - 1, column - 1))
            at, column = at - 1, column - 1
        elif adding or here == added[at, column]:
            steps.append((at - 1, None))
            adding = bool(added[at, column] != best[at - 1, column] + row.begins + row.added)
            at -= 1
        else:
            reached = np.minimum(added[at, 1:], best[at - 1, :-1] + row.beside)
            reached = np.append(added[at, :1], reached)[:column]
            cost = reached + row.left_out * np.arange(column, 0, -1, dtype=np.int32) + row.opens
            until = int(np.flatnonzero(cost == here)[-1])
            steps += [(None, left) for left in range(column - 1, until - 1, -1)]
            column = until
    return steps
