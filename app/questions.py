"""Questions from a file: JSON lines, each with an id and filters of its own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from app.filters import Filters
from corpus.document import Kind
from corpus.errors import OnRecordError
from corpus.published import Published

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class QuestionLineError(OnRecordError):
    """A line that is no question; the message names file, line and field."""


class QuestionLine(BaseModel):
    """A question as a file gives it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[str, Field(min_length=1)]
    question: str
    sources: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    speakers: tuple[str, ...] = ()
    after: str | None = None
    before: str | None = None

    @field_validator("after", "before")
    @classmethod
    def _is_a_date(cls, value: str | None) -> str | None:
        if value is not None:
            Published.parse(value)
        return value

    @property
    def filters(self) -> Filters:
        """The line's filters as the desk takes them."""
        return Filters(
            self.sources,
            self.kinds,
            self.speakers,
            Published.parse(self.after) if self.after else None,
            Published.parse(self.before) if self.before else None,
        )


def read_questions(lines: Iterable[str], *, name: str) -> Iterator[QuestionLine]:
    """The questions of a file, blank lines left out; QuestionLineError at the first fault."""
    seen: set[str] = set()
    for number, line in enumerate(_decoded(lines, name), start=1):
        if not line.strip():
            continue
        question = _parsed(line, f"{name}:{number}")
        if question.id in seen:
            message = f"{name}:{number}: id: {question.id!r} stands on an earlier line too"
            raise QuestionLineError(message)
        seen.add(question.id)
        yield question


def _decoded(lines: Iterable[str], name: str) -> Iterator[str]:
    try:
        yield from lines
    except UnicodeDecodeError as error:
        message = f"{name}: it is not UTF-8; save it as UTF-8"
        raise QuestionLineError(message) from error


def _parsed(line: str, place: str) -> QuestionLine:
    try:
        found = json.loads(line.removeprefix("\ufeff"))
        if not isinstance(found, dict):
            message = f'{place}: the line: write an object, {{"id": …, "question": …}}'
            raise QuestionLineError(message)
        return QuestionLine.model_validate(found)
    except RecursionError as error:
        message = f"{place}: not JSON that can be read: it is nested too deeply"
        raise QuestionLineError(message) from error
    except json.JSONDecodeError as error:
        message = f"{place}: not JSON: {error.msg} at column {error.colno}"
        raise QuestionLineError(message) from error
    except ValidationError as error:
        fault = error.errors()[0]
        field = ".".join(map(str, fault["loc"])) or "the line"
        message = f"{place}: {field}: {fault['msg'].removeprefix('Value error, ')}"
        raise QuestionLineError(message) from error
