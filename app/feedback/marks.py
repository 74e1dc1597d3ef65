"""Marks: readers' verdicts on answers, saved as JSON lines for an eval suite of their own."""

from __future__ import annotations

import errno
import json
import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Self

import portalocker
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, model_validator

from app.domain.filters import Filters
from app.domain.filters_schema import GivenFilters
from app.domain.verdict import ReaderVerdict
from app.serialize.answer import answer_json
from app.text.json_lines import read_lines
from corpus.errors import OnRecordError
from corpus.model.span import Span
from corpus.model.speaker import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from app.domain.answer import Answer

MAX_FILE_BYTES = 200_000_000  # anyone who may see the page may mark its answers
MarkText = Annotated[str, Field(min_length=1)]


class MarkError(OnRecordError):
    """A mark that could not be saved; the message says why, and how to name another file."""


class _AsShown(BaseModel):
    # Unknown keys of an answer are kept too.
    model_config = ConfigDict(frozen=True, extra="allow")


class MarkedCitation(_AsShown):
    """A quote as it was shown: its words, place and speaker."""

    document: MarkText
    start: int
    end: int
    exact: MarkText
    prefix: str
    suffix: str
    speaker: str | None
    role: Role

    @model_validator(mode="after")
    def _words_fill_the_place(self) -> Self:
        if len(Span(self.start, self.end)) != len(self.exact):
            message = f"{len(self.exact)} characters cannot stand at {self.start} to {self.end}"
            raise ValueError(message)
        self.exact.encode()  # UnicodeEncodeError, which is a ValueError, for half a character
        return self


class MarkedClaim(_AsShown):
    """One sentence of the answer, with its citations."""

    text: MarkText
    citations: Annotated[tuple[MarkedCitation, ...], Field(min_length=1)]


class MarkedAnswer(_AsShown):
    """The answer as the reader saw it; without claims the library was silent."""

    question: MarkText
    claims: tuple[MarkedClaim, ...]


class AnswerMark(BaseModel):
    """A verdict on an answer, with the question's filters and history.

    `history` holds the conversation's earlier questions, oldest first; `when` is in whole seconds;
    `missing` are the ids of documents that should have been quoted.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    verdict: ReaderVerdict
    when: AwareDatetime
    filters: GivenFilters = GivenFilters()
    history: tuple[MarkText, ...] = ()
    note: str = ""
    missing: tuple[MarkText, ...] = ()
    answer: MarkedAnswer

    @classmethod
    def of(
        cls,
        answer: Answer,
        verdict: ReaderVerdict,
        *,
        filters: Filters = Filters(),
        history: Sequence[str] = (),
        note: str = "",
        missing: Sequence[str] = (),
    ) -> Self:
        """Mark an answer now."""
        return cls(
            verdict=verdict,
            when=datetime.now(UTC).replace(microsecond=0),
            filters=GivenFilters.of(filters),
            history=tuple(history),
            note=note,
            missing=tuple(missing),
            answer=MarkedAnswer.model_validate(answer_json(answer)),
        )

    def as_line(self) -> str:
        """Return the mark as one line of JSON, without empty fields."""
        return json.dumps(self.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False)


def append(mark: AnswerMark, file: Path) -> None:
    """Append the mark to the file, which is created if missing; MarkError when that fails."""
    try:
        append_lines([mark.as_line()], file)
    except OSError as error:
        why = error.strerror or error
        message = f"the mark was not kept: {file}: {why}; ONRECORD_MARKS names another file"
        raise MarkError(message) from error


def append_lines(lines: Iterable[str], file: Path) -> None:
    """Append all of the lines to the file, or none; OSError when that fails.

    Writers lock the file, and complete a last line that was left unfinished first.
    """
    # Bytes of a terminal that are not UTF-8 become escapes that JSON knows.
    content = "".join(f"{line}\n" for line in lines).encode(errors="backslashreplace")
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a+b", buffering=0) as opened:
        _wait_for_turn(opened.fileno())
        size = opened.seek(0, os.SEEK_END)
        if size + len(content) > MAX_FILE_BYTES:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
        if size:
            opened.seek(size - 1)
            content = content if opened.read(1) == b"\n" else b"\n" + content
        if opened.write(content) < len(content):
            opened.truncate(size)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def read_marks(lines: Iterable[str], *, name: str) -> tuple[AnswerMark, ...]:
    """Read the marks of a file, oldest first; LineError names file, line and field of a fault."""
    return tuple(mark for _, mark in read_lines(lines, AnswerMark, name=name))


def _wait_for_turn(opened: int) -> None:
    """Lock the file for this writer until it is closed."""
    try:
        portalocker.lock(opened, portalocker.LockFlags.EXCLUSIVE)
    except portalocker.LockException as error:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK)) from error
