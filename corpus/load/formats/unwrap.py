"""Lines of printed pages made paragraphs again."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

_FULL = 0.8  # of the usual width: letters of a printed line differ in width
_BRIMFUL = 0.95  # after a sentence, a paragraph may end in a line that is almost full
_RUNNING_PAGES = 3  # a line at the edge of fewer pages may be the text's own
_SENTENCE_END = re.compile(r"""[.!?…:;]["”\u2019»)\]]*\s*\Z""")
_BULLET = re.compile(r"[•▪●◦‣]\s?")
_PAGE_NUMBER = re.compile(
    r"(?:page\s+)?[-\u2013—\s]*\d+[-\u2013—\s]*(?:(?:of|/)\s*\d+)?", re.IGNORECASE
)
_WORD_START = re.compile(r"[^\W\d_]+")
_BROKEN_WORD = re.compile(r"([^\W\d_]+)[-\u2010]\Z")


def unwrap_lines(pages: Sequence[str]) -> Iterator[str]:
    """The paragraphs of the pages, one line each; running heads and page numbers are left out.

    A word broken at a line's end is joined, and keeps its hyphen where the text has it elsewhere.
    """
    lines = [line for page in _without_running_lines(pages) for line in page]
    lengths = sorted(len(line) for line in lines if line)
    if not lengths:
        return
    width = lengths[9 * (len(lengths) - 1) // 10]
    words = frozenset(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", " ".join(lines).lower()))
    paragraph, before, gap = "", "", False
    for line in lines:
        if not line:
            gap = True
            continue
        if before and _ends(before, line, gap=gap, width=width):
            yield paragraph
            paragraph = ""
        paragraph = _append_line(paragraph, line, words=words)
        before, gap = line, False
    yield paragraph


def _ends(line: str, following: str, *, gap: bool, width: int) -> bool:
    """Whether a paragraph ends between the two lines; a gap is blank, or the edge of a page."""
    if _BULLET.match(following):
        return True
    reach = (len(line) + 1 + len(following.split(maxsplit=1)[0])) / width
    if _SENTENCE_END.search(line):
        return gap or reach < _BRIMFUL
    return reach < _FULL and not following[0].islower()


def _append_line(paragraph: str, line: str, *, words: Collection[str]) -> str:
    if not paragraph:
        return line
    if paragraph.endswith("\u00ad"):
        return paragraph[:-1] + line
    broken, rest = _BROKEN_WORD.search(paragraph), _WORD_START.match(line)
    if broken is None or rest is None or not line[0].islower():
        return f"{paragraph} {line}"
    if f"{broken[1]}-{rest[0]}".lower() in words:
        return paragraph + line
    return paragraph[:-1] + line


def _without_running_lines(pages: Sequence[str]) -> Iterator[list[str]]:
    """Each page's lines without its number and what stands at the same edge of most pages."""
    split = [[" ".join(line.split()) for line in page.strip().split("\n")] for page in pages]
    heads = Counter(_pattern(lines[0]) for lines in split)
    feet = Counter(_pattern(lines[-1]) for lines in split)
    often = max(_RUNNING_PAGES, len(split) / 2)
    for lines in split:
        kept = list(lines)
        while kept and (_PAGE_NUMBER.fullmatch(kept[0]) or heads[_pattern(kept[0])] >= often):
            kept.pop(0)
        while kept and (_PAGE_NUMBER.fullmatch(kept[-1]) or feet[_pattern(kept[-1])] >= often):
            kept.pop()
        yield [*kept, ""]


def _pattern(line: str) -> str:
    return re.sub(r"\d+", "#", line)
