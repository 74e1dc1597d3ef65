"""What a browser is told to keep is said again until it has heard of it."""

from __future__ import annotations

import json
from typing import Any

import gradio as gr
import pytest

from app.web.conversation import ChatTurn, Conversation
from app.web.events.conversation import ConversationEvents, save_message
from app.web.fair_queue import FairQueue
from tests.app.web.example_answers import ABSTAINED, ANSWERED
from tests.app.web.example_finders import complete_finder
from tests.app.web.hostile_documents import HOSTILE
from tests.app.web.scripted_service import ScriptedService


def _told(conversation: Conversation) -> Any:
    return json.loads(save_message(conversation))


def _event(**sent: object) -> gr.EventData:
    return gr.EventData(None, sent)


def _talk(*turns: ChatTurn) -> Conversation:
    return Conversation(list(turns))


def test_what_changed_is_sent_until_it_is_heard_of() -> None:
    keeping = ConversationEvents(ScriptedService(), FairQueue(1), complete_finder())
    talk = _talk(ChatTurn("tea", ABSTAINED))
    first = _told(talk)
    talk.turns.append(ChatTurn("more", ANSWERED))
    both = _told(talk)
    again = json.loads(keeping.acknowledge(_event(number=first["number"]), talk))
    nothing = keeping.acknowledge(_event(number=again["number"]), talk)
    talk.turns.append(ChatTurn("most", ANSWERED))

    assert list(first["turns"]) == ["0"]
    assert list(both["turns"]) == ["0", "1"]
    assert list(again["turns"]) == ["1"]
    assert not isinstance(nothing, str)
    assert list(_told(talk)["turns"]) == ["2"]


def test_that_another_conversation_begins_is_said_until_it_is_heard_of() -> None:
    keeping = ConversationEvents(ScriptedService(), FairQueue(1), complete_finder())
    talk = _talk(ChatTurn("tea", ABSTAINED))
    json.loads(keeping.start_new(_event(id="ab"), talk).kept)
    second = json.loads(keeping.start_new(_event(id="cd"), talk).kept)
    talk.turns.append(ChatTurn("more", ANSWERED))
    third = _told(talk)
    keeping.acknowledge(_event(number=third["number"]), talk)
    talk.turns.append(ChatTurn("most", ANSWERED))

    assert second["left"] == third["left"]
    assert (second["left"]["title"], list(second["left"]["turns"])) == ("tea", ["0"])
    assert (third["begins"], list(third["turns"])) == ("cd", ["0"])
    assert "begins" not in _told(talk)


@pytest.mark.parametrize("number", [None, "1", -1, 10**9, HOSTILE])
def test_what_was_never_sent_is_not_heard(number: object) -> None:
    talk = _talk(ChatTurn("tea", ABSTAINED))
    _told(talk)

    again = ConversationEvents(ScriptedService(), FairQueue(1), complete_finder()).acknowledge(
        _event(number=number), talk
    )

    assert list(json.loads(again)["turns"]) == ["0"]
