"""Lines of printed pages made paragraphs again."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.load.formats.line_end_hyphens import LineEndHyphens
from corpus.load.formats.page_notes import TIED_NOTE, separate_notes
from corpus.load.formats.parsed_file import Block, BlockMark
from corpus.load.formats.running_lines import without_running_lines
from corpus.model.mark import MarkKind
from corpus.structure.label_forms import LabelForm, form_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
_PARTED = re.compile(r"\w[-\u2010\u00ad]\Z")
_INDENT, _MAX_INDENT = 0.8, 4.0  # of the type's size
_MAX_BETWEEN = 4  # paragraphs of other type between two parts of one
_MIN_OPEN_CHARS = 40  # fewer without a stop are a heading or an item
_SURE = (LabelForm.OFFICE, LabelForm.PERSON)
_MIN_LABEL_USES = 2  # a label that opens as many lines opens paragraphs
_HEADING = BlockMark(MarkKind.HEADING)


@dataclass(frozen=True, slots=True)
class _Layout:
    """What is usual in a document: width, size of type, distance of lines.

    `width` is in characters, `wide` in points where places are known.
    """

    width: int
    size: float | None
    distance: float | None
    is_bold: bool
    labels: frozenset[str]
    wide: float | None

    @classmethod
    def of(cls, pages: Sequence[Sequence[PageLine]]) -> _Layout:
        lines = [line for page in pages for line in page if line.text]
        widths = sorted(
            line.right - line.left
            for line in lines
            if line.right is not None and line.left is not None and not line.is_row
        )
        lengths = sorted(len(line.text) for line in lines)
        sizes: Counter[tuple[float | None, bool]] = Counter()
        for line in lines:
            sizes[line.size, line.is_bold] += len(line.text)
        (size, is_bold), _ = sizes.most_common(1)[0]
        near = (_distance(*pair) for page in pages for pair in pairwise(page))
        distances = Counter(round(distance, 1) for distance in near if distance)
        uses = Counter(label for line in lines if (label := _label(line.text)))
        return cls(
            width=lengths[9 * (len(lengths) - 1) // 10],
            size=size,
            distance=distances.most_common(1)[0][0] if distances else None,
            is_bold=is_bold,
            wide=widths[9 * (len(widths) - 1) // 10] if widths else None,
            labels=frozenset(label for label, times in uses.items() if times >= _MIN_LABEL_USES),
        )

    def is_heading(self, line: PageLine) -> bool:
        """Whether the line is set in larger or bolder type than the text, and no sentence."""
        if self.size is None or line.size is None or len(line.text) > _MAX_HEADING_CHARS:
            return False
        is_larger = line.size >= _LARGER * self.size
        is_bolder = line.is_bold and not self.is_bold and line.size >= self.size / _LARGER
        is_said = _label(line.text) in self.labels and form_of(_label(line.text) or "") in _SURE
        return (is_larger or is_bolder) and not line.text.endswith((".", ",", ";")) and not is_said

    def reach(self, line: PageLine, following: str) -> float:
        """Where the line would end with the first of the following words; 1 is the margin."""
        first = following.split(maxsplit=1)[0]
        if line.left is None or line.right is None or not self.wide:
            return (len(line.text) + 1 + len(first)) / self.width
        letter = (line.right - line.left) / len(line.text)
        return (line.right - line.left + letter * (1 + len(first))) / self.wide

    def is_spaced(self, line: PageLine, following: PageLine) -> bool:
        """Whether more than the usual space stands between the lines."""
        distance = _distance(line, following)
        return bool(self.distance and distance and distance > _WIDER * self.distance)


def unwrap_lines(pages: Sequence[Sequence[PageLine]]) -> Iterator[Block]:
    """The paragraphs, headings, rows and notes of the pages, each with where its pages begin.

    Running heads, page numbers and line numbers are left out. A word broken at a line's end is
    joined where the whole is a word of the text or its language. A note comes after the paragraph
    that its number is in.
    """
    shown = [*without_running_lines(pages)]
    hyphens = LineEndHyphens.of(line.text for page in shown for line in page if line.text)
    noted = separate_notes(shown, join=hyphens.join)
    kept = noted.pages
    if not any(line.text for page in kept for line in page):
        return
    layout = _Layout.of(kept)
    paragraphs = _join_interrupted([*_paragraphs(kept, layout, hyphens)], hyphens)
    for paragraph in paragraphs:
        yield from _blocks(paragraph, noted.notes)


@dataclass(slots=True)
class _Paragraph:
    """Lines joined so far: their text, the last of them, and by place the pages that begin."""

    text: str
    last: PageLine
    pages: list[tuple[int, int]]
    is_heading: bool = False


def _paragraphs(
    pages: Sequence[Sequence[PageLine]], layout: _Layout, hyphens: LineEndHyphens
) -> Iterator[_Paragraph]:
    paragraph: _Paragraph | None = None
    gap = False
    for line, page, is_first in _with_page_starts(pages):
        if not line.text:
            gap = True
            continue
        gap = gap or is_first
        if paragraph and _ends(paragraph.last, line, layout, gap=gap, is_page_start=is_first):
            yield paragraph
            paragraph = None
        if paragraph is None:
            paragraph = _Paragraph(line.text, line, [(0, page)], layout.is_heading(line))
        else:
            _append(paragraph, _Paragraph(line.text, line, [(0, page)]), hyphens)
            paragraph.is_heading = layout.is_heading(line)
        gap = False
    if paragraph:
        yield paragraph


def _append(paragraph: _Paragraph, following: _Paragraph, hyphens: LineEndHyphens) -> None:
    """Append the words of the following lines to the paragraph."""
    paragraph.text = hyphens.join(paragraph.text, following.text)
    start = len(paragraph.text) - len(following.text)
    for place, page in following.pages:
        if page != paragraph.pages[-1][1]:
            paragraph.pages.append((start + place, page))
    paragraph.last = following.last


def _with_page_starts(
    pages: Sequence[Sequence[PageLine]],
) -> Iterator[tuple[PageLine, int, bool]]:
    """Each line, the number of its page, and whether a page or column begins with it."""
    for number, page in enumerate(pages, start=1):
        column = None
        for line in page:
            yield line, number, line.column != column
            column = line.column


def _join_interrupted(
    paragraphs: list[_Paragraph], hyphens: LineEndHyphens
) -> Iterator[_Paragraph]:
    """The paragraphs, those joined of which a picture's words or a table took a part away.

    What stands between comes after them.
    """
    at = 0
    while at < len(paragraphs):
        paragraph = paragraphs[at]
        at += 1
        between: list[_Paragraph] = []
        while _is_open(paragraph):
            ahead = paragraphs[at : at + _MAX_BETWEEN + 1]
            other = next((n for n, one in enumerate(ahead) if _goes_on(paragraph, one)), None)
            if not other:  # none, or the next, which has its reasons
                break
            between += ahead[:other]
            _append(paragraph, ahead[other], hyphens)
            at += other + 1
        yield paragraph
        yield from between


def _is_open(paragraph: _Paragraph) -> bool:
    """Whether a sentence of the paragraph goes on after it."""
    is_text = not (paragraph.is_heading or paragraph.last.is_row)
    text = TIED_NOTE.sub("", paragraph.text)
    return is_text and not _SENTENCE_END.search(text) and len(text) >= _MIN_OPEN_CHARS


def _goes_on(paragraph: _Paragraph, other: _Paragraph) -> bool:
    is_same = (paragraph.last.size, paragraph.last.is_bold) == (other.last.size, other.last.is_bold)
    return is_same and other.text[:1].islower() and not other.last.is_row


def _blocks(paragraph: _Paragraph, notes: Sequence[tuple[str, int]]) -> Iterator[Block]:
    """The paragraph without its notes' places, and the notes."""
    text, pages, tied = "", list(paragraph.pages), []
    end = 0
    for match in TIED_NOTE.finditer(paragraph.text):
        text += paragraph.text[end : match.start()]
        pages = [
            (place - len(match[0]) if place > len(text) else place, page) for place, page in pages
        ]
        tied.append(int(match[1]))
        end = match.end()
    text += paragraph.text[end:]
    yield Block(text, (_HEADING,) if paragraph.is_heading else (), pages=tuple(pages))
    for at in tied:
        words, page = notes[at]
        yield Block(words, (BlockMark(MarkKind.NOTE, number=1 + at),), pages=((0, page),))


def _ends(
    line: PageLine, following: PageLine, layout: _Layout, *, gap: bool, is_page_start: bool
) -> bool:
    """Whether a paragraph ends between the two lines; a gap is blank, or the edge of a page."""
    words = following.text
    if line.is_row or following.is_row:
        return True
    if layout.is_heading(line) or layout.is_heading(following):
        return _ends_heading(line, following, layout)
    is_parted = _PARTED.search(line.text) and words[0].isalnum()
    if is_parted or _BULLET.match(words) or _label(words) in layout.labels:
        return not is_parted
    is_ended = bool(_SENTENCE_END.search(TIED_NOTE.sub("", line.text)))
    spaced = not is_page_start and layout.is_spaced(line, following)
    if not is_page_start and _is_indented(line, following):
        return is_ended or not words[0].islower()
    reach = layout.reach(line, words)
    if is_ended:
        return gap or spaced or reach < _BRIMFUL
    return (spaced or reach < _FULL) and not words[0].islower()


def _ends_heading(line: PageLine, following: PageLine, layout: _Layout) -> bool:
    """Whether two lines, one of them set as a heading, are apart."""
    is_next = line.column == following.column and not layout.is_spaced(line, following)
    if layout.is_heading(line) and following.text[0].islower() and is_next:
        return False
    is_same = (line.size, line.is_bold) == (following.size, following.is_bold)
    return not (is_same and len(line.text) >= layout.width / 2)


def _is_indented(line: PageLine, following: PageLine) -> bool:
    """Whether the following line is set in a little, as the first of a paragraph."""
    if line.left is None or following.left is None or line.column != following.column:
        return False
    size = line.size or 0.0
    return _INDENT * size <= following.left - line.left <= _MAX_INDENT * size


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
