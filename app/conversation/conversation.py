"""A conversation as it is saved and exported: turns of a question and its outcome."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.domain.filters import Filters

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from app.domain.answer import Answer
    from app.domain.verdict import ReaderVerdict


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationTurn:
    """A question with its answer, or with the message that was shown instead.

    `when` is the time of the question; `model` is the name of the chosen model, '' for none.
    `quotes` is the answer shown before the model wrote, `error` why there is no answer, `note` why
    the answer ends early or was stopped.
    """

    question: str
    when: datetime
    answer: Answer | None = None
    filters: Filters = field(default_factory=Filters)
    quotes: Answer | None = None
    model: str = ""
    verdict: ReaderVerdict | None = None
    error: str | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        """Refuse a time without a zone, and a turn with no outcome or with two."""
        _refuse_naive(self.when)
        if self.answer is None and not (self.error or self.note):
            message = "a kept turn has an answer, or says why there is none"
            raise ValueError(message)
        if self.answer is None and self.quotes is not None:
            message = "quotes are shown before an answer, and there is none"
            raise ValueError(message)
        if self.answer is not None and self.error is not None:
            message = "a kept turn has an answer or an error, not both"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class SavedConversation:
    """A conversation to export: its title, the time of the export, its turns oldest first.

    `titles` maps document ids to titles, for documents that are not quoted.
    """

    title: str
    when: datetime
    turns: tuple[ConversationTurn, ...]
    titles: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse a time without a zone."""
        _refuse_naive(self.when)


def _refuse_naive(when: datetime) -> None:
    if when.utcoffset() is None:
        message = "a time needs its zone: write it in UTC"
        raise ValueError(message)
