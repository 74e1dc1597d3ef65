"""Align a quotation's words with those of a source at the least cost (Gotoh 1982)."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Costs = npt.NDArray[np.int32]

Step = tuple[int | None, int | None]  # an item of the quotation and its word of the source

# Only their proportions matter. A substitution costs less than a deletion and an insertion; a long
# gap costs little more than a short one (affine), because quoters leave out whole passages.
SUBSTITUTION_COST = 12
SIMILAR_COST = 4
GAP_OPEN_COST = 8
INSERTION_COST = 8
GAP_EXTEND_COST = 1
SHINGLE = 4  # words in a row by which long texts are aligned
MAX_CELLS = 1_000_000  # of the cost matrix, 8 MB and 50 ms; beyond, shingles are aligned


@dataclass(frozen=True, slots=True)
class AlignmentRow:
    """The costs of an item: opposite each source word, as an insertion, and of a gap after it."""

    opposite: Costs
    insertion: int = INSERTION_COST
    gap_extend: int = GAP_EXTEND_COST
    gap_open: int = GAP_OPEN_COST

    @property
    def insertion_open(self) -> int:
        """The extra cost of the first of several inserted items."""
        return GAP_OPEN_COST if self.insertion else 0


def align(rows: Sequence[AlignmentRow], width: int) -> list[Step]:
    """The cheapest steps through the rows and `width` words of a source (semi-global).

    Source words before and after the quotation cost nothing and are left out.
    """
    best, added = _fill(rows, width)
    return _trace(rows, best, added, int(np.argmin(best[-1])))[::-1]


def align_long(quoted: Sequence[int], source: Sequence[int]) -> list[Step]:
    """Steps through two long lists of word ids, by their longest common runs."""
    steps: list[Step] = []
    item = position = 0
    matcher = SequenceMatcher(None, _shingles(quoted), _shingles(source))
    for block in matcher.get_matching_blocks()[:-1]:
        overlap = max(item - block.a, position - block.b, 0)
        block_item, block_position = block.a + overlap, block.b + overlap
        size = block.size + SHINGLE - 1 - overlap
        if size <= 0:
            continue
        # Source words before the quotation insertion_open are not part of the alignment.
        position = position if steps else max(0, block_position - (block_item - item))
        steps += _between(quoted, source, (item, block_item), (position, block_position))
        steps += [(block_item + step, block_position + step) for step in range(size)]
        item, position = block_item + size, block_position + size
    remaining = len(quoted) - item
    steps += _between(quoted, source, (item, len(quoted)), (position, position + remaining))
    with_item = [index for index, step in enumerate(steps) if step[0] is not None]
    return steps[with_item[0] : with_item[-1] + 1]


def _shingles(word_ids: Sequence[int]) -> list[tuple[int, ...]]:
    """Each word with those after it, since single words are too common to align by."""
    return [
        tuple(word_ids[index : index + SHINGLE]) for index in range(len(word_ids) - SHINGLE + 1)
    ]


def _between(
    quoted: Sequence[int], source: Sequence[int], items: tuple[int, int], positions: tuple[int, int]
) -> list[Step]:
    """Steps through the parts of both between two common runs."""
    quoted_part, source_part = quoted[slice(*items)], source[slice(*positions)]
    steps: list[Step] = []
    if len(quoted_part) * len(source_part) > MAX_CELLS:
        return [(offset, None) for offset in range(*items)] + [
            (None, offset) for offset in range(*positions)
        ]
    matcher = SequenceMatcher(None, quoted_part, source_part, autojunk=False)
    for tag, q0, q1, s0, s1 in matcher.get_opcodes():
        shared = min(q1 - q0, s1 - s0) if tag in {"equal", "replace"} else 0
        steps += [(items[0] + q0 + offset, positions[0] + s0 + offset) for offset in range(shared)]
        steps += [(items[0] + offset, None) for offset in range(q0 + shared, q1)]
        steps += [(None, positions[0] + offset) for offset in range(s0 + shared, s1)]
    return steps


def _fill(rows: Sequence[AlignmentRow], width: int) -> tuple[Costs, Costs]:
    """Two cost matrices: the least cost of each cell, and that with an insertion as last step."""
    columns = np.arange(width + 1, dtype=np.int32)
    best = np.zeros((len(rows) + 1, width + 1), np.int32)
    added = np.zeros_like(best)
    added[0] = np.iinfo(np.int32).max // 4
    for index, row in enumerate(rows, start=1):
        added[index] = row.insertion + np.minimum(
            best[index - 1] + row.insertion_open, added[index - 1]
        )
        without_gap = added[index].copy()
        without_gap[1:] = np.minimum(without_gap[1:], best[index - 1, :-1] + row.opposite)
        with_gap = (
            np.minimum.accumulate(without_gap - row.gap_extend * columns) + row.gap_extend * columns
        )
        best[index] = np.minimum(without_gap, with_gap + row.gap_open)
    return best, added


def _trace(rows: Sequence[AlignmentRow], best: Costs, added: Costs, column: int) -> list[Step]:
    """The steps of the cheapest path, last to first."""
    steps: list[Step] = []
    index, inserting = len(rows), False
    while index:
        row, cost_here = rows[index - 1], best[index, column]
        if (
            not inserting
            and column
            and cost_here == best[index - 1, column - 1] + row.opposite[column - 1]
        ):
            steps.append((index - 1, column - 1))
            index, column = index - 1, column - 1
        elif inserting or cost_here == added[index, column]:
            steps.append((index - 1, None))
            inserting = bool(
                added[index, column] != best[index - 1, column] + row.insertion_open + row.insertion
            )
            index -= 1
        else:
            reached = np.minimum(added[index, 1:], best[index - 1, :-1] + row.opposite)
            reached = np.append(added[index, :1], reached)[:column]
            cost = (
                reached + row.gap_extend * np.arange(column, 0, -1, dtype=np.int32) + row.gap_open
            )
            gap_start = int(np.flatnonzero(cost == cost_here)[-1])
            steps += [(None, skipped) for skipped in range(column - 1, gap_start - 1, -1)]
            column = gap_start
    return steps
