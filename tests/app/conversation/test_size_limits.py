"""How much there is of a conversation: never less than what a browser sends of it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from app.conversation.fields import MAX_WORDS
from app.conversation.schema import (
    MAX_CONVERSATION_CHARS,
    MAX_CONVERSATION_QUOTES,
    MAX_TURNS,
    SavedConversationJson,
    SavedTurn,
)
from app.conversation.size_limits import (
    LEAST_ANSWER,
    MAX_QUESTIONS,
    MAX_SENT,
    TurnSize,
    question_only_turn,
)
from app.domain.filters import Filters
from app.web.server.request_guard import MAX_BODY_BYTES
from tests.app.export.strategies import cases

if TYPE_CHECKING:
    from app.conversation.conversation import ConversationTurn
    from corpus.model.document import Document

_WHEN = datetime(2024, 5, 1, 12, 30, tzinfo=UTC)


@given(st.lists(cases(), min_size=1, max_size=3))
def test_a_conversation_is_sent_in_no_more_bytes_than_its_turns_count(
    talk: list[tuple[dict[str, Document], ConversationTurn]],
) -> None:
    turns = [SavedTurn.of(turn) for _, turn in talk]
    sent = json.dumps(SavedConversationJson.of("", turns).as_json(), ensure_ascii=False).encode()

    size = sum(map(TurnSize.of, turns), TurnSize())

    assert size.turns == len(turns)
    assert len(sent) <= size.sent + 100


@given(st.text(max_size=200))
def test_a_question_alone_can_be_kept_whatever_is_in_it(question: str) -> None:
    turn = question_only_turn(question, _WHEN, Filters())

    assert TurnSize.of(turn).fits
    assert TurnSize.of(turn).quotes == 0


def test_what_fits_is_read_back_and_taken_by_the_server() -> None:
    assert MAX_SENT < MAX_CONVERSATION_CHARS < MAX_BODY_BYTES
    assert MAX_QUESTIONS < MAX_TURNS
    assert TurnSize(MAX_QUESTIONS, MAX_CONVERSATION_QUOTES, MAX_SENT).is_within
    assert not TurnSize(MAX_QUESTIONS + 1).is_within
    assert not TurnSize(quotes=MAX_CONVERSATION_QUOTES + 1).fits
    assert not TurnSize(sent=MAX_SENT + 1).fits


def test_the_longest_question_in_the_longest_letters_leaves_room_for_another() -> None:
    one = (
        TurnSize.of(question_only_turn("\N{GRINNING FACE}" * MAX_WORDS, _WHEN, Filters()))
        + LEAST_ANSWER
    )

    assert (one + one).is_within
