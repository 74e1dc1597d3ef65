"""Notes at the foot of printed pages, tied to the words with their number."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from corpus.load.formats.page_lines import RAISED_NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.load.formats.page_lines import PageLine

TIED_NOTE = re.compile("\ue002(\\d+)\ue003")  # the place of a note, by its index
_SMALLER = 0.94  # of the size of the text: type in which notes are set
_NOTE = re.compile(
    "(?:\ue000(?P<mark>[^\ue001]{1,4})\ue001|(?P<sign>\\d{1,3}|[*†‡§]{1,3})[.)]?\\s)\\s*(?=\\S)"
)
_AFTER_STOP = re.compile("(?<=[.,;:!?”\u2019»)\\]\"'])\ue000[^\ue001]*\ue001")
_LEFT = re.compile("[\ue000\ue001]")
_MAX_DISTANCE = 3.0  # of the size of the type, between the lines of notes


@dataclass(frozen=True, slots=True)
class NotedPages:
    """The pages without their notes, and these with the numbers of their pages.

    TIED_NOTE in a line is a note's index.
    """

    pages: tuple[tuple[PageLine, ...], ...]
    notes: tuple[tuple[str, int], ...]


def separate_notes(pages: Sequence[Sequence[PageLine]]) -> NotedPages:
    """Take the notes from the foot of each column, and put their places where their numbers are."""
    sizes: Counter[float] = Counter()
    for line in (line for page in pages for line in page if line.size is not None):
        sizes[line.size or 0.0] += len(line.text)
    if not sizes:
        return NotedPages(tuple(map(tuple, pages)), ())
    size = sizes.most_common(1)[0][0]
    notes: list[tuple[str, int]] = []
    kept = []
    for number, page in enumerate(pages, start=1):
        text, found = _split_page(page, size)
        kept.append(tuple(_tie(text, found, len(notes))))
        notes += [(note, number) for _, note in found]
    return NotedPages(tuple(kept), tuple(notes))


def _split_page(
    page: Sequence[PageLine], size: float
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
        text += lines[:first]
        for line in lines[first:]:
            match = _NOTE.match(line.text)
            if match:
                notes.append((match["mark"] or match["sign"], line.text[match.end() :]))
            else:
                sign, before = notes[-1]
                notes[-1] = (sign, f"{before} {line.text}")
    return text, notes


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
