"""The answers to the questions before a follow-up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.answer import Answer
    from app.domain.filters import Filters


class QuoteAnswerer(Protocol):
    """Answers a question in quotes."""

    def ask(
        self, question: str, *, filters: Filters = ..., history: Sequence[Answer] = ()
    ) -> Answer:
        """The answer."""


def replay_history(
    service: QuoteAnswerer, history: Sequence[str], filters: Filters
) -> tuple[Answer, ...]:
    """The answers, in quotes, to the earlier questions, oldest first."""
    answers: tuple[Answer, ...] = ()
    for question in history:
        answers += (service.ask(question, filters=filters, history=answers),)
    return answers
