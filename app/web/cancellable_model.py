"""A model that readers can stop, and that keeps nobody else from the desk."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence
    from threading import Event

    from app.llm.model import Message, Model
    from app.web.fair_queue import FairQueue


class StoppedError(Exception):
    """A reader stopped the model; no trouble of the model's, so nobody below tells of it."""


@dataclass(frozen=True, slots=True)
class CancellableModel:
    """The model, until `stop` is set: then its request ends with the next piece that comes.

    It is asked by the desk, for one who is before it: while the model is waited for, others are.
    """

    model: Model
    stop: Event
    line: FairQueue

    @property
    def name(self) -> str:
        """The model's."""
        return self.model.name

    @property
    def context(self) -> int:
        """The model's, which its server may be asked for."""
        with self.line.step_aside():
            return self.model.context

    @property
    def reply_tokens(self) -> int:
        """The model's, which its server may be asked for."""
        with self.line.step_aside():
            return self.model.reply_tokens

    @property
    def restate_only(self) -> bool:
        """The model's."""
        return self.model.restate_only

    def count(self, messages: Sequence[Message]) -> int:
        """The model's, which its server may be asked for."""
        with self.line.step_aside():
            return self.model.count(messages)

    def stream(self, messages: Sequence[Message]) -> Generator[str, None, None]:
        """The model's reply; StoppedError once it is stopped."""
        self._listen()
        with closing(self.model.stream(messages)) as pieces:
            while (piece := self._next(pieces)) is not None:
                self._listen()
                yield piece

    def _next(self, pieces: Generator[str, None, None]) -> str | None:
        with self.line.step_aside():
            return next(pieces, None)

    def _listen(self) -> None:
        if self.stop.is_set():
            raise StoppedError
