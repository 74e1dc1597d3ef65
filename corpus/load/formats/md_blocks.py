"""The blocks of a Markdown text: headings, quotations, callouts, items, rows and notes."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from corpus.load.formats.md_seen import plain_markup, seen_children, words_of_markup
from corpus.load.formats.parsed_file import BULLET, CELL, Block, BlockMark, anchor, without_anchors
from corpus.load.formats.quotation_blocks import name_sources
from corpus.model.mark import MarkKind
from corpus.model.span import Span
from corpus.structure.labels import label_at
from corpus.structure.quotation_source import attribution_name, label_source, source_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_READ = ("text", "code_inline", "image", "text_special")
_EMPHASIS = ("strong_open", "em_open")
_CALLOUT = re.compile(r"\[!(?P<kind>[\w-]+)(?:\|[^\]]*)?\][+-]?[ \t]*(?P<title>.*)")
_QUOTES = frozenset(("quote", "cite", "quotation"))
_OLD_CALLOUT = re.compile(r"(?:note|warning|important|tip|caution|info)[.:!]?", re.IGNORECASE)
_HEADING = BlockMark(MarkKind.HEADING)
_FURNITURE = BlockMark(MarkKind.FURNITURE)
_NOTE = re.compile(
    r"^\[\^(?P<key>[^\]\s]+)\]:[ \t]*(?P<words>.*(?:\n(?:[ ]{2,}|\t).*|\n(?=\n+(?:[ ]{4}|\t)))*)",
    re.MULTILINE,
)
_NOTE_MARK = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_INLINE_NOTE = re.compile(r"\^\[([^\[\]]+)\]")


def md_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of the text in order, its notes after them as the author's."""
    body, notes = _take_notes(text)
    blocks = [*_blocks(_tokens(body), ())]
    for number, note in enumerate(notes, start=1):
        blocks += _blocks(_tokens(note), (BlockMark(MarkKind.NOTE, str(number), number=number),))
    return name_sources(blocks)


def first_heading(text: str) -> str | None:
    """A heading of the first level, when the text begins with it."""
    tokens = _tokens(_take_notes(text)[0])
    if tokens and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        return " ".join(without_anchors(_words(tokens[1])).split()) or None
    return None


@cache
def _parser() -> MarkdownIt:
    # Loaded here, not above: it takes a while, and only Markdown needs it.
    from markdown_it import MarkdownIt  # noqa: PLC0415

    # What is nested more deeply than maxNesting is dropped; the preset stops at 20.
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 100})
    return parser.enable(["table", "strikethrough"])


def _tokens(text: str) -> Sequence[Token]:
    return _parser().parse(plain_markup(text))


def _take_notes(text: str) -> tuple[str, list[str]]:
    """The text with anchors for the marks of its notes, and the notes; they are numbered from 1."""
    notes: dict[str, str] = {}
    for match in _NOTE.finditer(text):
        notes[match["key"]] = re.sub(r"^[ \t]+", "", match["words"], flags=re.MULTILINE)
    numbers = {key: str(number) for number, key in enumerate(notes, start=1)}
    words = [*notes.values()]

    def inline(note: re.Match[str]) -> str:
        words.append(note[1])
        return anchor(str(len(words)))

    body = _NOTE_MARK.sub(
        lambda mark: anchor(numbers[mark[1]]) if mark[1] in numbers else mark[0],
        _NOTE.sub("", text),
    )
    return _INLINE_NOTE.sub(inline, body), words


def _blocks(tokens: Sequence[Token], marks: tuple[BlockMark, ...]) -> Iterator[Block]:
    """The paragraphs, headings, items and table rows with their marks, in order."""
    item, row, at, quotes, own = False, None, 0, 0, marks
    while at < len(tokens):
        token = tokens[at]
        at += 1
        if token.type == "blockquote_open":
            end = _closing(tokens, at)
            quotes += 1
            yield from _quotation(tokens[at:end], marks, quotes)
            at = end + 1
        elif token.type in ("heading_open", "heading_close"):
            own = (*marks, _HEADING) if token.type == "heading_open" else marks
        elif token.type == "list_item_open":
            item = True
        elif token.type == "tr_open":
            row = list[str]()
        elif token.type == "tr_close":
            yield Block(CELL.join(row or []), marks)
            row = None
        elif token.type in ("inline", "fence", "code_block", "html_block"):
            words = _words(token)
            if row is not None:
                row.append(words.replace("\n", " "))
                continue
            bullet = BULLET if item and words else ""
            yield Block(bullet + words, own, 0 if bullet else _emphasised(token, words))
            item = False


def _closing(tokens: Sequence[Token], start: int) -> int:
    """The place of the token that closes the quotation whose content starts here."""
    depth = 1
    for at in range(start, len(tokens)):
        depth += (tokens[at].type == "blockquote_open") - (tokens[at].type == "blockquote_close")
        if not depth:
            return at
    return len(tokens)


def _quotation(
    tokens: Sequence[Token], marks: tuple[BlockMark, ...], number: int
) -> Iterator[Block]:
    """The blocks of a quotation or a callout, whose title is no part of what is said in it."""
    first = tokens[1] if len(tokens) > 1 and tokens[1].type == "inline" else None
    lines = _lines(first) if first else []
    callout = _CALLOUT.fullmatch(lines[0]) if lines else None
    is_quote = callout["kind"].lower() in _QUOTES if callout else not _is_old_callout(first, lines)
    title = callout["title"].strip(" *_") if callout else ""
    mark = BlockMark(MarkKind.QUOTE, source_name(title) if title else None, number=number)
    inner = (*marks, mark) if is_quote else marks
    if callout is None:
        yield from _with_lines(_blocks(tokens, inner), tokens, inner)
        return
    if title:
        yield Block(title, (*marks, _HEADING))
    rest = lines[1:]
    while rest and is_quote and not title and attribution_name(rest[-1]) and len(rest) > 1:
        yield Block(" ".join(rest[:-1]), inner)
        rest = rest[-1:]
        break
    yield Block(" ".join(rest), inner)
    yield from _blocks(tokens[3:], inner)


def _with_lines(
    blocks: Iterator[Block], tokens: Sequence[Token], marks: tuple[BlockMark, ...]
) -> Iterator[Block]:
    """The blocks of a quotation, a last line that names its source and a first one apart."""
    paragraphs = [token for token in tokens if token.type == "inline"]
    last = _lines(paragraphs[-1]) if paragraphs else []
    first = _lines(paragraphs[0]) if paragraphs else []
    for block in blocks:
        is_last = block.marks == marks and len(last) > 1 and block.text == " ".join(last)
        if is_last and attribution_name(last[-1]):
            yield Block(" ".join(last[:-1]), marks, block.emphasised)
            yield Block(last[-1], marks)
            continue
        label = label_source(first[0]) if len(first) > 1 and block.text == " ".join(first) else None
        if label and label[0] >= len(first[0]):
            yield Block(first[0], marks)
            yield Block(" ".join(first[1:]), marks)
            continue
        yield block


def _is_old_callout(first: Token | None, lines: Sequence[str]) -> bool:
    """Whether the quotation is a note as GitHub once wrote them: "**Note**" on its first line."""
    children = first.children or [] if first else []
    return bool(
        lines
        and len(children) > 1
        and any(child.type == "strong_open" for child in children[:2])
        and _OLD_CALLOUT.match(lines[0])
    )


def _lines(token: Token) -> list[str]:
    """The words of a paragraph by the lines of the file."""
    parts = (
        "\n" if child.type == "softbreak" else _inline(child) for child in seen_children(token)
    )
    return [line.strip() for line in "".join(parts).strip().split("\n")]


def _words(token: Token) -> str:
    """The token's words, without marks or link targets; a line wrapped in the file is unwrapped."""
    if token.type == "html_block":
        return words_of_markup(token.content)
    if token.type != "inline":
        return token.content.rstrip("\n")
    seen = [*seen_children(token)]
    words = "".join(_inline_words(seen)).strip()
    return words if len(seen) == len(token.children or ()) else re.sub(r" {2,}", " ", words)


def _inline_words(children: Sequence[Token]) -> Iterator[str]:
    """The words of a line's pieces.

    A line that opens with words in bold is not joined, nor one to a label with such words above.
    """
    line: list[Token] = []
    for child, following in zip(children, [*children[1:], None], strict=False):
        if child.type != "softbreak":
            line.append(child)
            yield _inline(child)
            continue
        opens = following is not None and following.type == "strong_open"
        yield "\n" if opens or _is_label(line) else " "
        line = []


def _is_label(line: Sequence[Token]) -> bool:
    """Whether the line has words in bold or italics and is a time with a name, or a name."""
    if not any(child.type in _EMPHASIS for child in line):
        return False
    words = "".join(map(_inline, line)).strip()
    label = label_at(words, Span(0, len(words))) if words else None
    is_set_off = line[0].type in _EMPHASIS
    return label is not None and label.alone and (label.when is not None or is_set_off)


def _inline(token: Token) -> str:
    """The words of one piece of a line; an image's are its description."""
    if token.type == "softbreak":
        return " "
    is_break = token.type == "html_inline" and token.content.lower().startswith("<br")
    if token.type == "hardbreak" or is_break:
        return "\n"
    return token.content if token.type in _READ else ""


def _emphasised(token: Token, words: str) -> int:
    """The number of characters in bold or italics with which the paragraph begins."""
    depth, length = 0, 0
    for child in seen_children(token):
        depth += (child.type in _EMPHASIS) - (child.type.replace("close", "open") in _EMPHASIS) * (
            child.type.endswith("_close")
        )
        if child.content and not depth and child.type in _READ and child.content.strip():
            break
        length += len(_inline(child)) if depth or length else 0
    return min(length, len(words))
