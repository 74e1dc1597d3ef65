"""A conversation as it is kept and taken along: questions, and what came of each."""

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
    """A question with its answer, or with the words that were shown in its stead.

    `when` it was asked; `model` is the name by which the one that was to write was chosen, '' for
    none. `quotes` is what was shown before it wrote, `error` why there is no answer, `note` why one
    ends early, or was not waited for.
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
        """Refuse a time without a zone, and what came to nothing, or to two things at once."""
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
    """A conversation that is taken along: its title, when that is done, its turns oldest first.

    `titles` are those of the library's documents by their ids, for such as are not quoted.
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
