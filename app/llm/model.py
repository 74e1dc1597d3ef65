"""The interface of a language model."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from corpus.errors import OnRecordError

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from app.text.message_text import ShownText


class MessageRole(StrEnum):
    """The role of a chat message."""

    SYSTEM = "system"
    USER = "user"
    ASSISTANT = "assistant"


@dataclass(frozen=True, slots=True)
class Message:
    """One chat message."""

    role: MessageRole
    content: str


class ModelErrorKind(StrEnum):
    """The kind of error of a request to a model."""

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
    """A failed request to a model; the message says what to do and never contains a key."""

    def __init__(self, trouble: ModelErrorKind, text: ShownText) -> None:
        """Set the kind of error, and the text with what a reader can do."""
        super().__init__(text)
        self.trouble = trouble
        self.text = text


class Model(Protocol):
    """A language model, local or remote."""

    @property
    def name(self) -> str:
        """The name shown to readers."""

    @property
    def context(self) -> int:
        """The maximum tokens of prompt and reply together."""

    @property
    def reply_tokens(self) -> int:
        """The tokens of the context reserved for the reply."""

    @property
    def restate_only(self) -> bool:
        """Whether the model is weak and only restates one quote per request."""

    def count(self, messages: Sequence[Message]) -> int:
        """The tokens of the messages: exact where the server counts, else an upper estimate."""

    def stream(self, messages: Sequence[Message]) -> Generator[str, None, None]:
        """Yield the reply in pieces as they arrive; closing the generator ends the request.

        ModelError, perhaps after some pieces, for anything that Trouble lists.
        """
