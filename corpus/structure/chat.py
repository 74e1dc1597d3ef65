"""Chats exported or copied as plain text: messages, and the lines that nobody writes."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.model.mark import Mark, MarkKind
from corpus.model.span import Span, trim
from corpus.structure.chat_lines import (
    INVISIBLE,
    ChatLine,
    ChatShape,
    chat_lines,
    is_time_of_day,
    joined_heads,
    without_common_words,
)
from corpus.structure.mail_headers import read_attribution
from corpus.structure.mail_names import writer_name
from corpus.structure.message_words import message_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_LINE = re.compile(r"[^\n]+")
_MIN_MESSAGES = 3
_MIN_INLINE_SHARE = 0.5  # of lines; words that stand beside the name seldom go on below
_MIN_HEAD_SHARE = 0.15  # of lines, where the words stand below
_MIN_NOTICE_WORDS = 3  # in lower case; a name has fewer
_MAX_LINES_BEFORE = 6  # such as the name of the channel
_BELOW = (ChatShape.TIME_AND_NAME, ChatShape.NAME_AND_TIME)
_ASIDE = re.compile(
    r"[\[(<{][^\[\]()<>{}]{1,80}[\])>}]|:[\w+-]{2,30}:(?:\s*:[\w+-]{2,30}:)*(?:\s*\d+)?|"
    r"[^\w\s]{1,8}\s?\d{1,3}|(?:like|love|heart|laugh)s? \d{1,3}|(?:joined|left) #?[\w-]+\.?|"
    rf"\d+ {message_pattern('replies')}\w*\b.*|{message_pattern('in-reply')}\b.{{0,80}}",
    re.IGNORECASE,
)
_FORWARDED = re.compile(
    rf"[\[(]?\s*{message_pattern('forwarded')}:?\s+(?P<name>[^\[\]()]+?)\s*[\])]?", re.IGNORECASE
)
_NOTICE = re.compile(message_pattern("encrypted", "deleted", "omitted"), re.IGNORECASE)
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


def chat_marks(text: str) -> tuple[Mark, ...]:
    """The messages of the chat and the lines that nobody writes; none where it is no chat.

    A chat has a time or a name in brackets at most lines, and the same names return.
    """
    lines = [span for match in _LINE.finditer(text) if (span := trim(text, Span(*match.span())))]
    joined = joined_heads(text, lines)
    lines = [span for span, _ in joined]
    read = {span: {one.shape: one for one in chat_lines(words)} for span, words in joined}
    shape = _shape(lines, read)
    if shape is None:
        return ()
    heads = _heads(lines, read, shape)
    marks = [
        mark
        for message in _messages(lines, heads)
        for mark in (
            *_message_marks(text, message, shape),
            *(Mark(span, MarkKind.FURNITURE) for span in _previews(text, message)),
        )
    ]
    first = next(iter(heads))
    before = [Mark(span, MarkKind.FURNITURE) for span in lines if span < first]
    return tuple(sorted([*before, *marks], key=lambda mark: (mark.span.start, -mark.span.end)))


def _shape(
    lines: Sequence[Span], read: Mapping[Span, Mapping[ChatShape, ChatLine]]
) -> ChatShape | None:
    """The shape in which most messages of the chat begin; None where the text is no chat."""
    votes = Counter(
        shape for shapes in read.values() for shape in shapes if shape is not ChatShape.SYSTEM
    )
    timed = sum(ChatShape.SYSTEM in shapes for shapes in read.values())
    for shape, count in votes.most_common():
        found = [(span, read[span][shape]) for span in lines if shape in read[span]]
        names = Counter(head.name for _, head in found)
        below = sum(head.words is None for _, head in found) > count / 2
        shown = count if below else max(count, min(timed, 2 * count))
        least = _MIN_HEAD_SHARE if below else _MIN_INLINE_SHARE
        returns = max(names.values()) > 1 and (len(names) > 1 or count > _MIN_MESSAGES)
        if (
            count >= _MIN_MESSAGES
            and returns
            and shown >= least * len(lines)
            and lines.index(found[0][0]) <= _MAX_LINES_BEFORE
            and is_time_of_day([head for _, head in found])
        ):
            return shape
    return None


def _heads(
    lines: Sequence[Span], read: Mapping[Span, Mapping[ChatShape, ChatLine]], shape: ChatShape
) -> dict[Span, ChatLine]:
    """The lines at which a message or a program's notice begins."""
    counts = Counter(
        head.name for shapes in read.values() if (head := shapes.get(shape)) and head.name
    )
    names = without_common_words(counts)
    heads: dict[Span, ChatLine] = {}
    for span in lines:
        shapes = read[span]
        head = shapes.get(shape)
        if head and head.name and _is_notice(head.name, counts):
            head = ChatLine(ChatShape.SYSTEM, None, head.when)
        if head and head.name:
            head = replace(head, name=names[head.name])
        if head is None and shape not in _BELOW:
            head = next(iter(shapes.values()), None)
            if head and head.shape in _BELOW:
                head = shapes.get(ChatShape.SYSTEM) if head.when else None
        if head:
            heads[span] = head
    return heads


def _is_notice(words: str, names: Mapping[str, int]) -> bool:
    """Whether the words before a colon tell what a member did: "Ann changed the name to: …"."""
    if names[words] > 1:
        return False
    lower = sum(word[0].islower() for word in words.split())
    return lower >= _MIN_NOTICE_WORDS or any(
        words.startswith(f"{name} ") and words[len(name) + 1].islower() for name in names
    )


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


def _message_marks(text: str, message: _Message, shape: ChatShape) -> Iterator[Mark]:
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
    aside = [nobodys or _is_aside(text, span) for span in rest]
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


def _is_aside(text: str, span: Span) -> bool:
    """Whether the line is the program's: "(edited)", "image omitted", a count of reactions."""
    words = span.of(text)
    bare = words.strip(INVISIBLE + " ")
    if words[:1] in INVISIBLE or _NOTICE.fullmatch(bare):
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
