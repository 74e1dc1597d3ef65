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
    named: list[Block] = []
    at = 0
    while at < len(blocks):
        mark = _quote_of(blocks[at])
        if mark is None or mark.name is not None:
            named.append(blocks[at])
            at += 1
            continue
        end = at + 1
        while end < len(blocks) and _quote_of(blocks[end]) == mark:
            end += 1
            if attribution_name(blocks[end - 1].text):
                break
        following = blocks[end] if end < len(blocks) else None
        group = [*_name_group(blocks[at:end], mark, following)]
        named += group
        at = end
        if following and group and _takes(group[-1], following):
            named.append(replace(following, marks=(*following.marks, _FURNITURE)))
            at += 1
    return tuple(named)


def _quote_of(block: Block) -> BlockMark | None:
    """The innermost mark of the block, if it is a quotation's."""
    last = block.marks[-1] if block.marks else None
    return last if last is not None and last.kind is MarkKind.QUOTE else None


def _takes(last: Block, following: Block) -> bool:
    """Whether the line below the quotation is the attribution that named it."""
    mark = _quote_of(last)
    name = None if _quote_of(following) else attribution_name(following.text)
    return mark is not None and name is not None and mark.name == name


def _name_group(
    group: Sequence[Block], mark: BlockMark, following: Block | None
) -> Iterator[Block]:
    """The blocks of one quotation with its name, the attribution apart."""
    *before, last = group
    if before and (name := attribution_name(last.text)):
        yield from _with_name(before, mark, name)
        yield replace(last, marks=(*last.marks[:-1], _FURNITURE))
    elif parts := split_attribution(last.text):
        words, line, name = parts
        said = replace(last, text=words, emphasised=min(last.emphasised, len(words)))
        yield from _with_name([*before, said], mark, name)
        yield Block(line, (*last.marks[:-1], _FURNITURE))
    elif name := _head_name(group):
        yield replace(group[0], marks=(*group[0].marks[:-1], _FURNITURE))
        yield from _with_name(group[1:], mark, name)
    elif following and not _quote_of(following) and (name := attribution_name(following.text)):
        yield from _with_name(group, mark, name)
    else:
        yield from _labelled(group, mark)


def _with_name(group: Sequence[Block], mark: BlockMark, name: str | None) -> Iterator[Block]:
    named = replace(mark, name=name)
    for block in group:
        yield replace(block, marks=(*block.marks[:-1], named))


def _head_name(group: Sequence[Block]) -> str | None:
    """The name that is the quotation's first line, set in bold or with a colon."""
    first = group[0].text.strip()
    if len(group) == 1 or len(first) > MAX_SOURCE_CHARS or "\n" in first:
        return None
    label = label_source(first)
    if label and label[0] >= len(first):
        return label[1]
    is_emphasised = group[0].emphasised >= len(first.rstrip(":,. "))
    name = source_name(first) if is_emphasised and first[-1] not in ".!?…" else None
    return name if name and name[0].isupper() and len(name.split()) <= 4 else None  # noqa: PLR2004


def _labelled(group: Sequence[Block], mark: BlockMark) -> Iterator[Block]:
    """The blocks, those that open with a name in bold or "Name wrote:" under that name."""
    name = mark.name
    for block in group:
        label = label_source(block.text)
        is_bold = (
            0 < block.emphasised < len(block.text) and label and label[0] <= block.emphasised + 1
        )
        if label and (is_bold or _says(block.text[: label[0]])):
            name = label[1]
            yield Block(block.text[: label[0]], (*block.marks[:-1], _FURNITURE))
            block = Block(block.text[label[0] :].lstrip(), block.marks)  # noqa: PLW2901
        if block.text:
            yield from _with_name([block], mark, name)


def _says(label: str) -> bool:
    """Whether the label has a verb: "Ana wrote:"."""
    return source_name(label) != label.strip(" :\uff1a")
