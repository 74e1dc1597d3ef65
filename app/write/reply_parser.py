"""Split a model's streamed reply into sentences with their keys."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from app.llm.model import ModelError, ModelErrorKind
from app.text.message_text import message_text
from corpus.structure.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MAX_RANGE_KEYS = 20  # of a range such as [S1-S9]; a longer range is only its two ends
_NUMBER = r"[Ss]?\d{1,3}"
_KEYS = re.compile(
    rf"\s*[\[【]\s*({_NUMBER}(?:\s*(?:[,;&–—-]|and)\s*{_NUMBER})*)\s*[\]】]", re.IGNORECASE
)
_CUT_KEY = re.compile(r"\s*[\[【]\s*[Ss]?[\d\s,;Ss]*\Z")
_KEY = re.compile(_NUMBER)
_RANGE = re.compile(r"[Ss]?(\d+)\s*[–—-]\s*[Ss]?(\d+)")
_ENDS = re.compile(r"\s*[.!?…]+[\"'”’»)]*")
_ENDED = re.compile(r"[.!?…][\"'”’»)*_]*\s*\Z")
# The thoughts of a reasoning model before its answer.
_THOUGHT = re.compile(r"<(think(?:ing)?)>.*?(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE)
_MAY_OPEN = re.compile(r"<[a-z]{0,8}\Z", re.IGNORECASE)
_BULLET = re.compile(r"\A\s*(?:[-*•–]\s+|\d{1,2}[.)]\s+|#{1,6}\s+)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_MAX_QUOTED_CHARS = 800  # of a sentence with an open quotation; then the mark is missing
_LOOP_CHARS = 40  # of the text that repeats when a model is in a loop
_MAX_LOOPS = 6


class WrittenSentence(NamedTuple):
    """A sentence of a reply, and the keys that it ends in, such as "S3", known or not."""

    text: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Segment:
    """Text up to the keys that close it, and its end offset in the reply."""

    text_before_keys: str
    keys: tuple[str, ...]
    end: int


def reply_sentences(pieces: Iterable[str]) -> Iterator[WrittenSentence]:
    """Yield the sentences of a reply, each as soon as its keys are complete.

    The thoughts of a reasoning model are left out. ModelError when the reply repeats itself.
    """
    raw, done = "", 0
    for piece in pieces:
        raw += piece
        visible = _without_thoughts(raw)
        while segment := _first_segment(visible[done:], last=False):
            done += segment.end
            yield from _segment_sentences(segment)
        _refuse_loop(visible[done:])
    rest = _CUT_KEY.sub("", _THOUGHT.sub("", raw)[done:])
    while segment := _first_segment(rest, last=True):
        rest = rest[segment.end :]
        yield from _segment_sentences(segment)


def _without_thoughts(raw: str) -> str:
    """The reply so far without thoughts and without what may be the start of a think tag."""
    visible = _THOUGHT.sub("", raw)
    return _MAY_OPEN.sub("", visible)


def _first_segment(text: str, *, last: bool) -> _Segment | None:
    """The first segment that keys close; with `last`, also text without keys.

    None when there is none, or when later text may change it.
    """
    text_before_keys, keys, start = "", [], 0
    while group := _KEYS.search(text, start):
        text_before_keys += text[start : group.start()]
        keys += _parse_keys(group[1])
        start = group.end()
        if not last and len(text.rstrip()) == start:
            return None  # more keys may follow, or the full stop
        after = text[start:].lstrip()
        if _KEYS.match(text, start) or (not last and after.startswith(("[", "【"))):
            if not _KEYS.match(text, start):
                return None
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


def _parse_keys(group: str) -> list[str]:
    """The keys in a pair of brackets; a range has all keys from its first to its last."""
    keys: list[str] = []
    position = 0
    while position < len(group):
        key_range = _RANGE.match(group, position)
        key = _KEY.match(group, position)
        if key_range and 0 < int(key_range[2]) - int(key_range[1]) < MAX_RANGE_KEYS:
            keys += [f"S{number}" for number in range(int(key_range[1]), int(key_range[2]) + 1)]
            position = key_range.end()
        elif key:
            keys.append(key[0].upper())
            position = key.end()
        else:
            position += 1
    return keys


def _segment_sentences(segment: _Segment) -> Iterator[WrittenSentence]:
    """The sentences of a segment; the last one has the keys."""
    texts = [
        sentence
        for line in segment.text_before_keys.splitlines()
        if (clean := _STRONG.sub(r"\2", _BULLET.sub("", line)).strip())
        for sentence in _join_quotations([span.of(clean) for span in sentence_spans(clean)])
    ]
    for text in texts[:-1]:
        yield WrittenSentence(text, ())
    if texts:
        yield WrittenSentence(texts[-1], tuple(dict.fromkeys(segment.keys)))


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
