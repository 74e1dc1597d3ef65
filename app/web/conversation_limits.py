"""Size limits of a conversation: what may still be asked, so that all of it can be restored."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from app.conversation.schema import SavedError, SavedTurn
from app.conversation.size_limits import LEAST_ANSWER, TurnSize, question_only_turn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from app.conversation.conversation import ConversationTurn
    from app.domain.filters import Filters
    from app.web.conversation import ChatTurn, Conversation

# The questions of a conversation are measured again with each of its answers.
_CACHED_QUESTIONS = 1_000


def has_room(conversation: Conversation, turn: ChatTurn) -> bool:
    """Whether the turn may be added, in place of the last one while that is being edited."""
    sizes = conversation.sizes
    current = [number for number in _current(conversation) if not conversation.turns[number].edited]
    known = [sizes[number] for number in current if number in sizes]
    pending = [conversation.turns[number] for number in current if number not in sizes]
    expected = _expected_answer(known)
    return _sum([*known, *(_question_size(each) + expected for each in (*pending, turn))]).is_within


def have_room_together(earlier: Iterable[SavedTurn], later: Iterable[ChatTurn]) -> bool:
    """Whether the later turns may follow a restored conversation."""
    known = [TurnSize.of(turn) for turn in earlier]
    expected = _expected_answer(known)
    return _sum([*known, *(_question_size(turn) + expected for turn in later)]).is_within


def fitting_turn(turn: ConversationTurn, number: int, conversation: Conversation) -> SavedTurn:
    """The turn as it is saved, whose size counts from now on.

    Its answer is left out if the conversation could not be restored with it.
    """
    sizes = conversation.sizes
    others = [
        sizes[other] if other in sizes else _question_size(conversation.turns[other])
        for other in _current(conversation)
        if other != number
    ]
    saved = _with_answer(turn)
    if saved is None or not _sum([*others, TurnSize.of(saved)]).fits:
        saved = question_only_turn(turn.question, turn.when, turn.filters)
    sizes[number] = TurnSize.of(saved)
    return saved


def _with_answer(turn: ConversationTurn) -> SavedTurn | None:
    try:
        return SavedTurn.of(turn)
    except SavedError:
        return None


def _current(conversation: Conversation) -> Iterator[int]:
    """The numbers of the turns that no other has replaced."""
    return (number for number, turn in enumerate(conversation.turns) if not turn.replaced)


def _question_size(turn: ChatTurn) -> TurnSize:
    """The size of the turn without an answer."""
    return _size_without_answer(turn.question, turn.when, turn.filters)


@lru_cache(maxsize=_CACHED_QUESTIONS)
def _size_without_answer(question: str, when: datetime, filters: Filters) -> TurnSize:
    return TurnSize.of(question_only_turn(question, when, filters))


def _expected_answer(known: Iterable[TurnSize]) -> TurnSize:
    """The size that a pending answer is expected to have: that of the largest so far."""
    sizes = [LEAST_ANSWER, *known]
    return TurnSize(0, max(size.quotes for size in sizes), max(size.sent for size in sizes))


def _sum(sizes: Iterable[TurnSize]) -> TurnSize:
    return sum(sizes, TurnSize())
