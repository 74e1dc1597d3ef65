"""Notes at the foot of printed pages, tied to the words with their number."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median
from typing import TYPE_CHECKING

from corpus.load.formats.page_lines import RAISED_NUMBER

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from corpus.load.formats.page_lines import PageLine

TIED_NOTE = re.compile("\ue002(\\d+)\ue003")  # the place of a note, by its index
_SMALLER = 0.94  # of the size of the text: type in which notes are set
_NOTE = re.compile(
    "(?:\ue000(?P<mark>[^\ue001]{1,4})\ue001|(?P<sign>\\d{1,3}|[*†‡§]{1,3})[.)]?\\s)\\s*(?=\\S)"
)
_AFTER_STOP = re.compile("(?<=[.,;:!?”\u2019»)\\]\"'])\ue000[^\ue001]*\ue001")
_LEFT = re.compile("[\ue000\ue001]")
_WIDER = 1.3  # of the usual distance of lines: the gap above notes set like the text


@dataclass(frozen=True, slots=True)
class NotedPages:
    """The pages without their notes, and these with the numbers of their pages.

    TIED_NOTE in a line is a note's index.
    """

    pages: tuple[tuple[PageLine, ...], ...]
    notes: tuple[tuple[str, int], ...]


def separate_notes(
    pages: Sequence[Sequence[PageLine]], *, join: Callable[[str, str], str]
) -> NotedPages:
    """Take the notes from the foot of each column, and put their places where their numbers are.

    `join` appends a line to the text before it.
    """
    sizes: Counter[float] = Counter()
    for line in (line for page in pages for line in page if line.size is not None):
        sizes[line.size or 0.0] += len(line.text)
    if not sizes:
        return NotedPages(tuple(map(tuple, pages)), ())
    size = sizes.most_common(1)[0][0]
    notes: list[tuple[str, int]] = []
    kept = []
    for number, page in enumerate(pages, start=1):
        near = [line for other in pages[max(0, number - 2) : number] for line in other]
        signs = frozenset(sign for line in near for sign in RAISED_NUMBER.findall(line.text))
        text, found = _split_page(page, size, signs, join)
        kept.append(tuple(_tie(text, found, len(notes))))
        notes += [(note, number) for _, note in found]
    return NotedPages(tuple(kept), tuple(notes))


def _split_page(
    page: Sequence[PageLine],
    size: float,
    signs: Collection[str],
    join: Callable[[str, str], str],
) -> tuple[list[PageLine], list[tuple[str, str]]]:
    """The lines of the text, and the notes with their signs."""
    text: list[PageLine] = []
    notes: list[tuple[str, str]] = []
    for _, group in groupby(page, key=lambda line: line.column):
        lines = list(group)
        first = len(lines)
        while first and (lines[first - 1].size or size) <= _SMALLER * size:
            first -= 1
        while first < len(lines) and not _NOTE.match(lines[first].text):
            first += 1
        if first == len(lines):
            first = _note_of_same_size(lines, page, signs)
        text += lines[:first]
        for line in lines[first:]:
            match = _NOTE.match(line.text)
            if match:
                notes.append((match["mark"] or match["sign"], line.text[match.end() :]))
            else:
                sign, before = notes[-1]
                notes[-1] = (sign, join(before, line.text))
    return text, notes


def _note_of_same_size(
    lines: Sequence[PageLine], page: Sequence[PageLine], signs: Collection[str]
) -> int:
    """The index of the first note in the text's own type; after all lines where there is none.

    It begins with a number that is raised in the text of this page or the one before, below a
    wider gap; nothing but notes is below it.
    """
    gaps = [_gap(*pair) for pair in pairwise(page)]
    usual = median([gap for gap in gaps if gap > 0] or [0.0])
    size = Counter(line.size for line in page).most_common(1)[0][0] or 0.0
    first = len(lines)
    for at, line in reversed([*enumerate(lines)]):
        match = _NOTE.match(line.text)
        is_note = match and (match["mark"] or match["sign"]) in signs
        before = next(n for n, other in enumerate(page) if other is line) - 1
        is_apart = before >= 0 and _gap(page[before], line) > _WIDER * usual
        if line.is_bold or (line.size or 0.0) > size or (is_apart and not is_note):
            break
        if is_note and is_apart:
            first = at
    return first


def _gap(line: PageLine, following: PageLine) -> float:
    """The distance of two base lines; negative where the second is above, as in a new column."""
    return (line.height or 0.0) - (following.height or 0.0)


def _tie(
    lines: list[PageLine], notes: Sequence[tuple[str, str]], offset: int
) -> Iterator[PageLine]:
    """The lines with the places of notes; those without a number in them are the last line's."""
    open_notes = {sign: offset + at for at, (sign, _) in enumerate(notes)}
    for line in lines:
        text = line.text
        for sign, at in list(open_notes.items()):
            place = f"\ue002{at}\ue003"
            tied = text.replace(f"\ue000{sign}\ue001", place, 1)
            if tied == text:
                glued = rf"(?<=[.,;:!?”\u2019»)\"']){re.escape(sign)}(?=\s|\Z)"
                tied = re.sub(glued, place, text, count=1)
            if tied != text:
                text = tied
                del open_notes[sign]
        is_last = line is lines[-1]
        text += "".join(f"\ue002{at}\ue003" for at in open_notes.values()) if is_last else ""
        yield replace(line, text=without_note_signs(text))


def without_note_signs(text: str) -> str:
    """The text without raised numbers after a stop; others, as in "m²", become plain ones."""
    return _LEFT.sub("", _AFTER_STOP.sub("", text)) if RAISED_NUMBER.search(text) else text
