"""Entries of a forum or chat in a web page without telling classes: blocks that are built alike."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.load.formats.html_blocks import HEADING_TAGS, element_blocks, element_text
from corpus.load.formats.parsed_file import Block, BlockMark
from corpus.model.mark import MarkKind
from corpus.structure.comments import date_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

_MIN_ENTRIES = 3
_MIN_SHARE = 0.4  # of the page's words
_MAX_NAME_CHARS = 40
_MOMENT = re.compile(
    r"(?=.*\d{1,2}[:.]\d{2})(?=.*(?:\d{4}|\d[./-]\d))(?:#\d+\W+)?(?:\W|\d|[ap]m|[^\W\d_]{2,9}\.?\s)+"
    r"(?:[ap]m)?",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?…:]\s|[.!?…:]\Z")
_RULE = re.compile(r"[_=—–-]{2,}")
_QUOTES = re.compile(
    r"(?P<name>[^\n:]{1,40}) (?:said|wrote|schrieb|a écrit|escribió|написал\w*): ?\W?",
    re.IGNORECASE,
)
_BUTTON = re.compile(
    r"click to expand\W*|last edited (?:by|on|at)\b.*|edited \d.*|reply|quote|report|like",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\[.*[—–-] ?(?P<name>[^\[\]—–]{2,40}?) ?\]", re.DOTALL)
_FURNITURE = BlockMark(MarkKind.FURNITURE)


@dataclass(frozen=True, slots=True)
class AlikeEntry:
    """An entry: its element, its writer's name, its time, and its words."""

    element: HtmlElement
    name: str
    when: str | None
    blocks: tuple[Block, ...]


def alike_entries(page: HtmlElement) -> tuple[AlikeEntry, ...]:
    """The entries of the page, each with a name and a moment; none where names do not return.

    A page of which they are the smaller part has none either: they may be a list of articles.
    """
    groups: dict[tuple[HtmlElement, str, str], list[HtmlElement]] = defaultdict(list)
    for element in page.iter("div", "li", "tr", "table", "article", "section"):
        parent = element.getparent()
        if parent is not None:
            groups[parent, str(element.tag), element.get("class") or ""].append(element)
    body = page.find(".//body")
    total = len(element_text(body if body is not None else page))
    for group in groups.values():
        if len(group) < _MIN_ENTRIES or sum(len(element_text(one)) for one in group) < (
            _MIN_SHARE * total
        ):
            continue
        entries = [entry for one in group if (entry := _entry(one)) is not None]
        names = Counter(entry.name for entry in entries)
        if len(entries) == len(group) and 1 < len(names) < len(entries):
            return tuple(_finished(entries))
    return ()


def _entry(element: HtmlElement) -> AlikeEntry | None:
    """The element as an entry: a name first, one moment, and words between or below."""
    if next(element.iter(*HEADING_TAGS), None) is not None:
        return None
    blocks = list(element_blocks(element, ()))
    moments = [at for at, block in enumerate(blocks) if _MOMENT.fullmatch(block.text)]
    if len(moments) != 1 or not moments[0]:
        return None
    at = moments[0]
    name = blocks[0].text.split("\n", 1)[0].strip()
    is_name = len(name) <= _MAX_NAME_CHARS and any(map(str.isalpha, name))
    words = blocks[at + 1 :] or blocks[1:at]
    if not is_name or _SENTENCE.search(name) or not words:
        return None
    linked = sum(len(element_text(link)) for link in element.iter("a"))
    if linked > len(element_text(element)) / 2:
        return None
    return AlikeEntry(element, name, date_in(blocks[at].text), tuple(words))


def _finished(entries: Sequence[AlikeEntry]) -> Iterator[AlikeEntry]:
    """The entries without mottos, buttons and reactions, what they quote by its writers."""
    names = {entry.name for entry in entries}
    for number, entry in enumerate(entries):
        mark = BlockMark(MarkKind.COMMENT, entry.name, entry.when, number)
        yield replace(entry, blocks=tuple(_marked(entry.blocks, mark, names)))


def _marked(blocks: Sequence[Block], mark: BlockMark, names: set[str]) -> Iterator[Block]:
    quoted: str | None = None
    for block in blocks:
        if _RULE.match(block.text):
            return
        label = _QUOTES.fullmatch(block.text)
        if label and label["name"] in names:
            quoted = label["name"]
            yield Block(block.text, (mark, _FURNITURE))
        elif _BUTTON.fullmatch(block.text) or _is_reaction(block.text, names):
            yield Block(block.text, (mark, _FURNITURE))
        elif quoted:
            yield Block(block.text, (mark, BlockMark(MarkKind.QUOTE, quoted)))
            quoted = None
        else:
            yield from _with_notes(block, mark)


def _with_notes(block: Block, mark: BlockMark) -> Iterator[Block]:
    """The lines of the block; one in brackets that another signs is that one's."""
    lines: list[str] = []
    for line in block.text.split("\n"):
        note = _NOTE.fullmatch(line.strip())
        if note is None:
            lines.append(line)
            continue
        if lines:
            yield Block("\n".join(lines), (mark,))
            lines = []
        yield Block(line, (mark, BlockMark(MarkKind.COMMENT, note["name"])))
    if lines:
        yield Block("\n".join(lines), (mark,))


def _is_reaction(words: str, names: set[str]) -> bool:
    """Whether the line is only a sign and the name of another."""
    return re.sub(r"^[\W_]+", "", words) in names
