"""Where the messages of a chat begin: its lines, the shape that they share, and the heads."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.model.span import Span, trim
from corpus.structure.chat_lines import (
    ChatLine,
    ChatShape,
    chat_lines,
    has_date,
    is_name_line,
    is_time_of_day,
    only_time,
    without_common_words,
)
from corpus.structure.person_names import PARTICLES_OF_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_LINE = re.compile(r"[^\n]+")
_DASH = re.compile(r"[-–—|·•]")
_SENTENCE = re.compile(r".{40,}[.!?…][\"”’»)]*\Z")
_MIN_MESSAGES = 3
_MIN_INLINE_SHARE = 0.5  # of lines; words that stand beside the name seldom go on below
_MIN_HEAD_SHARE = 0.15  # of lines, where the words stand below
_MIN_DATED_SHARE = 0.8  # of lines; then no name needs to return
_MIN_NOTICE_WORDS = 3  # in lower case; a name has fewer
_MAX_LINES_BEFORE = 6  # such as the name of the channel
_BELOW = (ChatShape.TIME_AND_NAME, ChatShape.NAME_AND_TIME)


@dataclass(frozen=True, slots=True)
class ChatHeads:
    """The lines of a chat, and by line what is read where a message or a notice begins.

    `is_whole` is False where the chat is a part of another text: `lines` are then only its own.
    """

    lines: tuple[Span, ...]
    heads: Mapping[Span, ChatLine]
    shape: ChatShape
    is_whole: bool


def read_heads(text: str) -> ChatHeads | None:
    """The heads of the messages; None where the text is no chat and has none in it.

    A chat has a time or a name in brackets at most lines, and the same names return.
    """
    lines = [span for match in _LINE.finditer(text) if (span := trim(text, Span(*match.span())))]
    joined = _join_heads(text, lines)
    lines = [span for span, _ in joined]
    read = {span: {one.shape: one for one in chat_lines(words)} for span, words in joined}
    votes = Counter(
        shape for shapes in read.values() for shape in shapes if shape is not ChatShape.SYSTEM
    )
    for shape, _ in votes.most_common():
        found = _region(text, lines, read, shape)
        if found is not None:
            region, is_whole = found
            return ChatHeads(tuple(region), _heads(region, read, shape), shape, is_whole)
    return None


def _region(
    text: str,
    lines: Sequence[Span],
    read: Mapping[Span, Mapping[ChatShape, ChatLine]],
    shape: ChatShape,
) -> tuple[Sequence[Span], bool] | None:
    """The lines of the chat whose messages have the shape, and whether they are the whole text."""
    numbers = [number for number, span in enumerate(lines) if shape in read[span]]
    heads = [read[lines[number]][shape] for number in numbers]
    first, last = numbers[0], numbers[-1]
    below = sum(head.words is None for head in heads) > len(heads) / 2
    before = [span.of(text) for span in lines[:first] if not read[span]]
    is_whole = len(before) <= _MAX_LINES_BEFORE and not any(map(_SENTENCE.fullmatch, before))
    if below and not is_whole:
        return None
    if is_whole:
        first, end = 0, len(lines)
    else:
        end = last + 1
        while end < len(lines) and text.count("\n", lines[end - 1].end, lines[end].start) == 1:
            end += 1
    region = lines[first:end]
    return (region, is_whole) if _is_chat(region, heads, read, below=below) else None


def _is_chat(
    region: Sequence[Span],
    heads: Sequence[ChatLine],
    read: Mapping[Span, Mapping[ChatShape, ChatLine]],
    *,
    below: bool,
) -> bool:
    """Whether enough lines begin a message, the same names return, and the times are a day's."""
    count = len(heads)
    names = Counter(head.name for head in heads)
    timed = sum(ChatShape.SYSTEM in read[span] for span in region)
    shown = count if below else max(count, min(count + timed, 2 * count))
    share = shown / len(region)
    if not is_time_of_day(heads) or share < (_MIN_HEAD_SHARE if below else _MIN_INLINE_SHARE):
        return False
    returns = max(names.values()) > 1 and (len(names) > 1 or count > _MIN_MESSAGES)
    is_dated = not below and share >= _MIN_DATED_SHARE and all(map(has_date, heads))
    return (count >= _MIN_MESSAGES and returns) or (is_dated and count > 1)


def _heads(
    lines: Sequence[Span], read: Mapping[Span, Mapping[ChatShape, ChatLine]], shape: ChatShape
) -> dict[Span, ChatLine]:
    """The lines at which a message or a program's notice begins."""
    counts = Counter(head.name for span in lines if (head := read[span].get(shape)) and head.name)
    names = without_common_words(counts)
    heads: dict[Span, ChatLine] = {}
    for span in lines:
        head = read[span].get(shape)
        if head is None and shape not in _BELOW:
            head = _notice(read[span])
        if head and head.shape is shape and head.name:
            told = _tells_what_happened(head.name, counts)
            head = (
                ChatLine(ChatShape.SYSTEM, None, head.when)
                if told
                else replace(head, name=names[head.name])
            )
        if head:
            heads[span] = head
    return heads


def _notice(shapes: Mapping[ChatShape, ChatLine]) -> ChatLine | None:
    """A line with a time in another shape: a notice, or a message in a shape of its own."""
    head = next(iter(shapes.values()), None)
    if head is None or head.shape not in _BELOW:
        return head
    return shapes.get(ChatShape.SYSTEM)


def _tells_what_happened(words: str, names: Mapping[str, int]) -> bool:
    """Whether the words before a colon are no name: "Ann changed the name to: …"."""
    if names[words] > 1:
        return False
    lower = sum(word[0].islower() for word in words.split())
    is_odd = words[0].isupper() and lower and all(map(_has_capitals, (*names.keys() - {words},)))
    return (
        is_odd
        or lower >= _MIN_NOTICE_WORDS
        or any(words.startswith(f"{name} ") and words[len(name) + 1].islower() for name in names)
    )


def _has_capitals(name: str) -> bool:
    """Whether each word of the name has a capital or is none, but for small words of names."""
    small = PARTICLES_OF_NAMES
    return all(word in small or not word[0].islower() for word in name.split())


def _join_heads(text: str, lines: Sequence[Span]) -> list[tuple[Span, str]]:
    """The lines with their words, a name and a time on lines of their own taken as one line."""
    words = [span.of(text) for span in lines]
    stamps = [at for at, line in enumerate(words) if only_time(line)]
    above = {name: at for at in stamps if (name := _name_above(words, at)) is not None}
    below = {at: at + 1 for at in stamps if at + 1 < len(words) and is_name_line(words[at + 1])}
    names_above = _count_returning(words[name] for name in above)
    names_below = _count_returning(words[name] for name in below.values())
    ends = below if names_below > names_above else above
    joined: list[tuple[Span, str]] = []
    end = -1
    for at, span in enumerate(lines):
        if at <= end:
            continue
        end = ends.get(at, at)
        pieces = (only_time(line) or line for line in (words[at], words[end]))
        shown = " ".join(pieces) if end > at else words[at]
        joined.append((span.join(lines[end]), shown))
    return joined


def _name_above(words: Sequence[str], at: int) -> int | None:
    """The number of the line above that holds only a name, perhaps with a dash between."""
    name = at - 2 if at > 1 and _DASH.fullmatch(words[at - 1]) else at - 1
    return name if name >= 0 and is_name_line(words[name]) else None


def _count_returning(names: Iterable[str] | Iterator[str]) -> int:
    return sum(times for times in Counter(names).values() if times > 1)
