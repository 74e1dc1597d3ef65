"""Chats exported or copied as plain text: messages, and the lines that nobody writes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.model.mark import Mark, MarkKind
from corpus.model.span import Span, trim
from corpus.structure.chat_heads import read_heads
from corpus.structure.chat_lines import INVISIBLE, ChatLine, ChatShape, only_date
from corpus.structure.mail_headers import read_attribution
from corpus.structure.mail_names import writer_name
from corpus.structure.message_words import message_pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

_ASIDE = re.compile(
    r"[\[(<{][^\[\]()<>{}]{1,80}[\])>}]|:[\w+-]{2,30}:(?:\s*:[\w+-]{2,30}:)*(?:\s*\d+)?|"
    r"[^\w\s]{1,8}\s?\d{1,3}|(?:like|love|heart|laugh)s? \d{1,3}|(?:joined|left) #?[\w-]+\.?|"
    rf"\d+ {message_pattern('replies')}\w*\b.*|{message_pattern('in-reply')}\b.{{0,80}}",
    re.IGNORECASE,
)
_FORWARDED = re.compile(
    rf"[\[(]?\s*{message_pattern('forwarded')}:?\s+(?P<name>[^\[\]()]+?)\s*[\])]?", re.IGNORECASE
)
_NOTICE = re.compile(message_pattern("encrypted", "deleted", "omitted", "call"), re.IGNORECASE)
_ACTION = re.compile(rf"\s{message_pattern('action')}", re.IGNORECASE)
_EDITED = re.compile(
    rf"\s*[(<\[][^()<>\[\]]{{0,30}}\b{message_pattern('edited')}[)>\]]\Z", re.IGNORECASE
)
_PREVIEW = re.compile(r"(?:@|↩\s?|↪\s?)")
_MIN_PREVIEW_CHARS = 10


@dataclass(frozen=True, slots=True)
class _Message:
    head: ChatLine
    line: Span
    rest: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Chat:
    """The messages of a chat and the lines that nobody writes, as marks.

    `is_whole` is False where the chat is a part of another text.
    """

    marks: tuple[Mark, ...]
    is_whole: bool


def read_chat(text: str) -> Chat | None:
    """The chat; None where the text is none and holds none."""
    found = read_heads(text)
    if found is None:
        return None
    members = {head.name for head in found.heads.values() if head.name}
    marks = [
        mark
        for message in _messages(found.lines, found.heads)
        for mark in (
            *_message_marks(text, message, found.shape, members),
            *(Mark(span, MarkKind.FURNITURE) for span in _previews(text, message)),
        )
    ]
    first = next(iter(found.heads))
    before = [Mark(span, MarkKind.FURNITURE) for span in found.lines if span < first]
    ordered = sorted([*before, *marks], key=lambda mark: (mark.span.start, -mark.span.end))
    return Chat(tuple(ordered), found.is_whole)


def _messages(lines: Sequence[Span], heads: Mapping[Span, ChatLine]) -> Iterator[_Message]:
    current: list[Span] = []
    for span in lines:
        if span in heads:
            if current:
                yield _Message(heads[current[0]], current[0], tuple(current[1:]))
            current = [span]
        elif current:
            current.append(span)
    if current:
        yield _Message(heads[current[0]], current[0], tuple(current[1:]))


def _message_marks(
    text: str, message: _Message, shape: ChatShape, members: Collection[str]
) -> Iterator[Mark]:
    """The head as nobody's words, what the program adds to the message, and the message."""
    head = message.head
    rest = [*message.rest]
    if head.words is not None:
        label = Span(message.line.start, message.line.start + head.words)
        words = trim(text, Span(label.end, message.line.end))
        yield Mark(label, MarkKind.FURNITURE)
        rest = [words, *rest] if words else rest
    else:
        yield Mark(message.line, MarkKind.FURNITURE)
    nobodys = head.shape is ChatShape.SYSTEM or head.is_bot
    aside = [nobodys or _is_aside(span.of(text), members) for span in rest]
    if shape is ChatShape.NICK and head.words is not None:
        aside = [False, *(True for _ in rest[1:])]  # such a log has a message on one line
    yield from (
        Mark(span, MarkKind.FURNITURE) for span, out in zip(rest, aside, strict=True) if out
    )
    yield from _written(
        text, head, [span for span, out in zip(rest, aside, strict=True) if not out]
    )


def _written(text: str, head: ChatLine, words: Sequence[Span]) -> Iterator[Mark]:
    """The message, and within it what is passed on from another; that one's writer is named."""
    if not words:
        return
    whole = words[0].join(words[-1])
    name = head.writer
    yield Mark(whole, MarkKind.MESSAGE, name, head.when)
    if edited := _EDITED.search(text, whole.start, whole.end):
        yield Mark(Span(*edited.span()), MarkKind.FURNITURE)
    yield from _quoted(text, words)
    for at, span in enumerate(words):
        match = _FORWARDED.fullmatch(span.of(text))
        if match:
            yield Mark(span, MarkKind.FURNITURE)
            if words[at + 1 :]:
                passed = words[at + 1].join(words[-1])
                yield Mark(passed, MarkKind.MESSAGE, writer_name(match["name"]))
            return


def _quoted(text: str, words: Sequence[Span]) -> Iterator[Mark]:
    """The lines of the message that begin with ">", by the writer that the line above names."""
    name = None
    for at, span in enumerate(words):
        line = span.of(text)
        if line.startswith(">") and (quoted := trim(text, Span(span.start + 1, span.end))):
            yield Mark(quoted, MarkKind.QUOTE, name)
            continue
        above_quote = text.startswith(">", words[at + 1].start) if at + 1 < len(words) else False
        head = read_attribution([line], above_quote=above_quote)
        name = head.name if head else None
        if head:
            yield Mark(span, MarkKind.FURNITURE)


def _is_aside(words: str, members: Collection[str]) -> bool:
    """Whether the line is the program's: "(edited)", "image omitted", "Ann joined the group"."""
    bare = words.strip(INVISIBLE + " ")
    if words[:1] in INVISIBLE or _NOTICE.fullmatch(bare) or only_date(bare):
        return True
    action = _ACTION.search(bare)
    if action and bare[: action.start()].strip() in members:
        return True
    return bool(_ASIDE.fullmatch(bare)) and not _FORWARDED.fullmatch(bare)


def _previews(text: str, message: _Message) -> Iterator[Span]:
    """Lines that repeat the beginning of an earlier message, to show what is answered."""
    earlier = text[: message.line.start]
    for span in message.rest:
        words = span.of(text)
        mark = _PREVIEW.match(words)
        if mark is None:
            continue
        candidates = [words[mark.end() :], words.partition(" ")[2]]
        if any(len(part) >= _MIN_PREVIEW_CHARS and part in earlier for part in candidates):
            yield span
