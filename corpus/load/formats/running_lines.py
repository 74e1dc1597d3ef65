"""Running heads and feet, page numbers and printer's marks: what stands around printed pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus.load.formats.page_lines import PageLine

_EDGE_LINES = 6  # at the head or foot of a page that may be no part of the text
_RUNNING_PAGES = 3  # where no height is known, a line of fewer pages may be the text's own
_MAX_CHARS = 120
_MAX_WORDS = 12
_MIN_SENTENCE_WORDS = 5  # fewer words with a full stop may be a society's name
_NEXT_ROW = 1.5  # of the type's size, between two rows of one head
_MIN_PAGES = 2  # with the same line, or numbers that follow each other
_SAME_HEIGHT = 3.0  # points by which the base lines of one running head differ
_SLOT_SHARE = 0.6  # of pages; at a height where more lines repeat, no text begins
_ALL_SLOT_SHARE = 0.8  # then a line there is a running head although it stands once
_PAGE_NUMBER = re.compile(
    r"(?:page|seite|p\.|pág\.?|стр\.?)?[-\u2013—\s|\[(]*(?:\d+|[ivxl]+)[-\u2013—\s|\])]*"
    r"(?:(?:of|von|de|sur|/)\s*\d+)?",
    re.IGNORECASE,
)
_NAMES_PAGE = re.compile(
    r"(?:.{0,60}\W)?(?:page|seite|pagina|página|strona|страница|сторінка)\s*\d+"
    r"(?:\s*(?:of|von|de|sur|/)\s*\d+)?\W*",
    re.IGNORECASE,
)


def without_running_lines(pages: Sequence[Sequence[PageLine]]) -> Iterator[list[PageLine]]:
    """Each page's lines without its number and what stands at the same edge of several pages."""
    heads = _RunningLines([page[:_EDGE_LINES] for page in pages])
    feet = _RunningLines([page[: -_EDGE_LINES - 1 : -1] for page in pages])
    for page in pages:
        first, end = 0, len(page)
        while first < end and (row := _row_at(page, first, 1)):
            if not any(heads.has(line, is_outer=_is_outer(page, at, 0)) for at, line in row):
                break
            first += len(row)
        while end > first and (row := _row_at(page, end - 1, -1)):
            outer = len(page) - 1
            if not any(feet.has(line, is_outer=_is_outer(page, at, outer)) for at, line in row):
                break
            end -= len(row)
        yield list(page[first:end])


def _row_at(page: Sequence[PageLine], at: int, step: int) -> list[tuple[int, PageLine]]:
    """The line with its place, and those after it in its row that are no text: one head."""
    row = [(at, page[at])]
    while 0 <= (at := at + step) < len(page) and not _is_text(page[at].text):
        if page[at].column != row[0][1].column or not _is_level(page[at], row[0][1]):
            break
        row.append((at, page[at]))
    return row


class _RunningLines:
    """The lines that repeat at one edge of the pages."""

    def __init__(self, edges: Sequence[Sequence[PageLine]]) -> None:
        self._pages = len(edges)
        self._counts = Counter(key for edge in edges for key in {_pattern(line) for line in edge})
        self._numbered = _numbered_rows(edges)
        self._slots: dict[int, list[tuple[int, PageLine]]] = defaultdict(list)
        self._heights: dict[str, list[float]] = defaultdict(list)
        for page, edge in enumerate(edges):
            for line in (line for line in edge if line.height is not None):
                for key in {_pattern(line), line.text}:
                    self._heights[key].append(line.height or 0.0)
                self._slots[_slot(line.height or 0.0)].append((page, line))

    def has(self, line: PageLine, *, is_outer: bool) -> bool:
        """Whether the line is a page's number, or repeats where no text stands.

        Only in the outer line of a page may the repeated words have another number: further in,
        "Part 1" and "Part 2" are headings of the text.
        """
        if _is_text(line.text):
            return False
        if not line.text or self._numbers_page(line):
            return True
        if line.text[:1].islower() and not self._is_on_most_pages(line):
            return False  # it goes on from the line before
        if line.height is None:
            return self._counts[_pattern(line)] >= max(_RUNNING_PAGES, self._pages / 2)
        if self._repeats(line, _pattern(line) if is_outer else line.text):
            return self._share_at(line.height) >= _SLOT_SHARE
        return is_outer and self._share_at(line.height) >= _ALL_SLOT_SHARE

    def _numbers_page(self, line: PageLine) -> bool:
        """Whether the line is a page's number, or in one row with one."""
        if any(_is_level(line, number) for number in self._numbered):
            return True
        return bool(_PAGE_NUMBER.fullmatch(line.text) or _NAMES_PAGE.fullmatch(line.text))

    def _is_on_most_pages(self, line: PageLine) -> bool:
        """Whether the line is on most pages at the same height, but for its numbers."""
        if line.height is None:
            return False
        heights = self._heights[_pattern(line)]
        times = sum(abs(other - line.height) <= _SAME_HEIGHT for other in heights)
        return times >= max(_MIN_PAGES, self._pages / 2)

    def _repeats(self, line: PageLine, key: str) -> bool:
        """Whether a line of the same key stands at the same height on another page."""
        heights = self._heights[key]
        return sum(abs(other - (line.height or 0.0)) <= _SAME_HEIGHT for other in heights) > 1

    def _share_at(self, height: float) -> float:
        """The share of the rows at this height, of a page and column, where a line repeats."""
        slots: Iterable[int] = range(_slot(height) - 1, _slot(height) + 2)
        lines = [line for slot in slots for line in self._slots.get(slot, ())]
        near = [
            (n, line) for n, line in lines if abs((line.height or 0.0) - height) <= _SAME_HEIGHT
        ]
        repeating = {(n, line.column) for n, line in near if self._repeats(line, _pattern(line))}
        rows = {(n, line.column) for n, line in near}
        return len(repeating) / len(rows) if rows else 0.0


def _numbered_rows(edges: Sequence[Sequence[PageLine]]) -> list[PageLine]:
    """A line of each row at the edge in which the pages are numbered one after the other."""
    found: dict[int, list[PageLine]] = defaultdict(list)
    for page, edge in enumerate(edges):
        for line in edge:
            if line.height is not None and _is_level(line, edge[0]) and line.text.isdecimal():
                found[int(line.text) - page].append(line)
    best = max(found.values(), key=len, default=[])
    return best if len(best) >= max(_MIN_PAGES, len(edges) / 2) else []


def _is_outer(page: Sequence[PageLine], at: int, edge: int) -> bool:
    """Whether the line is in the page's outer row, or right below or above a running line."""
    line, before = page[at], page[max(0, at - 1) if edge == 0 else min(edge, at + 1)]
    if _is_level(line, page[edge]):
        return True
    if line.height is None or before.height is None:
        return False
    return abs(line.height - before.height) <= _NEXT_ROW * (line.size or 0.0)


def _is_level(line: PageLine, outer: PageLine) -> bool:
    """Whether the line is the outer one of its page or stands in one row with it."""
    if line is outer:
        return True
    known = line.height is not None and outer.height is not None
    return known and abs((line.height or 0.0) - (outer.height or 0.0)) <= _SAME_HEIGHT


def _is_text(line: str) -> bool:
    """Whether the line is a long one or the end of a sentence."""
    words = line.split()
    ends = line.endswith((".", "!", "?")) and len(words) >= _MIN_SENTENCE_WORDS
    return len(words) > _MAX_WORDS or len(line) > _MAX_CHARS or ends


def _slot(height: float) -> int:
    return round(height / _SAME_HEIGHT)


def _pattern(line: PageLine) -> str:
    return re.sub(r"\d+", "#", line.text.casefold())
