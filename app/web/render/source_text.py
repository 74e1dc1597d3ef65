"""A source's whole text: its quotes marked in their places, and in the margin who speaks."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from app.messages import reader_texts
from app.text.html_escape import escape_html
from app.web.render.speakers import speaker_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from corpus.model.document import Document
    from corpus.model.span import Span
    from corpus.model.speaker import Speaker
    from corpus.model.utterance import Utterance

COLOURS = 8  # that tell speakers apart; the margin names them besides
_BETWEEN_LINES = re.compile(r"\n(?:\s*\n)?")
_SHORT = 90  # characters: a line of its own without a full stop reads as a heading


class MarkedPlace(NamedTuple):
    """A note, and the offset near which it is put: before the line there."""

    near: int
    note: str


class AttributedRun(NamedTuple):
    """Where a speaker goes on speaking, told innermost; `begins` where the margin names them.

    `depth` counts those through whom it comes: 0 for whose text or turn it is.
    """

    start: int
    end: int
    utterance: Utterance
    begins: bool
    depth: int


def render_sheet(
    document: Document,
    spans: Mapping[int, Span],
    told: Sequence[Utterance] = (),
    *,
    stood: MarkedPlace | None = None,
) -> str:
    """The whole text line by line, each span marked with its number, each speaker by a colour.

    Without its tags, and unescaped, it is the document's text again, letter for letter; but for
    the note that `stood` puts before the line where words stood that are gone.
    """
    text = document.text
    line = _line_of(text, stood.near) if stood else 0
    drawn = _Drawn(text, spans, told)
    pieces, at = [], 0
    for start, end in _lines(text):
        pieces.append(escape_html(text[at:start]))
        if stood and end > line:
            pieces.append(stood.note)
            stood = None
        look = drawn.look(start, end)
        pieces.append(f"<p{look} dir='auto'>{drawn.line(start, end)}</p>")
        at = end
    return "".join([*pieces, escape_html(text[at:])])


def attributed_runs(told: Sequence[Utterance]) -> tuple[AttributedRun, ...]:
    """The text in stretches of one speaker each, in order; nobody's lie between them.

    A speaker who goes on after somebody they quoted is not named anew.
    """
    found: list[AttributedRun] = []
    around: list[Utterance] = []
    begun: set[int] = set()
    at = 0

    def until(end: int) -> None:
        nonlocal at
        while around and at < end:
            one, stop = around[-1], min(end, around[-1].span.end)
            if at < stop:
                depth = len(around) - 1
                found.append(AttributedRun(at, stop, one, id(one) not in begun, depth))
                begun.add(id(one))
                at = stop
            if one.span.end <= end:
                around.pop()
        at = max(at, end)

    for one in told:
        until(one.span.start)
        around.append(one)
    until(max((one.span.end for one in told), default=0))
    return tuple(found)


def parts(told: Sequence[Utterance]) -> dict[str, int]:
    """A number for each who speaks, in order of appearance, from 0."""
    names = dict.fromkeys(key_of(one.speaker) for one in told)
    return {name: at for at, name in enumerate(names)}


def key_of(speaker: Speaker) -> str:
    """What tells one speaker of a document from another: the name, or else the part they speak."""
    return speaker.name or f"({speaker.role})"


class _Drawn:
    """One text with all that is drawn into it."""

    def __init__(self, text: str, spans: Mapping[int, Span], told: Sequence[Utterance]) -> None:
        self._text = text
        self._spans = spans
        self._voices = attributed_runs(told)
        self._starts = [one.start for one in self._voices]
        self._parts = parts(told)
        self._owners: list[AttributedRun] = []  # of each stretch, whose text or turn it is in
        for one in self._voices:
            self._owners.append(self._owners[-1] if one.depth and self._owners else one)

    def look(self, start: int, end: int) -> str:
        """The class of a line: a heading, the colour of who speaks, close to the next one."""
        if _is_heading(self._text, start, end):
            return " class='heading'"
        names = []
        row = bisect_right(self._starts, start) - 1
        if row >= 0 and self._voices[row].end > start:
            names.append(f"c{self._part(self._owners[row]) % COLOURS}")
        if self._text[end : end + 1] == "\n" and not self._text[end + 1 : end + 2].isspace():
            names.append("close" if end - start > _SHORT else "next")
        return f" class='{' '.join(names)}'" if names else ""

    def line(self, start: int, end: int) -> str:
        """The line, cut wherever a quote or a speaker begins or ends."""
        pieces = []
        for left, right, voice in self._spoken(start, end):
            words = "".join(self._marked(left, right))
            pieces.append(self._said(words, voice, left) if voice else words)
        return "".join(pieces)

    def _part(self, voice: AttributedRun) -> int:
        return self._parts[key_of(voice.utterance.speaker)]

    def _spoken(self, start: int, end: int) -> Iterator[tuple[int, int, AttributedRun | None]]:
        at = start
        row = max(0, bisect_right(self._starts, start) - 1)
        for voice in self._voices[row:]:
            if voice.start >= end:
                break
            left, right = max(at, voice.start), min(end, voice.end)
            if left < right:
                if at < left:
                    yield at, left, None
                yield left, right, voice
                at = right
        if at < end:
            yield at, end, None

    def _said(self, words: str, voice: AttributedRun, at: int) -> str:
        """The words in their speaker's colour; where they begin to speak the margin has the name.

        The name is no part of the text: it is not copied with it.
        """
        named = voice.begins and at == voice.start
        if not (voice.depth or named):
            return words
        one = voice.utterance
        part = self._part(voice)
        look = f"{'says' if voice.depth else 'turn-of'} c{part % COLOURS}"
        look += " reported" if one.reported else ""
        name = speaker_name(one.speaker)
        label = reader_texts.reported(name) if one.reported else name
        who = f' data-who="{escape_html(label)}" data-part="{part}"' if named else ""
        return f'<span class="{look}"{who}>{words}</span>'

    def _marked(self, start: int, end: int) -> Iterator[str]:
        """The stretch, cut wherever a quote begins or ends; each piece escaped by itself."""
        inside = {
            number: span
            for number, span in self._spans.items()
            if span.start < end > start < span.end
        }
        edges = {edge for span in inside.values() for edge in (span.start, span.end)}
        cuts = sorted({start, end} | {edge for edge in edges if start < edge < end})
        for left, right in pairwise(cuts):
            words = escape_html(self._text[left:right])
            here = [number for number, span in inside.items() if span.start <= left < span.end]
            if not here:
                yield words
                continue
            begin = [number for number in here if self._spans[number].start == left]
            yield f"<mark{_attributes(here, begin)}>{words}</mark>"


def _attributes(here: Sequence[int], begin: Sequence[int]) -> str:
    """Which quotes the words are of; where one begins stands its number, and it takes the focus."""
    shown = f' data-number="{" ".join(map(str, begin))}" tabindex="-1"' if begin else ""
    return f' data-quotes="{" ".join(map(str, here))}"{shown}'


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Where each line starts and ends; none is empty."""
    at = 0
    for gap in _BETWEEN_LINES.finditer(text):
        if at < gap.start():
            yield at, gap.start()
        at = gap.end()
    if at < len(text):
        yield at, len(text)


def _line_of(text: str, near: int) -> int:
    """Where the line begins in which the next word from `near` stands, or the last one does."""
    words = text[near:]
    near += len(words) - len(words.lstrip()) if words.strip() else 0
    return text.rfind("\n", 0, near) + 1


def _is_heading(text: str, start: int, end: int) -> bool:
    """Whether the line stands alone, or between long ones, and is short and no sentence."""
    line = text[start:end]
    if not (end - start <= _SHORT and line[:1].isupper() and line.rstrip()[-1:].isalnum()):
        return False
    before = text[text.rfind("\n", 0, max(0, start - 1)) + 1 : max(0, start - 1)]
    stop = text.find("\n", end + 1)
    after = text[end + 1 : stop if stop >= 0 else len(text)]
    return all(not line.strip() or len(line) > _SHORT for line in (before, after))
