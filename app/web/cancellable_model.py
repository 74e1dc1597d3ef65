"""A model that readers can stop, and that gives up the queue's place while it is waited for."""

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
    """A reader stopped the model; not an error of the model, so it is not reported as one."""


@dataclass(frozen=True, slots=True)
class CancellableModel:
    """The model, until `stop` is set: then its request ends with the next piece that arrives.

    It is called while its request holds a place in the `queue`; while the model is waited for,
    other requests have that place.
    """

    model: Model
    stop: Event
    queue: FairQueue

    @property
    def name(self) -> str:
        """The model's name."""
        return self.model.name

    @property
    def context(self) -> int:
        """The model's context size in tokens, for which its server may be asked."""
        with self.queue.step_aside():
            return self.model.context

    @property
    def reply_tokens(self) -> int:
        """The most tokens of a reply, for which the model's server may be asked."""
        with self.queue.step_aside():
            return self.model.reply_tokens

    @property
    def restate_only(self) -> bool:
        """The model's setting."""
        return self.model.restate_only

    def count(self, messages: Sequence[Message]) -> int:
        """The number of tokens, for which the model's server may be asked."""
        with self.queue.step_aside():
            return self.model.count(messages)

    def stream(self, messages: Sequence[Message]) -> Generator[str, None, None]:
        """The model's reply in pieces; StoppedError once it is stopped."""
        self._raise_if_stopped()
        with closing(self.model.stream(messages)) as pieces:
            while (piece := self._next(pieces)) is not None:
                self._raise_if_stopped()
                yield piece

    def _next(self, pieces: Generator[str, None, None]) -> str | None:
        with self.queue.step_aside():
            return next(pieces, None)

    def _raise_if_stopped(self) -> None:
        if self.stop.is_set():
            raise StoppedError
