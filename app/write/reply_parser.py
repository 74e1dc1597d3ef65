"""A model's reply, cut into sentences with their keys while it comes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from app.llm.model import ModelError, Trouble
from corpus.structure.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MOST_KEYS = 20  # of a range such as [S1-S9]; a longer one is taken as it is written
_NUMBER = r"[Ss]?\d{1,3}"
_KEYS = re.compile(
    rf"\s*[\[【]\s*({_NUMBER}(?:\s*(?:[,;&–—-]|and)\s*{_NUMBER})*)\s*[\]】]", re.IGNORECASE
)
_CUT_KEY = re.compile(r"\s*[\[【]\s*[Ss]?[\d\s,;Ss]*\Z")
_KEY = re.compile(_NUMBER)
_RANGE = re.compile(r"[Ss]?(\d+)\s*[–—-]\s*[Ss]?(\d+)")
_ENDS = re.compile(r"\s*[.!?…]+[\"'”’»)]*")
_ENDED = re.compile(r"[.!?…][\"'”’»)*_]*\s*\Z")
# What reasoning models say to themselves before they answer.
_THOUGHT = re.compile(r"<(think(?:ing)?)>.*?(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE)
_MAY_OPEN = re.compile(r"<[a-z]{0,8}\Z", re.IGNORECASE)
_BULLET = re.compile(r"\A\s*(?:[-*•–]\s+|\d{1,2}[.)]\s+|#{1,6}\s+)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_QUOTED = 800  # characters of a sentence with its quotation; who forgets a mark ends there
_LOOP = 40  # characters that come again and again: a model that has lost its way
_AGAIN = 6  # times


class WrittenSentence(NamedTuple):
    """A sentence of a reply, and the keys that it ends in, such as "S3", known or not."""

    text: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Prose up to the keys that close it, and where it ends in the reply."""

    prose: str
    keys: tuple[str, ...]
    end: int


def sentences(pieces: Iterable[str]) -> Iterator[WrittenSentence]:
    """The sentences of a reply, each as soon as the keys that close it are there.

    What a reasoning model thinks aloud is left out. ModelError when the reply goes in circles.
    """
    raw, done = "", 0
    for piece in pieces:
        raw += piece
        spoken = _spoken(raw)
        while stretch := _first(spoken[done:], last=False):
            done += stretch.end
            yield from _sentences(stretch)
        _refuse_circles(spoken[done:])
    rest = _CUT_KEY.sub("", _THOUGHT.sub("", raw)[done:])
    while stretch := _first(rest, last=True):
        rest = rest[stretch.end :]
        yield from _sentences(stretch)


def _spoken(raw: str) -> str:
    """The reply so far without thoughts, nor what may become the opening of one."""
    spoken = _THOUGHT.sub("", raw)
    return _MAY_OPEN.sub("", spoken)


def _first(text: str, *, last: bool) -> _Stretch | None:
    """The first stretch that keys close; with `last`, what no keys close as well.

    None when there is none, or when what is still to come may change it.
    """
    prose, keys, start = "", [], 0
    while group := _KEYS.search(text, start):
        prose += text[start : group.start()]
        keys += _read(group[1])
        start = group.end()
        if not last and len(text.rstrip()) == start:
            return None  # more keys may follow, or the full stop
        after = text[start:].lstrip()
        if _KEYS.match(text, start) or (not last and after.startswith(("[", "【"))):
            if not _KEYS.match(text, start):
                return None
            continue
        if stop := _ENDS.match(text, start):
            return _Stretch(prose + stop[0].strip(), tuple(keys), stop.end())
        if _ENDED.search(prose) or not _goes_on(text[start:]):
            return _Stretch(prose, tuple(keys), start)
    if last and text.strip():
        return _Stretch(prose + text[start:], tuple(keys), len(text))
    return None


def _goes_on(after: str) -> bool:
    """Whether a sentence does not end with the keys before these words: "X [S1], while Y [S2]"."""
    words = after.lstrip(" \t")
    return bool(words) and (words[0].islower() or words[0] in ",;:—–(-")


def _read(group: str) -> list[str]:
    """The keys between a pair of brackets; a range names all from its first to its last."""
    found: list[str] = []
    at = 0
    while at < len(group):
        spread = _RANGE.match(group, at)
        one = _KEY.match(group, at)
        if spread and 0 < int(spread[2]) - int(spread[1]) < MOST_KEYS:
            found += [f"S{number}" for number in range(int(spread[1]), int(spread[2]) + 1)]
            at = spread.end()
        elif one:
            found.append(one[0].upper())
            at = one.end()
        else:
            at += 1
    return found


def _sentences(stretch: _Stretch) -> Iterator[WrittenSentence]:
    """The sentences of the prose; the keys are the last one's."""
    found = [
        sentence
        for line in stretch.prose.splitlines()
        if (clean := _STRONG.sub(r"\2", _BULLET.sub("", line)).strip())
        for sentence in _unbroken([span.of(clean) for span in sentence_spans(clean)])
    ]
    for text in found[:-1]:
        yield WrittenSentence(text, ())
    if found:
        yield WrittenSentence(found[-1], tuple(dict.fromkeys(stretch.keys)))


def _unbroken(found: Sequence[str]) -> Iterator[str]:
    """The sentences, one where a quotation goes on from one to the next."""
    held = ""
    for number, sentence in enumerate(found, start=1):
        held = f"{held} {sentence}" if held else sentence
        if number == len(found) or not _is_open(held):
            yield held
            held = ""


def _is_open(text: str) -> bool:
    """Whether a quotation is opened in the text and not closed; never for long."""
    opened = text.count("“") > text.count("”") or text.count('"') % 2 == 1
    return opened and len(text) < _QUOTED


def _refuse_circles(rest: str) -> None:
    tail = rest[-_LOOP:]
    if len(tail) == _LOOP and rest.count(tail) >= _AGAIN:
        message = "the model repeats itself without end; ask again, or choose another model"
        raise ModelError(Trouble.REPEATS, message)
