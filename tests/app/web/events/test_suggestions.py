"""Questions to go on with, looked for once an answer is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import gradio as gr

from app.web.conversation import ChatTurn, Conversation
from app.web.events.chat import ChatEvents
from app.web.fair_queue import FairQueue
from tests.app.web.example_answers import ANSWERED
from tests.app.web.scripted_service import ScriptedService

if TYPE_CHECKING:
    from collections.abc import Sequence

_FURTHER = ("Who says so?", None, "Who denies it?")


def _events(further: Sequence[str | None] = _FURTHER) -> ChatEvents:
    return ChatEvents(ScriptedService(further=further), {}, FairQueue(1))


def test_each_question_that_is_answered_is_shown_as_it_is_found() -> None:
    turn = ChatTurn("Is it safe?", ANSWERED)

    chats = list(_events().suggest(Conversation([turn])))

    assert turn.follow_ups == ("Who says so?", "Who denies it?")
    assert len(chats) == 3
    assert "Who denies it?" not in chats[0]
    assert "Who denies it?" in chats[1]


def test_nothing_is_looked_for_once_something_else_is_asked() -> None:
    conversation = Conversation([ChatTurn("Is it safe?", ANSWERED)])
    chats = _events().suggest(conversation)
    next(chats)
    conversation.add_turn(ChatTurn("Was it safe?"))

    # Gradio sends the last chat again when this ends, so that must not be one without the question.
    assert list(chats) == [gr.skip()]


def test_they_are_looked_for_once_and_only_for_a_complete_answer() -> None:
    settled, writing = ChatTurn("Is it safe?", ANSWERED), ChatTurn("Is it?", ANSWERED, writing=True)
    events = _events()

    list(events.suggest(Conversation([settled])))
    again = list(events.suggest(Conversation([settled])))
    unfinished = list(events.suggest(Conversation([writing])))
    empty = list(events.suggest(Conversation()))

    assert [len(again), len(unfinished), len(empty)] == [1, 1, 1]
    assert writing.follow_ups == ()


def test_where_nothing_fits_nothing_is_shown() -> None:
    turn = ChatTurn("Is it safe?", ANSWERED)

    chats = list(_events([None, None]).suggest(Conversation([turn])))

    assert len(chats) == 1
    assert turn.follow_ups == ()
