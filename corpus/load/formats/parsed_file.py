"""The result of parsing a file: its text and its own metadata."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from corpus.errors import OnRecordError
from corpus.model.mark import Mark, MarkKind
from corpus.model.normalise import normalise
from corpus.model.publication_date import PublicationDate
from corpus.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpus.model.document import DocumentKind

BULLET = "• "
CELL = " | "
_ANCHOR = re.compile("\ue000([^\ue000\ue001]*)\ue001")
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?", re.ASCII | re.DOTALL)


class FormatError(OnRecordError):
    """Bytes that do not hold a readable text; `reason` says why and what to do."""

    def __init__(self, reason: str) -> None:
        """Leave naming the file to the reader of files."""
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class BlockMark:
    """A mark of the blocks that carry it.

    Blocks in a row with an equal mark are one marked part; `number` keeps apart two parts in a row
    that are equal otherwise, such as two comments by one reader.
    """

    kind: MarkKind
    name: str | None = None
    when: str | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or table row of a file, with its marks, outermost first.

    `emphasised` is how many of its first characters are set in bold or italics; `pages` are the
    numbers of the pages that begin in its text, which is then normalised already, by their places.
    `anchors` are the offsets at which marks of notes stand, with the notes' keys.
    """

    text: str
    marks: tuple[BlockMark, ...] = ()
    emphasised: int = 0
    pages: tuple[tuple[int, int], ...] = ()
    anchors: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFile:
    """The blocks of a file, and the file's own metadata; what it does not say is None.

    `bylines` are the headline and the lines below it, which may name the author. `file_by` is the
    name of the person or account that saved the file, which is no byline. `text_marks` are further
    marks, by their places in the text; they cross none of the blocks'. `reading_note` says what of
    the file could not be read, or was read by recognising letters; `warnings` say
    what was left out or not understood.
    """

    blocks: tuple[Block, ...]
    text_marks: tuple[Mark, ...] = ()
    title: str | None = None
    author: str | None = None
    bylines: tuple[str, ...] = ()
    file_by: str | None = None
    publisher: str | None = None
    published: PublicationDate | None = None
    published_from: str | None = None
    kind: DocumentKind | None = None
    language: str | None = None
    reading_note: str | None = None
    warnings: tuple[str, ...] = ()
    marked_text: MarkedText = field(init=False)

    def __post_init__(self) -> None:
        """Take the anchors of notes out of the blocks, and join them, once."""
        object.__setattr__(self, "blocks", tuple(map(_with_anchors, self.blocks)))
        joined = join_blocks(self.blocks)
        marks = tuple(sorted([*joined.marks, *self.text_marks], key=_mark_order))
        object.__setattr__(self, "marked_text", MarkedText(joined.text, marks))

    @property
    def text(self) -> str:
        """The normalised text of all blocks."""
        return self.marked_text.text


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A normalised text and its marks, by start and the outer one first."""

    text: str
    marks: tuple[Mark, ...]


def anchor(key: str) -> str:
    """What a loader writes into the text of a block where a mark refers to the note `key`."""
    return f"\ue000{key}\ue001"


def without_anchors(words: str) -> str:
    """The words without the anchors of notes."""
    return _ANCHOR.sub("", words)


def _with_anchors(block: Block) -> Block:
    """The block with its anchors beside its text."""
    if "\ue000" not in block.text:
        return block
    anchors = tuple(
        (len(without_anchors(block.text[: match.start()])), match[1])
        for match in _ANCHOR.finditer(block.text)
    )
    lead = len(without_anchors(block.text[: block.emphasised]))
    text = without_anchors(block.text)
    return replace(block, text=text, emphasised=min(lead, len(text)), anchors=anchors)


def join_blocks(blocks: Iterable[Block]) -> MarkedText:
    """The text and marks of the blocks; a blank line between them, none between items and rows."""
    text = ""
    before = ""
    marks: list[Mark] = []
    pages: list[tuple[int, int]] = []
    current: dict[int, tuple[BlockMark, int]] = {}  # by depth: the mark, and its place in `marks`
    for block in blocks:
        words = normalise(block.text)
        start = len(words) - len(words.lstrip())
        if not words.strip():
            continue
        tight = any(mark in words and mark in before for mark in (BULLET, CELL))
        text += ("\n" if tight else "\n\n") if text else ""
        whole = Span(len(text) + start, len(text) + len(words))
        _extend_marks(marks, current, block.marks, whole)
        pages += [(len(text) + place, page) for place, page in block.pages]
        if block.emphasised and (lead := _emphasised(block, words)) > start:
            marks.append(Mark(Span(whole.start, len(text) + lead), MarkKind.EMPHASIS))
        for offset, key in block.anchors:
            at = len(text) + min(len(normalise(block.text[:offset])), len(words))
            if at > whole.start:
                marks.append(Mark(Span(at - 1, at), MarkKind.NOTED, key))
        text += words
        before = words
    marks += _page_marks(pages, len(text))
    return MarkedText(text, tuple(sorted(marks, key=_mark_order)))


def _page_marks(pages: list[tuple[int, int]], end: int) -> Iterator[Mark]:
    """The parts of the text that are each of one page, in the order of the text."""
    starts = [*pages[:1], *(after for before, after in pairwise(pages) if after[1] != before[1])]
    for (start, page), following in zip_longest(starts, starts[1:]):
        yield Mark(Span(start, following[0] if following else end), MarkKind.PAGE, str(page))


def _extend_marks(
    marks: list[Mark],
    current: dict[int, tuple[BlockMark, int]],
    block_marks: tuple[BlockMark, ...],
    whole: Span,
) -> None:
    """Extend the marks that go on in this block, begin the others, and end the rest."""
    is_same = True
    for depth, mark in enumerate(block_marks):
        known = current.get(depth)
        is_same = is_same and known is not None and known[0] == mark
        if is_same and known is not None:
            before = marks[known[1]]
            marks[known[1]] = Mark(before.span.join(whole), mark.kind, mark.name, mark.when)
        else:
            current[depth] = (mark, len(marks))
            marks.append(Mark(whole, mark.kind, mark.name, mark.when))
            for deeper in [other for other in current if other > depth]:
                del current[deeper]
    for deeper in [depth for depth in current if depth >= len(block_marks)]:
        del current[deeper]


def _emphasised(block: Block, words: str) -> int:
    """The number of emphasised characters at the beginning of the normalised words."""
    if block.emphasised >= len(block.text.rstrip()):
        return len(words)
    return min(len(normalise(block.text[: block.emphasised])), len(words))


def _mark_order(mark: Mark) -> tuple[int, int]:
    return mark.span.start, -mark.span.end


def one_line_or_none(words: object) -> str | None:
    """The words on one line, or None when there are none."""
    if not isinstance(words, str):
        return None
    return " ".join(words.split()) or None


def metadata_date(written: str | None) -> PublicationDate | None:
    """The date as `Published`, its time of day left out; None when it is no date."""
    if not written:
        return None
    day = _DAY.fullmatch(written.strip())
    try:
        return PublicationDate.parse(day[1] if day else written.strip())
    except ValueError:
        return None
