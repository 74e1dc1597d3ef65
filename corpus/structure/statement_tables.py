"""Answers in a table that has its people in its first row and the questions in its first column."""

from __future__ import annotations

import re
from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING

from corpus.model.mark import Mark, MarkKind
from corpus.model.span import Span, trim
from corpus.structure.person_names import names_in
from corpus.structure.statements import is_first_person

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LINE = re.compile(r"[^\n]+")
_CELL = re.compile(r"[^|]+")
_MIN_PEOPLE = 2
_MIN_ROWS = 2


def table_statements(text: str) -> Iterator[Mark]:
    """The answers by the person of their column."""
    lines = [match.span() for match in _LINE.finditer(text)]
    for at, (start, end) in enumerate(lines):
        people = [names_in(cell) for cell in text[start:end].strip(" |").split("|")]
        if len(people) < _MIN_PEOPLE or not all(people):
            continue
        rows = [list(_cells(text, *line)) for line in lines[at + 1 :]]
        width = len(people) + 1
        answers = list(takewhile(partial(_is_row, width), rows))
        if len(answers) >= _MIN_ROWS and _are_said(text, answers):
            yield Mark(Span(start, end), MarkKind.FURNITURE)
            yield from _answers(answers, [names[0] for names in people])


def _are_said(text: str, rows: Sequence[Sequence[Span]]) -> bool:
    """Whether most rows ask something, or most cells are in the first person."""
    asked = sum(row[0].of(text).endswith("?") for row in rows)
    cells = [cell.of(text) for row in rows for cell in row[1:]]
    return asked > len(rows) / 2 or sum(map(is_first_person, cells)) > len(cells) / 2


def _cells(text: str, start: int, end: int) -> Iterator[Span]:
    for match in _CELL.finditer(text, start, end):
        if cell := trim(text, Span(*match.span())):
            yield cell


def _is_row(width: int, row: Sequence[Span]) -> bool:
    return len(row) == width


def _answers(rows: Sequence[Sequence[Span]], names: Sequence[str]) -> Iterator[Mark]:
    for row in rows:
        for cell, name in zip(row[1:], names, strict=True):
            yield Mark(cell, MarkKind.STATEMENT, name)
