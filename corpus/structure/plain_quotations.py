"""Block quotations of plain text: indented blocks, lines behind ">", epigraphs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.model.mark import Mark, MarkKind
from corpus.model.span import Span
from corpus.structure.quotation_source import attribution_name

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCK = re.compile(r"(?:^[ \t]*\S[^\n]*(?:\n|\Z))+", re.MULTILINE)
_MIN_INDENT = 2  # columns
_MAX_QUOTED_SHARE = 0.5  # of the text; more indented blocks are the text's own layout
_MAX_EPIGRAPH_CHARS = 400
_QUOTED_LINE = re.compile(r"[ \t]*>(?!>)|[ \t]*>{2,}[ \t]")
_ONCE_QUOTED = re.compile(r"^[ \t]*>(?!>)", re.MULTILINE)  # where ">>" alone marks a new speaker
_SENTENCE_END = re.compile(r"[.!?…:][\"”’»)\]]*\s*\Z")
_NO_QUOTATION = re.compile(
    r"\s*(?:[•▪●◦‣*+\d]|[-–—]\s|[^\W\d_][^:\n]{0,40}:(?:\s|\Z)|"
    r"[^\W\d_][\w. ]{0,30}[ ]{3,}\S|\W*\Z)"
)


def plain_quotations(text: str, *, end: int | None = None) -> tuple[Mark, ...]:
    """The block quotations before `end` and the lines that name their sources, as marks.

    A quotation has the name that the line below it gives after a dash.
    """
    blocks = [
        Span(*match.span()) for match in _BLOCK.finditer(text, 0, len(text) if end is None else end)
    ]
    indented = [block for block in blocks if _is_indented(text, block)]
    is_layout = any(_is_first_line_indented(text, block) for block in blocks) or sum(
        map(len, indented)
    ) > _MAX_QUOTED_SHARE * sum(map(len, blocks))
    quoted = {block for block in indented if not is_layout}
    if _ONCE_QUOTED.search(text):
        quoted |= {block for block in blocks if all(map(_QUOTED_LINE.match, _lines(text, block)))}
    marks: list[Mark] = []
    for block, following in zip(blocks, [*blocks[1:], None], strict=False):
        if block in quoted or _is_epigraph(text, block, following):
            marks += _marks(text, block, following if following not in quoted else None)
    return tuple(dict.fromkeys(marks))


def _lines(text: str, block: Span) -> list[str]:
    return block.of(text).rstrip("\n").split("\n")


def _is_indented(text: str, block: Span) -> bool:
    """Whether all lines are indented and hold sentences, no items, labels or centred titles."""
    lines = _lines(text, block)
    if any(len(line) - len(line.lstrip()) < _MIN_INDENT for line in lines):
        return False
    words = [line for line in lines if attribution_name(line) is None]
    return (
        bool(words) and bool(_SENTENCE_END.search(words[-1])) and not _NO_QUOTATION.match(words[0])
    )


def _is_first_line_indented(text: str, block: Span) -> bool:
    """Whether only the first line is indented, as in books."""
    first, *others = _lines(text, block)
    return bool(others) and first[:1].isspace() and not any(line[:1].isspace() for line in others)


def _is_epigraph(text: str, block: Span, following: Span | None) -> bool:
    """Whether the block is short and its last line is a name after a dash, as no signature is."""
    *words, last = _lines(text, block)
    return (
        bool(words)
        and following is not None
        and len(block) <= _MAX_EPIGRAPH_CHARS
        and attribution_name(last) is not None
        and not last.lstrip().startswith("(")
        and bool(_SENTENCE_END.search(words[-1]))
    )


def _marks(text: str, block: Span, following: Span | None) -> Iterator[Mark]:
    """The marks of the quotation and of its attribution, in the block or right below it."""
    lines = [
        Span(block.start + match.start(), block.start + match.end())
        for match in re.finditer(r"[^\n]+", block.of(text))
    ]
    source = lines[-1] if len(lines) > 1 and attribution_name(lines[-1].of(text)) else None
    words = lines[:-1] if source else lines
    if source is None and following and attribution_name(following.of(text)):
        source = following
    name = attribution_name(source.of(text)) if source else None
    span = _trimmed(text, words[0].join(words[-1]))
    yield Mark(span, MarkKind.QUOTE, name)
    if source:
        yield Mark(_trimmed(text, source), MarkKind.FURNITURE)


def _trimmed(text: str, span: Span) -> Span:
    """The span without white space around it, and without a mark of quotation before it."""
    words = span.of(text)
    lead = re.match(r"[\s>]*", words)
    start = span.start + (lead.end() if lead else 0)
    end = span.start + len(words.rstrip())
    return Span(start, end) if start < end else span
