"""Earlier questions are answered again, each after those before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ask.history import replay_history
from app.domain.answer import Answer, Coverage
from app.domain.filters import Filters

if TYPE_CHECKING:
    from collections.abc import Sequence


class _Service:
    def __init__(self) -> None:
        self.asked: list[tuple[str, Filters, tuple[str, ...]]] = []

    def ask(
        self, question: str, *, filters: Filters = Filters(), history: Sequence[Answer] = ()
    ) -> Answer:
        self.asked.append((question, filters, tuple(one.question for one in history)))
        return Answer(question=question, claims=(), confidence=0.0, coverage=Coverage((), ()))


def test_each_question_is_asked_with_the_answers_before_it() -> None:
    service, filters = _Service(), Filters(sources=("essay",))

    answers = replay_history(service, ["Who?", "Why?"], filters)

    assert [answer.question for answer in answers] == ["Who?", "Why?"]
    assert service.asked == [("Who?", filters, ()), ("Why?", filters, ("Who?",))]
