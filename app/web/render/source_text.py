"""Render a source's whole text, with its quotes marked and its speakers named in the margin."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import htpy as h

from app.messages import reader_texts
from app.web.render.markup import to_markup
from app.web.render.speakers import speaker_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from htpy import Element, Node
    from markupsafe import Markup

    from corpus.model.document import Document
    from corpus.model.span import Span
    from corpus.model.speaker import Speaker
    from corpus.model.utterance import Utterance

SPEAKER_COLOURS = 8  # that tell speakers apart; the margin names them as well
_LINE_BREAK = re.compile(r"\n(?:\s*\n)?")
_MAX_HEADING_CHARS = 90  # a line of its own without a full stop reads as a heading


class MarkedPlace(NamedTuple):
    """A note, and the offset before whose line it is placed."""

    near: int
    note: Node


class AttributedRun(NamedTuple):
    """A stretch of text with one innermost speaker.

    `begins` is True where the margin names the speaker. `depth` is the number of enclosing
    utterances: 0 for the speaker whose text or turn it is.
    """

    start: int
    end: int
    utterance: Utterance
    begins: bool
    depth: int


def render_source_text(
    document: Document,
    spans: Mapping[int, Span],
    utterances: Sequence[Utterance] = (),
    *,
    lost: MarkedPlace | None = None,
) -> Markup:
    """The whole text line by line, each span marked with its number, each speaker by a colour.

    Without its tags, and unescaped, it is exactly the document's text, except for the note that
    `lost` places before the line where a quote was that is no longer in the text.
    """
    text = document.text
    lost_line = _line_start(text, lost.near) if lost else 0
    annotated = _AnnotatedText(text, spans, utterances)
    pieces: list[Node] = []
    position = 0
    for start, end in _lines(text):
        pieces.append(text[position:start])
        if lost and end > lost_line:
            pieces.append(lost.note)
            lost = None
        line = h.p(class_=annotated.line_class(start, end) or None, dir="auto")
        pieces.append(line[list(annotated.line(start, end))])
        position = end
    pieces.append(text[position:])
    return to_markup(pieces)


def attributed_runs(utterances: Sequence[Utterance]) -> tuple[AttributedRun, ...]:
    """The text in runs of one speaker each, in order; text without a speaker is left out.

    A speaker who continues after quoting somebody is not named again.
    """
    runs: list[AttributedRun] = []
    open_utterances: list[Utterance] = []
    named: set[int] = set()
    position = 0

    def advance_to(end: int) -> None:
        nonlocal position
        while open_utterances and position < end:
            innermost = open_utterances[-1]
            stop = min(end, innermost.span.end)
            if position < stop:
                depth = len(open_utterances) - 1
                begins = id(innermost) not in named
                runs.append(AttributedRun(position, stop, innermost, begins, depth))
                named.add(id(innermost))
                position = stop
            if innermost.span.end <= end:
                open_utterances.pop()
        position = max(position, end)

    for utterance in utterances:
        advance_to(utterance.span.start)
        open_utterances.append(utterance)
    advance_to(max((utterance.span.end for utterance in utterances), default=0))
    return tuple(runs)


def speaker_numbers(utterances: Sequence[Utterance]) -> dict[str, int]:
    """A number for each speaker, by speaker key, in order of appearance, from 0."""
    keys = dict.fromkeys(speaker_key(utterance.speaker) for utterance in utterances)
    return {key: number for number, key in enumerate(keys)}


def speaker_key(speaker: Speaker) -> str:
    """What identifies a speaker within a document: the name, or else the role."""
    return speaker.name or f"({speaker.role})"


class _AnnotatedText:
    """One text with its quotes and speakers."""

    def __init__(
        self, text: str, spans: Mapping[int, Span], utterances: Sequence[Utterance]
    ) -> None:
        self._text = text
        self._spans = spans
        self._runs = attributed_runs(utterances)
        self._starts = [run.start for run in self._runs]
        self._numbers = speaker_numbers(utterances)
        self._owners: list[AttributedRun] = []  # for each run, the run whose text or turn it is in
        for run in self._runs:
            self._owners.append(self._owners[-1] if run.depth and self._owners else run)

    def line_class(self, start: int, end: int) -> str:
        """The classes of a line: heading, the speaker's colour, distance to the next line."""
        if _is_heading(self._text, start, end):
            return "heading"
        names = []
        row = bisect_right(self._starts, start) - 1
        if row >= 0 and self._runs[row].end > start:
            names.append(f"c{self._number(self._owners[row]) % SPEAKER_COLOURS}")
        if self._text[end : end + 1] == "\n" and not self._text[end + 1 : end + 2].isspace():
            names.append("close" if end - start > _MAX_HEADING_CHARS else "next")
        return " ".join(names)

    def line(self, start: int, end: int) -> Iterator[Node]:
        """The line, cut wherever a quote or a speaker begins or ends."""
        for left, right, run in self._runs_of(start, end):
            words = list(self._marked(left, right))
            yield self._attributed(words, run, left) if run else words

    def _number(self, run: AttributedRun) -> int:
        return self._numbers[speaker_key(run.utterance.speaker)]

    def _runs_of(self, start: int, end: int) -> Iterator[tuple[int, int, AttributedRun | None]]:
        """The pieces of the line with the run that each is in; None where nobody speaks."""
        position = start
        row = max(0, bisect_right(self._starts, start) - 1)
        for run in self._runs[row:]:
            if run.start >= end:
                break
            left, right = max(position, run.start), min(end, run.end)
            if left < right:
                if position < left:
                    yield position, left, None
                yield left, right, run
                position = right
        if position < end:
            yield position, end, None

    def _attributed(self, words: Node, run: AttributedRun, position: int) -> Node:
        """The words in their speaker's colour, named in the margin where the speaker begins.

        The name is an attribute, not text, so that it is not copied with the text.
        """
        is_named = run.begins and position == run.start
        if not (run.depth or is_named):
            return words
        utterance, number = run.utterance, self._number(run)
        name = speaker_name(utterance.speaker)
        label = reader_texts.reported_by(name) if utterance.reported else name
        classes = ["says" if run.depth else "turn-of", f"c{number % SPEAKER_COLOURS}"]
        if utterance.reported:
            classes.append("reported")
        return h.span(
            class_=" ".join(classes),
            data_who=label if is_named else None,
            data_part=number if is_named else None,
        )[words]

    def _marked(self, start: int, end: int) -> Iterator[Node]:
        """The piece of text, cut wherever a quote begins or ends."""
        overlapping = {
            number: span
            for number, span in self._spans.items()
            if span.start < end > start < span.end
        }
        edges = {edge for span in overlapping.values() for edge in (span.start, span.end)}
        cuts = sorted({start, end} | {edge for edge in edges if start < edge < end})
        for left, right in pairwise(cuts):
            numbers = [
                number for number, span in overlapping.items() if span.start <= left < span.end
            ]
            beginning = [number for number in numbers if self._spans[number].start == left]
            words = self._text[left:right]
            yield _mark(numbers, beginning)[words] if numbers else words


def _mark(numbers: Sequence[int], beginning: Sequence[int]) -> Element:
    """A mark for the quotes; where one begins, it shows the number and can take the focus."""
    return h.mark(
        data_quotes=" ".join(map(str, numbers)),
        data_number=" ".join(map(str, beginning)) if beginning else None,
        tabindex="-1" if beginning else None,
    )


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each line that is not empty."""
    position = 0
    for gap in _LINE_BREAK.finditer(text):
        if position < gap.start():
            yield position, gap.start()
        position = gap.end()
    if position < len(text):
        yield position, len(text)


def _line_start(text: str, near: int) -> int:
    """The start of the line with the first word at or after `near`, or else with the last word."""
    words = text[near:]
    near += len(words) - len(words.lstrip()) if words.strip() else 0
    return text.rfind("\n", 0, near) + 1


def _is_heading(text: str, start: int, end: int) -> bool:
    """Whether the line is short, no sentence, and has blank or long lines around it."""
    line = text[start:end]
    is_short = end - start <= _MAX_HEADING_CHARS
    if not (is_short and line[:1].isupper() and line.rstrip()[-1:].isalnum()):
        return False
    before = text[text.rfind("\n", 0, max(0, start - 1)) + 1 : max(0, start - 1)]
    stop = text.find("\n", end + 1)
    after = text[end + 1 : stop if stop >= 0 else len(text)]
    return all(
        not neighbour.strip() or len(neighbour) > _MAX_HEADING_CHARS
        for neighbour in (before, after)
    )
