"""Sizes of conversations, and the limits up to which one can be restored."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

from app.conversation.conversation import ConversationTurn
from app.conversation.schema import MAX_CONVERSATION_QUOTES, SavedTurn
from app.messages import keep_texts

if TYPE_CHECKING:
    from datetime import datetime

    from app.domain.filters import Filters

MAX_QUESTIONS: Final = 200  # that are asked in one conversation; more could still be read
# Fewer than `read_saved` takes characters, and than the page's server takes bytes at once.
MAX_SENT: Final = 9_500_000
_AROUND: Final = 100  # bytes: a comma, a mark given later, a number that browsers write longer


@dataclass(frozen=True, slots=True)
class TurnSize:
    """Numbers of turns and quotes, and bytes that a browser sends of them: JSON within JSON."""

    turns: int = 0
    quotes: int = 0
    sent: int = 0

    @classmethod
    def of(cls, turn: SavedTurn) -> Self:
        """Measure one turn."""
        quotes = sum(one.quotes for one in (turn.answer, turn.quotes) if one)
        written = json.dumps(turn.model_dump_json(), ensure_ascii=False)
        return cls(1, quotes, len(written.encode()) + _AROUND)

    def __add__(self, other: TurnSize) -> TurnSize:
        """Add two sizes."""
        return TurnSize(
            self.turns + other.turns, self.quotes + other.quotes, self.sent + other.sent
        )

    @property
    def fits(self) -> bool:
        """Whether a conversation of that size can be restored."""
        return self.sent <= MAX_SENT and self.quotes <= MAX_CONVERSATION_QUOTES

    @property
    def is_within(self) -> bool:
        """Whether a conversation may grow to that size."""
        return self.fits and self.turns <= MAX_QUESTIONS


LEAST_ANSWER: Final = TurnSize(quotes=100, sent=100_000)  # that is expected, if none was larger


def question_only_turn(question: str, when: datetime, filters: Filters) -> SavedTurn:
    """Return a turn of the question alone, which says that its answer was too large."""
    error = keep_texts.ANSWER_TOO_LARGE
    return SavedTurn.of(
        ConversationTurn(question=question, when=when, filters=filters, error=error)
    )
