"""The blocks of block quotations, with the source that an attribution or label names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.load.formats.parsed_file import Block, BlockMark
from corpus.model.mark import MarkKind
from corpus.structure.quotation_source import (
    MAX_SOURCE_CHARS,
    attribution_name,
    label_source,
    source_name,
    split_attribution,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FURNITURE = BlockMark(MarkKind.FURNITURE)


def name_sources(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, where each block quotation without a name has that of its attribution.

    The attribution is the quotation's last line, the end of its last paragraph, or the line below;
    a label is its first line, or opens its paragraphs. Attributions and labels become furniture.
    """
    return tuple(_named(blocks, 0))


def _named(blocks: Sequence[Block], least: int) -> Iterator[Block]:
    """The blocks with the names of quotations whose mark has at least this depth."""
    at = 0
    while at < len(blocks):
        depth = _quote_depth(blocks[at], least)
        if depth is None:
            yield blocks[at]
            at += 1
            continue
        end = _end_of(blocks, at, depth)
        following = blocks[end] if end < len(blocks) else None
        group = [*_named(blocks[at:end], depth + 1)]
        if blocks[at].marks[depth].name is None:
            group = [*_name_group(group, depth, following)]
        yield from group
        at = end
        if following is not None and group and _takes(group[-1], depth, following):
            yield replace(following, marks=(*following.marks, _FURNITURE))
            at += 1


def _quote_depth(block: Block, least: int) -> int | None:
    """The depth of the outermost quotation around the block, from `least` on."""
    quotes = (at for at, mark in enumerate(block.marks) if mark.kind is MarkKind.QUOTE)
    return next((at for at in quotes if at >= least), None)


def _end_of(blocks: Sequence[Block], at: int, depth: int) -> int:
    """Where the quotation ends that begins here; an attribution ends one."""
    marks = blocks[at].marks[: depth + 1]
    end = at + 1
    while end < len(blocks) and blocks[end].marks[: depth + 1] == marks:
        end += 1
        if len(blocks[end - 1].marks) == depth + 1 and attribution_name(blocks[end - 1].text):
            break
    return end


def _takes(last: Block, depth: int, following: Block) -> bool:
    """Whether the line below the quotation is the attribution that named it."""
    if len(last.marks) <= depth or _quote_depth(following, depth) is not None:
        return False
    name = attribution_name(following.text)
    return name is not None and last.marks[depth].name == name


def _name_group(group: Sequence[Block], depth: int, following: Block | None) -> Iterator[Block]:
    """The blocks of one quotation with its name, the attribution apart."""
    *before, last = group
    is_own = len(last.marks) == depth + 1
    furniture = (*last.marks[:depth], _FURNITURE)
    if is_own and before and (name := attribution_name(last.text)):
        yield from _with_name(before, depth, name)
        yield replace(last, marks=furniture)
    elif is_own and (parts := split_attribution(last.text)):
        words, line, name = parts
        said = replace(last, text=words, emphasised=min(last.emphasised, len(words)))
        yield from _with_name([*before, said], depth, name)
        yield Block(line, furniture)
    elif len(group[0].marks) == depth + 1 and (name := _head_name(group) or ""):
        yield replace(group[0], marks=furniture)
        yield from _with_name(group[1:], depth, name)
    elif following and _takes_name(following, depth):
        yield from _with_name(group, depth, attribution_name(following.text))
    else:
        yield from _labelled(group, depth)


def _takes_name(following: Block, depth: int) -> bool:
    """Whether the line below is no quotation and names a source."""
    is_quoted = _quote_depth(following, depth) is not None
    return not is_quoted and attribution_name(following.text) is not None


def _with_name(group: Sequence[Block], depth: int, name: str | None) -> Iterator[Block]:
    for block in group:
        if len(block.marks) <= depth or block.marks[depth].kind is not MarkKind.QUOTE:
            yield block
            continue
        mark = replace(block.marks[depth], name=name)
        yield replace(block, marks=(*block.marks[:depth], mark, *block.marks[depth + 1 :]))


def _head_name(group: Sequence[Block]) -> str | None:
    """The name that is the quotation's first line, set in bold or with a colon."""
    first = group[0].text.strip()
    if len(group) == 1 or not first or len(first) > MAX_SOURCE_CHARS or "\n" in first:
        return None
    label = label_source(first)
    if label and label[0] >= len(first):
        return label[1]
    is_emphasised = group[0].emphasised >= len(first.rstrip(":,. "))
    name = source_name(first) if is_emphasised and first[-1] not in ".!?…" else None
    return name if name and name[0].isupper() and len(name.split()) <= 4 else None  # noqa: PLR2004


def _labelled(group: Sequence[Block], depth: int) -> Iterator[Block]:
    """The blocks, those that open with a name in bold or "Name wrote:" under that name."""
    name: str | None = None
    for block in group:
        rest = block
        label = label_source(block.text) if len(block.marks) == depth + 1 else None
        if label and (_is_bold(block, label[0]) or _says(block.text[: label[0]])):
            name = label[1]
            yield Block(block.text[: label[0]], (*block.marks[:depth], _FURNITURE))
            rest = Block(block.text[label[0] :].lstrip(), block.marks)
        if rest.text:
            yield from _with_name([rest], depth, name)


def _is_bold(block: Block, end: int) -> bool:
    """Whether the block opens in bold type up to `end`, and not further than its words."""
    return end <= block.emphasised + 1 <= len(block.text)


def _says(label: str) -> bool:
    """Whether the label has a verb: "Ana wrote:"."""
    return source_name(label) != label.strip(" :\uff1a")
