"""Questions from a file: JSON lines, each with an id and filters of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from app.domain.filters_schema import GivenFilters
from app.text.json_lines import LineError, read_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.domain.filters import Filters


class QuestionLine(GivenFilters):
    """A question as a file gives it, its filters beside it."""

    id: Annotated[str, Field(min_length=1)]
    question: str
    history: Annotated[tuple[str, ...], Field(description="asked just before, in order")] = ()

    @property
    def filters(self) -> Filters:
        """The line's filters as values."""
        return self.parsed()


def read_questions(lines: Iterable[str], *, name: str) -> Iterator[QuestionLine]:
    """The questions of a file, without blank lines; LineError at the first faulty line."""
    seen: set[str] = set()
    for place, question in read_lines(lines, QuestionLine, name=name):
        if question.id in seen:
            message = f"{place}: id: {question.id!r} is on an earlier line too"
            raise LineError(message)
        seen.add(question.id)
        yield question
