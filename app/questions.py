"""Questions from a file: JSON lines, each with an id and filters of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field, field_validator

from app.filters import Filters
from app.lines import LineError, read_lines
from corpus.document import Kind
from corpus.published import Published

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


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
    """The questions of a file, blank lines left out; LineError at the first fault."""
    seen: set[str] = set()
    for place, question in read_lines(lines, QuestionLine, name=name):
        if question.id in seen:
            message = f"{place}: id: {question.id!r} stands on an earlier line too"
            raise LineError(message)
        seen.add(question.id)
        yield question
