"""Lines of printed pages made paragraphs again."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.load.formats.parsed_file import Block, BlockMark
from corpus.load.formats.running_lines import without_running_lines
from corpus.model.mark import MarkKind
from corpus.structure.label_forms import LabelForm, form_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from corpus.load.formats.page_lines import PageLine

_FULL = 0.8  # of the usual width: letters of a printed line differ in width
_BRIMFUL = 0.95  # after a sentence, a paragraph may end in a line that is almost full
_LARGER = 1.07  # of the usual size: type in which headings are set
_MAX_HEADING_CHARS = 150
_WIDER = 1.3  # of the usual distance of lines: a gap between paragraphs
_SENTENCE_END = re.compile(r"""[.!?…:;]["”\u2019»)\]]*\s*\Z""")
_BULLET = re.compile(r"[•▪●◦‣]\s?")
_LABEL = re.compile(
    r"(?P<label>[^\W\d_][\w.’' -]{0,38}?)(?:\s?\([^()]{1,40}\)){0,3}\s?:(?=\s|\Z)|"
    r"(?P<letter>[QA])\.(?=\s)"
)
_SURE = (LabelForm.OFFICE, LabelForm.PERSON)
_MIN_LABEL_USES = 2  # a label that opens as many lines opens paragraphs
_WORD_START = re.compile(r"[^\W\d_]+")
_BROKEN_WORD = re.compile(r"([^\W\d_]+)[-\u2010]\Z")
_HEADING = BlockMark(MarkKind.HEADING)


@dataclass(frozen=True, slots=True)
class _Layout:
    """What is usual in a document: width in characters, size of type, distance of lines."""

    width: int
    size: float | None
    distance: float | None
    is_bold: bool
    labels: frozenset[str]
    words: frozenset[str]

    @classmethod
    def of(cls, pages: Sequence[Sequence[PageLine]]) -> _Layout:
        lines = [line for page in pages for line in page if line.text]
        lengths = sorted(len(line.text) for line in lines)
        sizes: Counter[tuple[float | None, bool]] = Counter()
        for line in lines:
            sizes[line.size, line.is_bold] += len(line.text)
        (size, is_bold), _ = sizes.most_common(1)[0]
        near = (_distance(*pair) for page in pages for pair in pairwise(page))
        distances = Counter(round(distance, 1) for distance in near if distance)
        every = " ".join(line.text for line in lines).lower()
        uses = Counter(label for line in lines if (label := _label(line.text)))
        return cls(
            width=lengths[9 * (len(lengths) - 1) // 10],
            size=size,
            distance=distances.most_common(1)[0][0] if distances else None,
            is_bold=is_bold,
            labels=frozenset(label for label, times in uses.items() if times >= _MIN_LABEL_USES),
            words=frozenset(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", every)),
        )

    def is_heading(self, line: PageLine) -> bool:
        """Whether the line is set in larger or bolder type than the text, and no sentence."""
        if self.size is None or line.size is None or len(line.text) > _MAX_HEADING_CHARS:
            return False
        is_larger = line.size >= _LARGER * self.size
        is_bolder = line.is_bold and not self.is_bold and line.size >= self.size / _LARGER
        is_said = _label(line.text) in self.labels and form_of(_label(line.text) or "") in _SURE
        return (is_larger or is_bolder) and not line.text.endswith((".", ",", ";")) and not is_said

    def is_spaced(self, line: PageLine, following: PageLine) -> bool:
        """Whether more than the usual space stands between the lines."""
        distance = _distance(line, following)
        return bool(self.distance and distance and distance > _WIDER * self.distance)


def unwrap_lines(pages: Sequence[Sequence[PageLine]]) -> Iterator[Block]:
    """The paragraphs and headings of the pages; running heads and page numbers are left out.

    A word broken at a line's end is joined, and keeps its hyphen where the text has it elsewhere.
    """
    kept = [*without_running_lines(pages)]
    if not any(line.text for page in kept for line in page):
        return
    layout = _Layout.of(kept)
    paragraph, before, gap = "", None, False
    for line, is_first in _with_page_starts(kept):
        if not line.text:
            gap = True
            continue
        gap = gap or is_first
        if before and _ends(before, line, layout, gap=gap, is_page_start=is_first):
            yield _block(paragraph, before, layout)
            paragraph = ""
        paragraph = _append_line(paragraph, line.text, words=layout.words)
        before, gap = line, False
    if before:
        yield _block(paragraph, before, layout)


def _with_page_starts(pages: Sequence[Sequence[PageLine]]) -> Iterator[tuple[PageLine, bool]]:
    for page in pages:
        for number, line in enumerate(page):
            yield line, number == 0


def _block(paragraph: str, last: PageLine, layout: _Layout) -> Block:
    return Block(paragraph, (_HEADING,) if layout.is_heading(last) else ())


def _ends(
    line: PageLine, following: PageLine, layout: _Layout, *, gap: bool, is_page_start: bool
) -> bool:
    """Whether a paragraph ends between the two lines; a gap is blank, or the edge of a page."""
    words = following.text
    if layout.is_heading(line) and words[0].islower() and not layout.is_spaced(line, following):
        return False
    if layout.is_heading(line) or layout.is_heading(following):
        is_same = (line.size, line.is_bold) == (following.size, following.is_bold)
        return not (is_same and len(line.text) >= layout.width / 2)
    if _BULLET.match(words) or _label(words) in layout.labels:
        return True
    spaced = not is_page_start and layout.is_spaced(line, following)
    reach = (len(line.text) + 1 + len(words.split(maxsplit=1)[0])) / layout.width
    if _SENTENCE_END.search(line.text):
        return gap or spaced or reach < _BRIMFUL
    return (spaced or reach < _FULL) and not words[0].islower()


def _label(line: str) -> str | None:
    """The label that opens the line: "MR. COLE", "Q"."""
    match = _LABEL.match(line)
    if match is None or not line[0].isupper():
        return None
    return match["label"] or match["letter"]


def _distance(line: PageLine, following: PageLine) -> float | None:
    """The distance of two lines of one page that follow downwards."""
    if line.height is None or following.height is None or line.height <= following.height:
        return None
    return line.height - following.height


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
