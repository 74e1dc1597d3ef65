"""A language model that writes one word each time a test lets it."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Event, Semaphore
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from app.llm.model import Message


@dataclass
class ScriptedModel:
    """Writes one word for each release of `pace`; `ended` is set when a request has ended.

    `words` is the number of words requested so far, including the one being waited for. Requests
    end by themselves only once the model is `released`.
    """

    name: str = "Quill"
    pace: Semaphore = field(default_factory=lambda: Semaphore(1_000))
    ended: Event = field(default_factory=Event)
    words: int = 0
    context: int = 4_096
    reply_tokens: int = 512
    restate_only: bool = False
    released: bool = False

    def count(self, messages: Sequence[Message]) -> int:
        """The number of messages."""
        return len(messages)

    def stream(self, messages: Sequence[Message]) -> Generator[str, None, None]:
        """Words until the model is released."""
        try:
            while not self.released:
                self.words += 1
                if not self.pace.acquire(timeout=20):
                    message = "the test left it waiting"
                    raise AssertionError(message)
                yield f"word {len(messages)} "
        finally:
            self.ended.set()

    def release(self) -> None:
        """End all requests with their next word."""
        self.released = True
        self.pace.release(1_000)
