"""What was answered to the questions before one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.answer import Answer
    from app.domain.filters import Filters


class Answering(Protocol):
    """Where questions are put."""

    def ask(
        self, question: str, *, filters: Filters = ..., history: Sequence[Answer] = ()
    ) -> Answer:
        """What the library says."""


def replay_history(desk: Answering, history: Sequence[str], filters: Filters) -> tuple[Answer, ...]:
    """The answers, in quotes, to what was asked before, oldest first."""
    answers: tuple[Answer, ...] = ()
    for question in history:
        answers += (desk.ask(question, filters=filters, history=answers),)
    return answers
