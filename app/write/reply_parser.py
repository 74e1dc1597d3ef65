"""Split a model's streamed reply into sentences with their keys."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from app.llm.model import ModelError, ModelErrorKind
from app.text.message_text import message_text
from app.write.reply_keys import CUT_KEY, KEY_GROUP, MAY_BE_KEY, move_leading_keys, parse_keys
from app.write.reply_prose import prose_lines, without_thoughts
from corpus.structure.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# The reply where the sources do not answer (prompts/write.md).
NO_ANSWER = re.compile(r"\W*no[\s_-]answer\W*", re.IGNORECASE)
_ENDS = re.compile(r"\s*[.!?…]+[\"'”’»)]*")
_ENDED = re.compile(r"[.!?…][\"'”’»)*_]*\s*\Z")
_MAX_QUOTED_CHARS = 800  # of a sentence with an open quotation; then the mark is missing
_LOOP_CHARS = 40  # of the text that repeats when a model is in a loop
_MAX_LOOPS = 6


class WrittenSentence(NamedTuple):
    """A sentence of a reply, and the keys that it ends in, such as "S3", known or not.

    `paragraph_keys` are those that end the paragraph of a sentence without keys.
    """

    text: str
    keys: tuple[str, ...]
    paragraph_keys: tuple[str, ...] = ()


THOUGHTS = WrittenSentence("", ())  # all sentences before it were a model's thoughts


@dataclass(frozen=True, slots=True)
class _Segment:
    """Text up to the keys that close it, and its end offset in the reply."""

    text_before_keys: str
    keys: tuple[str, ...]
    end: int


def reply_sentences(pieces: Iterable[str]) -> Iterator[WrittenSentence]:
    """Yield the sentences of a reply, each as soon as its keys are complete.

    The thoughts of a reasoning model are left out; `THOUGHTS` follows those that were taken for
    sentences. ModelError when the reply repeats itself.
    """
    raw, done, thoughts = "", 0, 0
    for piece in pieces:
        raw += piece
        visible, ended = without_thoughts(raw)
        visible = move_leading_keys(visible)
        if ended > thoughts:
            thoughts, done = ended, 0
            yield THOUGHTS
        while segment := _first_segment(visible[done:], last=False):
            done += segment.end
            yield from _segment_sentences(segment)
        _refuse_loop(visible[done:])
    visible = move_leading_keys(without_thoughts(raw, last=True)[0])
    if NO_ANSWER.fullmatch(visible[done:]):  # which may look like a heading
        yield WrittenSentence(visible[done:].strip(), ())
        return
    rest = CUT_KEY.sub("", visible[done:])
    while segment := _first_segment(rest, last=True):
        rest = rest[segment.end :]
        yield from _segment_sentences(segment)


def _first_segment(text: str, *, last: bool) -> _Segment | None:
    """The first segment that keys close; with `last`, also text without keys.

    None when there is none, or when later text may change it.
    """
    text_before_keys, keys, start = "", [], 0
    while group := KEY_GROUP.search(text, start):
        text_before_keys += text[start : group.start()]
        keys += parse_keys(group)
        start = group.end()
        if not last and (len(text.rstrip()) == start or MAY_BE_KEY.match(text, start)):
            return None  # more keys may follow, or the full stop
        if KEY_GROUP.match(text, start):
            continue
        if stop := _ENDS.match(text, start):
            return _Segment(text_before_keys + stop[0].strip(), tuple(keys), stop.end())
        if _ENDED.search(text_before_keys) or not _sentence_continues(text[start:]):
            return _Segment(text_before_keys, tuple(keys), start)
    if last and text.strip():
        return _Segment(text_before_keys + text[start:], tuple(keys), len(text))
    return None


def _sentence_continues(after: str) -> bool:
    """Whether the sentence continues after its keys: "X [S1], while Y [S2]"."""
    words = after.lstrip(" \t")
    return bool(words) and (words[0].islower() or words[0] in ",;:—–(-")


def _segment_sentences(segment: _Segment) -> Iterator[WrittenSentence]:
    """The sentences of a segment; the last one has the keys, which its line may share."""
    lines = [
        tuple(_join_quotations([span.of(line) for span in sentence_spans(line)]))
        for line in prose_lines(segment.text_before_keys)
    ]
    keys = tuple(dict.fromkeys(segment.keys))
    for number, sentences in enumerate(lines, start=1):
        shared = keys if number == len(lines) else ()
        for text in sentences[:-1]:
            yield WrittenSentence(text, (), shared)
        yield WrittenSentence(sentences[-1], shared)


def _join_quotations(texts: Sequence[str]) -> Iterator[str]:
    """The sentences, joined where a quotation continues from one to the next."""
    joined = ""
    for number, sentence in enumerate(texts, start=1):
        joined = f"{joined} {sentence}" if joined else sentence
        if number == len(texts) or not _is_open(joined):
            yield joined
            joined = ""


def _is_open(text: str) -> bool:
    """Whether the text has an open quotation and is not too long for one."""
    opened = text.count("“") > text.count("”") or text.count('"') % 2 == 1
    return opened and len(text) < _MAX_QUOTED_CHARS


def _refuse_loop(rest: str) -> None:
    tail = rest[-_LOOP_CHARS:]
    if len(tail) == _LOOP_CHARS and rest.count(tail) >= _MAX_LOOPS:
        raise ModelError(ModelErrorKind.REPEATS, message_text("model-repeats"))
