"""Runs: consecutive paragraphs by one speaker, from the marks at which another begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.model.span import Span, trim
from corpus.model.utterance import Utterance
from corpus.structure.span_cuts import cut_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.model.speaker import Speaker
    from corpus.structure.document_structure import DocumentStructure

MAX_RUN_CHARS = 20_000  # so that no search within one utterance is long
_SENTENCE_END = re.compile(r"[.!?…][\"”’»]*\s+")


@dataclass(frozen=True, slots=True)
class TurnMark:
    """A change of speaker at `start`; the speaker's words begin at `words`."""

    start: int
    words: int
    speaker: Speaker
    cue: Span | None = None
    column: int = 0
    is_end: bool = False


def runs_of(
    structure: DocumentStructure,
    headings: set[Span],
    marks: list[TurnMark],
    doubts: Sequence[int],
) -> Iterator[Utterance]:
    """The utterances: consecutive paragraphs under one mark, cut at the `doubts` within them."""
    text = structure.text
    edges = [Span(start, len(text) + 1) for start in doubts]
    paragraphs = [
        part
        for span in structure.paragraphs
        for part in ((span,) if span in headings else cut_at(text, (span,), edges))
    ]
    # Of marks at one place the later one holds: an end, then a beginning.
    marks = sorted(marks, key=lambda mark: (mark.start, not mark.is_end))
    at = 0
    run: Utterance | None = None
    mark = marks[0]
    for span in (part for paragraph in paragraphs for part in _parts(text, paragraph)):
        before = mark
        while at < len(marks) and marks[at].start <= span.start:
            mark = marks[at]
            at += 1
        start = max(span.start, mark.words)
        ends = span in headings or start >= span.end
        if run and (ends or mark is not before or span.end - run.span.start > MAX_RUN_CHARS):
            yield run
            run = None
        if not ends:
            joined = Span(run.span.start if run else _skip_space(text, start), span.end)
            run = Utterance(joined, mark.speaker, mark.cue)
    if run:
        yield run


def _parts(text: str, span: Span) -> Iterator[Span]:
    """The paragraph, cut after a sentence wherever it gets too long for one run."""
    start = span.start
    while span.end - start > MAX_RUN_CHARS:
        window = text[start : start + MAX_RUN_CHARS]
        ends = [match.end() for match in _SENTENCE_END.finditer(window)]
        end = start + (ends[-1] if ends else MAX_RUN_CHARS)
        if part := trim(text, Span(start, end)):
            yield part
        start = end
    if rest := trim(text, Span(start, span.end)):
        yield rest


def _skip_space(text: str, start: int) -> int:
    """The offset of the first character from `start` on that is no white space."""
    while text[start].isspace():
        start += 1
    return start
