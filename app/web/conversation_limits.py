"""Room in a conversation: what may still be asked in it, so that all of it can be got back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.conversation.schema import SavedError, SavedTurn
from app.conversation.size_limits import LEAST_ANSWER, TurnSize, bare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.conversation.conversation import ConversationTurn
    from app.web.conversation import ChatTurn, Conversation


def has_room(conversation: Conversation, turn: ChatTurn) -> bool:
    """Whether the turn may be put, in place of the last one while that is edited."""
    sizes = conversation.sizes
    shown = [one for one in _shown(conversation) if not conversation.turns[one].edited]
    known = [sizes[number] for number in shown if number in sizes]
    awaited = [conversation.turns[number] for number in shown if number not in sizes]
    ahead = _ahead(known)
    return _together([*known, *(_bare(one) + ahead for one in (*awaited, turn))]).is_within


def have_room(earlier: Iterable[SavedTurn], later: Iterable[ChatTurn]) -> bool:
    """Whether what was asked meanwhile may come behind a conversation that is got back."""
    known = [TurnSize.of(turn) for turn in earlier]
    ahead = _ahead(known)
    return _together([*known, *(_bare(turn) + ahead for turn in later)]).is_within


def saved_conversation(
    kept: ConversationTurn, number: int, conversation: Conversation
) -> SavedTurn:
    """The turn as it is kept, which counts from now on; without an answer that is too large.

    It is too large if the conversation could not be got back with it.
    """
    sizes = conversation.sizes
    others = [
        sizes[one] if one in sizes else _bare(conversation.turns[one])
        for one in _shown(conversation)
        if one != number
    ]
    turn = _whole(kept)
    if turn is None or not _together([*others, TurnSize.of(turn)]).fits:
        turn = bare(kept.question, kept.when, kept.filters)
    sizes[number] = TurnSize.of(turn)
    return turn


def _whole(kept: ConversationTurn) -> SavedTurn | None:
    try:
        return SavedTurn.of(kept)
    except SavedError:
        return None


def _shown(conversation: Conversation) -> Iterator[int]:
    return (number for number, turn in enumerate(conversation.turns) if not turn.replaced)


def _bare(turn: ChatTurn) -> TurnSize:
    return TurnSize.of(bare(turn.question, turn.when, turn.filters))


def _ahead(known: Iterable[TurnSize]) -> TurnSize:
    """What an answer that is still to come is taken to need: as much as the largest so far."""
    every = [LEAST_ANSWER, *known]
    return TurnSize(0, max(one.quotes for one in every), max(one.sent for one in every))


def _together(sizes: Iterable[TurnSize]) -> TurnSize:
    return sum(sizes, TurnSize())
