"""What the program needs of a language model."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from corpus.errors import OnRecordError

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence


class MessageRole(StrEnum):
    """Who speaks to a model, or that it speaks itself."""

    SYSTEM = "system"
    USER = "user"
    ASSISTANT = "assistant"


@dataclass(frozen=True, slots=True)
class Message:
    """One message of what a model is given."""

    part: MessageRole
    content: str


class Trouble(StrEnum):
    """What went wrong between us and a model."""

    UNREACHABLE = "unreachable"
    WRONG_KEY = "wrong key"
    UNKNOWN_MODEL = "unknown model"
    TIMEOUT = "timeout"
    RATE_LIMIT = "rate limit"
    TOO_LONG = "context too long"
    CUT_OFF = "cut off"
    EMPTY = "empty"
    MALFORMED = "malformed"
    REPEATS = "repeats itself"
    FAULT = "fault of the server"


class ModelError(OnRecordError):
    """A model did not do what was asked; the message says what to do, and never holds a key."""

    def __init__(self, trouble: Trouble, message: str) -> None:
        """Tell what kind of trouble it is, and what a reader can do."""
        super().__init__(message)
        self.trouble = trouble


class Model(Protocol):
    """A language model, wherever it runs."""

    @property
    def name(self) -> str:
        """What readers know it by."""

    @property
    def context(self) -> int:
        """Tokens that what it is given and what it replies may have together."""

    @property
    def reply_tokens(self) -> int:
        """Tokens of the context kept for its reply."""

    @property
    def restate_only(self) -> bool:
        """Whether it is weak, and better given one quote at a time to restate."""

    def count(self, messages: Sequence[Message]) -> int:
        """Tokens of the messages: exact where the server tells, else never fewer than there are."""

    def stream(self, messages: Sequence[Message]) -> Generator[str, None, None]:
        """The reply, in pieces as they come; closing the generator ends the request.

        ModelError, perhaps after some pieces: none comes in time, the reply is cut off, or anything
        else that Trouble names.
        """
