"""Subtitles: SubRip (.srt) and WebVTT (.vtt), their cues joined to turns."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.load.formats.decode import decode
from corpus.load.formats.line_end_hyphens import mend_line_ends
from corpus.load.formats.parsed_file import Block, BlockMark, FormatError, ParsedFile
from corpus.model.mark import MarkKind
from corpus.structure.label_forms import LabelForm, form_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_CLOCK = r"(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}"
_TIMING = re.compile(rf"^[ \t]*(?P<start>{_CLOCK})[ \t]*-->[ \t]*{_CLOCK}[^\n]*$", re.MULTILINE)
_CUE_NAME = re.compile(r"(?:\d+[ \t]+)?\"(?P<name>[^\"\n]{1,60})\"(?:[ \t]+\(\d+\))?[ \t]*\Z")
_HEAD = re.compile(r"\A\ufeff?WEBVTT\b")
_MAX_PARAGRAPH_CHARS = 300  # longer, and a paragraph ends with its sentence
_MIN_CUES = 2  # in a plain text, for it to be subtitles
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+(?P<name>[^>]*)>")
_TAG = re.compile(r"</?[^>\n]{0,60}>|\{\\[^}\n]*\}")
_NAMED = re.compile(r"(?:-[ \t]*|>>[ \t]*)?(?P<name>[^\W\d_][^:\n]{0,50}?):[ \t]+(?=\S)")
_ARROWS = re.compile(r"(?<=\S)[ \t]+>>[ \t]*")
_NEW_SPEAKER = re.compile(r"[-–—][ \t]*(?=\S)|>>[ \t]*(?=\S)")
_SOUND = re.compile(r"(?:[\[(♪*][^\n]*[\])♪*]|♪.*)")
_SENTENCE_END = re.compile(r"""[.!?…][\"”’»)\]]*\Z""")


@dataclass(frozen=True, slots=True)
class _Said:
    """Words of a cue by one speaker; `named` is True where the cue names the speaker.

    `begins` is True where the cue marks that somebody else speaks, and `is_sound` where it tells
    what is heard.
    """

    words: str
    when: str
    name: str | None = None
    begins: bool = False
    is_sound: bool = False


def read_subtitles(data: bytes) -> ParsedFile:
    """The turns, a paragraph each, with their speakers and times; FormatError without any cue.

    Cues of one speaker in a row are one turn. A cue without a name goes on with the turn before it
    only in the middle of a sentence.
    """
    blocks = subtitle_blocks(decode(data))
    if not blocks:
        reason = "it has no subtitles: save it as .txt when it is a plain text"
        raise FormatError(reason)
    return ParsedFile(blocks=blocks)


def are_subtitles(text: str) -> bool:
    """Whether a plain text is subtitles."""
    begins = bool(_HEAD.match(text)) or text.lstrip("\ufeff \n").startswith("1\n")
    return begins and len(_TIMING.findall(text)) >= _MIN_CUES


def subtitle_blocks(text: str) -> tuple[Block, ...]:
    """A block for each turn, with its mark."""
    said = [part for when, payload, name in _cues(text) for part in _said(payload, when, name)]
    return tuple(_blocks(_joined(said)))


def _cues(text: str) -> Iterator[tuple[str, str, str | None]]:
    """The start time and the words of each cue, and the name that its id gives in quotes."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    timings = list(_TIMING.finditer(text))
    for at, timing in enumerate(timings):
        end = timings[at + 1].start() if at + 1 < len(timings) else len(text)
        payload = text[timing.end() : end].lstrip("\n")
        # A blank line ends a cue; what stands after it is the next cue's number or id.
        line = text[text.rfind("\n", 0, max(timing.start() - 1, 0)) + 1 : timing.start()].strip()
        named = _CUE_NAME.match(line)
        name = named["name"] if named else None
        yield timing["start"], payload.split("\n\n", 1)[0].strip(), name


def _said(payload: str, when: str, speaker: str | None) -> Iterator[_Said]:
    """Yield the words of a cue; where its id names a speaker, all are by that speaker."""
    if speaker is None:
        yield from _parts(payload, when)
    else:
        yield _Said(_clean(payload), _short(when), _person(speaker), begins=True)


def _parts(payload: str, when: str) -> Iterator[_Said]:
    """What each speaker says in a cue."""
    time = _short(when)
    pieces = _VOICE.split(payload)
    if len(pieces) > 1:
        if before := _clean(pieces[0]):
            yield _Said(before, time)
        for voice, words in zip(pieces[1::2], pieces[2::2], strict=True):
            if cleaned := _clean(words):
                yield _Said(cleaned, time, _person(html.unescape(voice)), begins=True)
        return
    current: _Said | None = None
    for line in _ARROWS.sub("\n>> ", _TAG.sub("", payload)).split("\n"):
        if words := _clean(line):
            part = _line_of_cue(words, time)
            if current and not (part.begins or part.is_sound or current.is_sound):
                current = replace(current, words=f"{current.words}\n{part.words}")
                continue
            if current:
                yield current
            current = part
    if current:
        yield current


def _line_of_cue(words: str, time: str) -> _Said:
    """The words of a line, without the name, dash or arrows that tell of another speaker."""
    if _SOUND.fullmatch(words):
        return _Said(words, time, is_sound=True)
    named = _NAMED.match(words)
    if named and form_of(named["name"]) is not LabelForm.NONE:
        return _Said(words[named.end() :], time, _person(named["name"]), begins=True)
    marked = _NEW_SPEAKER.match(words)
    if marked:
        return _Said(words[marked.end() :], time, begins=True)
    return _Said(words, time)


def _joined(said: Sequence[_Said]) -> Iterator[list[_Said]]:
    """The parts of each turn: of one speaker, or a sentence that goes on in the next cue."""
    turn: list[_Said] = []
    for part in said:
        if turn and _goes_on(turn, part):
            turn.append(part)
            continue
        if turn:
            yield turn
        turn = [part]
    if turn:
        yield turn


def _goes_on(turn: Sequence[_Said], part: _Said) -> bool:
    """Whether the part belongs to the turn; a long one is cut at a sentence's end, for its time."""
    first, before = turn[0], turn[-1]
    if before.is_sound or part.is_sound:
        return False
    ends = bool(_SENTENCE_END.search(before.words))
    if ends and sum(len(one.words) for one in turn) >= _MAX_PARAGRAPH_CHARS:
        return False
    if part.name is not None:
        return part.name == first.name
    return not part.begins and not (first.name and ends)


def _blocks(turns: Iterable[list[_Said]]) -> Iterator[Block]:
    for number, turn in enumerate(turns):
        kind = MarkKind.FURNITURE if turn[0].is_sound else MarkKind.TURN
        mark = BlockMark(kind, turn[0].name, None if turn[0].is_sound else turn[0].when, number)
        lines = mend_line_ends("\n".join(part.words for part in turn))
        yield Block(lines.replace("\n", " "), (mark,))


def _person(name: str) -> str | None:
    """The name with the given name first and without what stands in brackets."""
    bare = " ".join(re.sub(r"\([^()]*\)|\[[^\[\]]*\]", "", name).split())
    last, comma, first = bare.partition(", ")
    is_turned = comma and len(last.split()) == 1 and len(first.split()) <= 2  # noqa: PLR2004
    return (f"{first} {last}" if is_turned else bare) or None


def _clean(words: str) -> str:
    return " ".join(mend_line_ends(html.unescape(_TAG.sub("", words))).split())


def _short(when: str) -> str:
    """The time without its fraction and without hours of nothing: "0:03"."""
    parts = re.split(r"[.,]", when)[0].split(":")
    numbers = [int(part) for part in parts]
    while len(numbers) > 2 and numbers[0] == 0:  # noqa: PLR2004
        numbers.pop(0)
    return ":".join([str(numbers[0]), *(f"{number:02}" for number in numbers[1:])])
