"""The parts of a page in reading order: columns one after the other, tables row by row.

Rows of words that leave the same strip free are columns, where both sides of it hold running text.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from corpus.load.formats.page_rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.load.formats.page_words import PageWord

_MIN_ROWS = 3  # with words on each side of a strip
_MIN_STRIP = 0.85  # of the type's size, of the width of a strip between columns
_MIN_CELL = 1.2  # of the type's size, between the cells of a table
_MIN_COLUMN_WORDS = 2.5  # in each of a column's lines; less, and they are labels or cells
_MOST = 0.9  # of the words, in columns beside which others are strays
_MIN_NUMBERS = 2  # of lines in the margin
_MIN_GAPS = 5  # between rows of a page that has heads or feet
_APART = 1.6  # of the usual distance of rows
_MAX_EDGE = 3  # rows of a head or foot
_MIN_NOTE_WORDS = 4  # in a line of a note; heads and feet have fewer in a column
_MIN_APART = 2.0  # of the type's size, between two things in one row at the edge
_Strip = tuple[float, float]


@dataclass(frozen=True, slots=True)
class PagePart:
    """Lines of a page that are read one after the other; each is its cells, each of its words."""

    lines: tuple[tuple[tuple[PageWord, ...], ...], ...]
    is_table: bool = False


def reading_order(words: Sequence[PageWord]) -> tuple[PagePart, ...]:
    """The parts of the page; numbers of lines in the margin are left out."""
    if not words:
        return ()
    size = median(word.size for word in words)
    rows = _without_line_numbers(rows_of(words), size)
    first, end = _edges(rows)
    strips = _column_strips(rows[first:end], size)
    if _go_on_below(rows[end:], strips):
        end = len(rows)
    head, foot = (_edge(edge, size, strips) for edge in (rows[:first], rows[end:]))
    parts = [head, *_parts(rows[first:end], size), foot]
    return tuple(part for part in parts if part.lines)


def _without_line_numbers(rows: list[list[PageWord]], size: float) -> list[list[PageWord]]:
    """The rows without the numbers at one side that count most of them, one after the other."""
    for side in (0, -1):
        numbers = [row[side] for row in rows if _has_number_apart(row, side, size)]
        counts = all(int(after.text) - int(one.text) == 1 for one, after in pairwise(numbers))
        if counts and len(numbers) >= max(_MIN_ROWS, len(rows) / 2):
            rest = ([word for word in row if word not in numbers] for row in rows)
            rows = [row for row in rest if row]
    return rows


def _has_number_apart(row: list[PageWord], side: int, size: float) -> bool:
    """Whether the first or last word of the row is a number with a strip beside it."""
    if len(row) == 1 or not row[side].text.isdecimal():
        return False
    left, right = (row[0], row[1]) if side == 0 else (row[-2], row[-1])
    return right.left - left.right >= _MIN_STRIP * size


def _edges(rows: list[list[PageWord]]) -> tuple[int, int]:
    """How many rows stand apart at the head of the page, and where those at its foot begin."""
    gaps = [before[0].base - after[0].base for before, after in pairwise(rows)]
    if len(gaps) < _MIN_GAPS:
        return 0, len(rows)
    wide = _APART * median(gaps)
    first = next((at + 1 for at, gap in enumerate(gaps[:_MAX_EDGE]) if gap > wide), 0)
    foot = (at for at in range(1, _MAX_EDGE + 1) if gaps[-at] > wide)
    return first, max(first, len(rows) - next(foot, 0))


def _column_strips(rows: list[list[PageWord]], size: float) -> list[_Strip]:
    """The strips between the columns of running text, in most of the rows; none in other rows."""
    found = _longest_run(rows, size)
    if found is None:
        return []
    first, end, strips = found
    strips = _between_columns(rows[first:end], strips)
    cells = [_cells(row, strips) for row in rows[first:end]]
    columns = [[row[at] for row in cells if row[at]] for at in range(len(strips) + 1)]
    return strips if all(map(_is_running, columns)) else []


def _go_on_below(rows: list[list[PageWord]], strips: Sequence[_Strip]) -> bool:
    """Whether the columns go on in the rows that stand apart at the foot, as notes do."""
    cells = [_cells(row, strips) for row in rows]
    columns = [[row[at] for row in cells if row[at]] for at in range(len(strips) + 1)]
    longest = [max(map(len, column), default=0) for column in columns]
    return len(rows) > 1 and len(columns) > 1 and min(longest) >= _MIN_NOTE_WORDS


def _edge(rows: list[list[PageWord]], size: float, strips: Sequence[_Strip]) -> PagePart:
    """Rows at the edge of the page, where what stands apart in one row is a line of its own.

    Several rows, such as notes, are read in the columns that the text has, the first one first.
    """
    lines: list[tuple[tuple[PageWord, ...], ...]] = []
    for row in rows:
        cells = [[row[0]]]
        for before, word in pairwise(row):
            gap = (before.right, word.left)
            is_free = bool(_intersection(strips, [gap], size))
            if gap[1] - gap[0] > _MIN_APART * size or is_free:
                cells.append([])
            cells[-1].append(word)
        lines += [(tuple(cell),) for cell in cells]
    if len(rows) > 1:
        lines.sort(key=lambda line: sum(line[0][0].left >= strip[1] - 1 for strip in strips))
    return PagePart(tuple(lines))


def _parts(rows: list[list[PageWord]], size: float) -> Iterator[PagePart]:
    found = _longest_run(rows, size)
    if found is None:
        if rows:
            yield PagePart(tuple((tuple(row),) for row in rows))
        return
    first, end, strips = found
    yield from _parts(rows[:first], size)
    yield from _split(rows[first:end], strips, size)
    yield from _parts(rows[end:], size)


def _split(rows: list[list[PageWord]], strips: list[_Strip], size: float) -> Iterator[PagePart]:
    """The parts of rows that have the same strips free."""
    strips = _between_columns(rows, strips)
    cells = [_cells(row, strips) for row in rows]
    columns = [[row[at] for row in cells if row[at]] for at in range(len(strips) + 1)]
    if _are_numbers(columns[0]):
        rest = [[word for cell in row[1:] for word in cell] for row in cells]
        yield from _parts([row for row in rest if row], size)
    elif _are_numbers(columns[-1]):
        rest = [[word for cell in row[:-1] for word in cell] for row in cells]
        yield from _parts([row for row in rest if row], size)
    elif all(_is_running(column) for column in columns):
        for at in range(len(columns)):
            words = [word for row in cells for word in row[at]]
            yield from _parts(rows_of(words), size)
    elif len(strips) > 1 or _are_figures(columns):
        yield from _table(rows, cells, size)
    else:
        yield PagePart(tuple((tuple(row),) for row in rows))


def _between_columns(rows: list[list[PageWord]], strips: list[_Strip]) -> list[_Strip]:
    """The strips between columns of running text, where these hold most words; else all."""
    cells = [_cells(row, strips) for row in rows]
    columns = [[row[at] for row in cells if row[at]] for at in range(len(strips) + 1)]
    running = [at for at, column in enumerate(columns) if _is_running(column)]
    words = sum(len(line) for at in running for line in columns[at])
    is_text = len(running) > 1 and words >= _MOST * sum(map(len, rows))
    return [strips[at - 1] for at in running[1:]] if is_text else strips


def _table(
    rows: list[list[PageWord]], cells: list[list[list[PageWord]]], size: float
) -> Iterator[PagePart]:
    """The rows of a table with their cells; lines of one cell above and below are no rows."""
    several = [at for at, row in enumerate(cells) if sum(map(bool, row)) > 1]
    first, end = several[0], several[-1] + 1
    inner = _longest_run(rows[first:end], size)
    if inner is not None and (inner[0], inner[1]) == (0, end - first):
        cells[first:end] = [_cells(row, inner[2]) for row in rows[first:end]]
    full = (tuple(tuple(cell) for cell in row if cell) for row in cells[first:end])
    yield PagePart(tuple((tuple(row),) for row in rows[:first]))
    yield PagePart(tuple(full), is_table=True)
    yield PagePart(tuple((tuple(row),) for row in rows[end:]))


def _cells(row: Sequence[PageWord], strips: Sequence[_Strip]) -> list[list[PageWord]]:
    cells: list[list[PageWord]] = [[] for _ in range(len(strips) + 1)]
    for word in row:
        cells[sum(word.left >= strip[0] for strip in strips)].append(word)
    return cells


def _are_numbers(column: Sequence[Sequence[PageWord]]) -> bool:
    """Whether the column is numbers of lines, which grow by the same step."""
    written = [line[0].text for line in column if len(line) == 1]
    if len(written) < len(column) or not all(text.isdecimal() for text in written):
        return False
    numbers = [int(text) for text in written]
    steps = {after - before for before, after in pairwise(numbers)}
    return len(numbers) >= _MIN_NUMBERS and len(steps) == 1 and steps <= {1, 5, 10}


def _is_running(column: Sequence[Sequence[PageWord]]) -> bool:
    """Whether the lines of the column are long enough for running text."""
    return sum(map(len, column)) >= _MIN_COLUMN_WORDS * len(column) and len(column) >= _MIN_ROWS


def _are_figures(columns: Sequence[Sequence[Sequence[PageWord]]]) -> bool:
    """Whether the last column is mostly figures."""
    last = [line[-1].text for line in columns[-1]]
    return sum(any(map(str.isdigit, text)) for text in last) > len(last) / 2


def _longest_run(rows: list[list[PageWord]], size: float) -> tuple[int, int, list[_Strip]] | None:
    """The first row and end of the longest run that leaves strips free, and these."""
    best: tuple[int, int, list[_Strip]] | None = None
    free = [_free_strips(row, size) for row in rows]
    for first in range(len(rows)):
        if best is not None and len(rows) - first <= best[1] - best[0]:
            break
        strips = free[first]
        end = first + 1
        last: tuple[int, list[_Strip]] | None = None
        while end < len(rows):
            strips = _intersection(strips, free[end], size)
            end += 1
            inner = _inner_strips(rows[first:end], strips)
            if inner:
                last = (end, inner)
            if not strips:
                break
        if last and (best is None or last[0] - first > best[1] - best[0]):
            best = (first, *last)
    return best


def _free_strips(row: Sequence[PageWord], size: float) -> list[_Strip]:
    """The strips without words, also before the first and after the last."""
    strips = [(float("-inf"), row[0].left)]
    right = row[0].right
    for word in row[1:]:
        if word.left - right >= _MIN_STRIP * size:
            strips.append((right, word.left))
        right = max(right, word.right)
    return [*strips, (right, float("inf"))]


def _intersection(strips: Sequence[_Strip], others: Sequence[_Strip], size: float) -> list[_Strip]:
    both = ((max(a, c), min(b, d)) for a, b in strips for c, d in others)
    return [(start, end) for start, end in both if end - start >= _MIN_STRIP * size]


def _inner_strips(rows: Sequence[Sequence[PageWord]], strips: Sequence[_Strip]) -> list[_Strip]:
    """The strips with words of enough rows on both sides."""
    return [
        strip
        for strip in strips
        if sum(row[0].right <= strip[0] + 1 for row in rows) >= _MIN_ROWS
        and sum(row[-1].left >= strip[1] - 1 for row in rows) >= _MIN_ROWS
    ]
