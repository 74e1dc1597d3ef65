"""Readers' letters that a columnist answers: each answer picks up the letter's signature."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.model.mark import Mark, MarkKind
from corpus.model.span import Span, trim
from corpus.structure.paragraphs import paragraphs
from corpus.structure.span_cuts import cover, is_within

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SALUTATION = re.compile(
    r"(?:dear(?:est)?|hello|hi|liebe[rs]?|sehr geehrte[r]?|chère?|querid[oa]|estimad[oa]|car[oa]|"
    r"дорог\w{1,2}|шановн\w{1,2}) (?P<to>[^\W\d_][\w’'-]*(?: [^\W\d_][\w’'-]*){0,4}?)"
    r"\s*(?:[,:!.]|[—–]|--|\Z)",
    re.IGNORECASE,
)
_TAIL = re.compile(r"(?:[.!?…][\"”’»)]*\s+)?(?:[—–]|--?)\s*(?P<name>[^.!?—–]{2,60})\Z")
_MAX_NAME_CHARS = 60


@dataclass(frozen=True, slots=True)
class _Signed:
    at: int
    start: int
    name: str


def answered_letters(text: str, marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """The letters by their signers; none in a text without answers that address these."""
    lines = paragraphs(text)
    headings = cover(mark.span for mark in marks if mark.kind is MarkKind.HEADING)
    greeted = {
        at: match["to"]
        for at, line in enumerate(lines)
        if (match := _SALUTATION.match(text, line.start, line.end))
    }
    found: list[Mark] = []
    before = 0
    for at, to in greeted.items():
        signed = _signature(text, lines, at - 1, to) if at else None
        if signed is None:
            continue
        start = _first_line(lines, headings, greeted, before, at)
        if lines[start].start >= signed.start:
            continue
        if words := trim(text, Span(lines[start].start, signed.start)):
            found += [
                Mark(words, MarkKind.MESSAGE, signed.name),
                Mark(Span(signed.start, lines[at - 1].end), MarkKind.FURNITURE),
            ]
        before = at
    return tuple(found)


def is_salutation(line: str) -> bool:
    """Whether the line addresses somebody and no more: "Dear Ann,"."""
    return bool(_SALUTATION.fullmatch(line))


def _signature(text: str, lines: Sequence[Span], at: int, to: str) -> _Signed | None:
    """The signature at the end of the line that opens with the words addressed below it."""
    line = lines[at]
    words = line.of(text)
    tail = _TAIL.search(words)
    name = tail["name"] if tail else words
    if len(name) > _MAX_NAME_CHARS or not re.match(rf"{re.escape(to)}\b", name, re.IGNORECASE):
        return None
    return _Signed(at, line.start + (tail.start("name") if tail else 0), name.strip())


def _first_line(
    lines: Sequence[Span], headings: Sequence[Span], greeted: dict[int, str], before: int, at: int
) -> int:
    """The number of the letter's first line: its salutation, else what follows a heading."""
    within: Iterator[int] = (other for other in greeted if before <= other < at)
    later = [other for other in within if other > before or not before]
    if later:
        return later[0]
    below = [other + 1 for other in range(before, at) if is_within(lines[other], headings)]
    return below[-1] if below else at
