"""Ask a question with a timed model."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.domain.answer import Mode

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from app.ask.service import AnswerService
    from app.domain.answer import Answer, Rejection
    from app.domain.claim import Claim
    from app.llm.model import Message, Model


@dataclass
class TimedModel:
    """A model that counts the seconds spent waiting for it."""

    model: Model
    restate_only: bool
    waited: float = field(default=0.0)

    @property
    def name(self) -> str:
        """The model's."""
        return self.model.name

    @property
    def context(self) -> int:
        """The model's."""
        return self.model.context

    @property
    def reply_tokens(self) -> int:
        """The model's."""
        return self.model.reply_tokens

    def count(self, messages: Sequence[Message]) -> int:
        """The model's count, timed."""
        begun = time.perf_counter()
        try:
            return self.model.count(messages)
        finally:
            self.waited += time.perf_counter() - begun

    def stream(self, messages: Sequence[Message]) -> Generator[str, None, None]:
        """Stream the model's reply, timing the model but not our handling of each piece."""
        begun = time.perf_counter()
        reply = self.model.stream(messages)
        try:
            for piece in reply:
                self.waited += time.perf_counter() - begun
                yield piece
                begun = time.perf_counter()
            self.waited += time.perf_counter() - begun
        finally:
            reply.close()


@dataclass(frozen=True, slots=True)
class LocalAnswer:
    """A written answer with its times: to the first verified sentence, in all, and our share.

    `claims` are the verified sentences, even when they were too few for a written answer.
    """

    question: str
    answer: Answer
    claims: tuple[Claim, ...]
    first: float | None
    whole: float
    ours: float

    @property
    def rejections(self) -> tuple[Rejection, ...]:
        """The sentences that were rejected."""
        return self.answer.rejections

    @property
    def wrote(self) -> int:
        """The number of sentences that the model wrote."""
        return len(self.claims) + len(self.rejections)


def ask_timed(
    desk: AnswerService, question: str, model: Model, *, restate_only: bool
) -> LocalAnswer:
    """Ask the question; keep verified sentences even when quotes replaced them."""
    timed = TimedModel(model, restate_only)
    begun = time.perf_counter()
    first: float | None = None
    claims: tuple[Claim, ...] = ()
    for answer in desk.answers(question, model=timed):
        if answer.mode is Mode.WRITTEN:
            first = first if first is not None else time.perf_counter() - begun
            claims = answer.claims
    whole = time.perf_counter() - begun
    return LocalAnswer(question, answer, claims, first, whole, whole - timed.waited)
