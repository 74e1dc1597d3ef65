"""The lines of a printed page in reading order, with their place and type."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.load.formats.page_columns import reading_order
from corpus.load.formats.page_rows import NOTE_SIGN, SIGN_RAISED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.load.formats.page_words import PageWord

RAISED_NUMBER = re.compile(
    "\ue000([^\ue001]{1,4})\ue001"
)  # a small raised number, as `PageLine` has it
_SMALLER = 0.85  # of the size of the line: type in which notes are numbered
_RAISED = 0.12  # of the size of the line


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page; `height` is that of its base line above the foot, in points.

    `size` is that of its type in points, `left` and `right` are where its words begin and end. They
    are None where the file does not tell. `column` counts the parts of the page that are read one
    after the other. A small raised number stands in the text between U+E000 and U+E001.
    `is_row` is True of a row of a table, whose cells are parted by " | ".
    """

    text: str
    height: float | None = None
    size: float | None = None
    is_bold: bool = False
    left: float | None = None
    right: float | None = None
    column: int = 0
    is_row: bool = False


def plain_lines(page: str) -> tuple[PageLine, ...]:
    """The lines of a page of which only the text is known; white space in them is folded."""
    return tuple(PageLine(" ".join(line.split())) for line in page.strip().split("\n"))


def lines_of_words(words: Sequence[PageWord]) -> tuple[PageLine, ...]:
    """The lines of the words of a page, column by column."""
    return tuple(_lines(words))


def _lines(words: Sequence[PageWord]) -> Iterator[PageLine]:
    for column, part in enumerate(reading_order(words)):
        for cells in part.lines:
            yield _line(cells, column, is_row=part.is_table)


def _line(cells: Sequence[Sequence[PageWord]], column: int, *, is_row: bool) -> PageLine:
    words = [word for cell in cells for word in cell]
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[word.size] += len(word.text)
    size = max(sizes, key=lambda one: (sizes[one], one))
    bases = Counter(word.base for word in words if word.size >= _SMALLER * size)
    base = bases.most_common(1)[0][0]
    text = (" | " if is_row else " ").join(_cell(cell, size, base) for cell in cells)
    bold = sum(len(word.text) for word in words if word.is_bold)
    return PageLine(
        text,
        base,
        size,
        bold > sum(len(word.text) for word in words) / 2,
        min(word.left for word in words),
        max(word.right for word in words),
        column,
        is_row and len(cells) > 1,
    )


def _cell(words: Sequence[PageWord], size: float, base: float) -> str:
    text = ""
    for word in words:
        raised = _RAISED if word.size < _SMALLER * size else SIGN_RAISED
        is_mark = word.base > base + raised * size and NOTE_SIGN.fullmatch(word.text)
        shown = f"\ue000{word.text}\ue001" if is_mark else word.text
        glued = is_mark and text
        text += shown if glued or not text else f" {shown}"
    return text
