"""Depositions and other records with numbered lines, read without numbers and page heads."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.load.formats.line_end_hyphens import mend_line_ends
from corpus.model.span import Span
from corpus.structure.directions import is_examiner
from corpus.structure.label_forms import LabelForm
from corpus.structure.labels import label_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NUMBERED = re.compile(r"[ \t]*(?P<number>\d{1,2})(?:(?P<gap>[ \t]+)(?P<words>\S.*))?[ \t]*")
_PAGE = re.compile(
    r"(?:page|seite|p\.)?\s*[-–—]?\s*\d+\s*[-–—]?(?:\s*(?:of|/|von)\s*\d+)?", re.IGNORECASE
)
_MIN_LINES = 5
_MIN_NUMBERED_SHARE = 0.6  # of the lines that hold words
_MIN_SPEAKING_LINES = 2  # that open with a label; fewer, and the text is a list
_MAX_RUNNING_CHARS = 80  # of a head or foot between two pages
_SENTENCE_END = re.compile(r"""[.!?…:;]["”’»)\]]*\Z""")


@dataclass(frozen=True, slots=True)
class _RecordLine:
    """A line: its number, None without one, the column of its words, and these."""

    number: int | None
    column: int
    words: str


def numbered_paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a record with numbered lines; none where the text is no such record.

    Page numbers and what stands between the numbered lines of two pages are left out.
    """
    lines = _without_page_numbers([_line(line) for line in text.splitlines() if line.strip()])
    if not _are_numbered(lines):
        return ()
    kept = list(_without_running_lines(lines))
    return tuple(_paragraphs(kept, *_columns(kept)))


def _columns(lines: Sequence[_RecordLine]) -> tuple[int, int]:
    """The column at which lines go on, and the last one at which a turn may begin.

    Lines go on at the smallest column, or behind a hanging indent, within which no turn begins.
    """
    numbered = [line for line in lines if line.number is not None]
    left = min(line.column for line in numbered)
    turns = Counter(line.column for line in numbered if _begins_turn(line.words))
    others = Counter(line.column for line in numbered if not _begins_turn(line.words))
    hangs = turns.most_common(1)[0][0] == left and others[left] < others.total() / 2
    usual = others.most_common(1)[0][0] if hangs and others else left
    return usual, (usual - 1 if hangs else max(line.column for line in numbered))


def _line(written: str) -> _RecordLine:
    match = _NUMBERED.fullmatch(written)
    if match is None or (match["words"] and len(match["gap"]) < 2 and match["gap"] != "\t"):  # noqa: PLR2004
        return _RecordLine(None, len(written) - len(written.lstrip()), written.strip())
    return _RecordLine(int(match["number"]), match.start("words"), (match["words"] or "").strip())


def _without_page_numbers(lines: Sequence[_RecordLine]) -> list[_RecordLine]:
    """The lines without the numbers that stand alone and do not count on from the line before."""
    kept: list[_RecordLine] = []
    number = 0
    for line in lines:
        if line.number is not None:
            if not line.words and line.number not in (number + 1, 1):
                continue
            number = line.number
        kept.append(line)
    return kept


def _are_numbered(lines: Sequence[_RecordLine]) -> bool:
    """Whether most lines are numbered from 1 on each page, and some open with a label."""
    numbered = [line for line in lines if line.number is not None]
    if len(numbered) < _MIN_LINES or len(numbered) < _MIN_NUMBERED_SHARE * len(lines):
        return False
    numbers = [line.number or 0 for line in numbered]
    in_order = all(after in (before + 1, 1) for before, after in pairwise(numbers))
    speaking = sum(_begins_turn(line.words) for line in numbered)
    return in_order and speaking >= _MIN_SPEAKING_LINES


def _begins_turn(words: str) -> bool:
    label = label_at(words, Span(0, len(words))) if words else None
    if label is None or label.name is None or label.kind not in ("colon", "stop", "gap"):
        return False
    is_loud = label.kind == "colon" and label.name.isupper() and label.form is not LabelForm.NONE
    return label.form is LabelForm.OFFICE or is_loud


def _without_running_lines(lines: Sequence[_RecordLine]) -> Iterator[_RecordLine]:
    """The lines without page numbers, and without heads and feet between numbered lines."""
    first = next(at for at, line in enumerate(lines) if line.number is not None)
    for at, line in enumerate(lines):
        if line.number is not None:
            if line.words:
                yield line
            continue
        is_running = (
            first < at
            and any(later.number is not None for later in lines[at:])
            and len(line.words) <= _MAX_RUNNING_CHARS
            and not _SENTENCE_END.search(line.words)
        )
        if not is_running and not _PAGE.fullmatch(line.words):
            yield line


def _paragraphs(lines: Sequence[_RecordLine], usual: int, last: int) -> Iterator[str]:
    """The lines joined to paragraphs: one begins with a label, an indented or unnumbered line."""
    paragraph = ""
    before: _RecordLine | None = None
    for line in lines:
        begins = (
            before is None
            or line.number is None
            or before.number is None
            or line.column > usual + 1
            or (line.column <= last and _begins_turn(line.words))
            or is_examiner(line.words)
            or is_examiner(before.words)
        )
        if begins and paragraph:
            yield mend_line_ends(paragraph).replace("\n", " ")
            paragraph = ""
        paragraph = f"{paragraph}\n{line.words}" if paragraph else line.words
        before = line
    if paragraph:
        yield mend_line_ends(paragraph).replace("\n", " ")
