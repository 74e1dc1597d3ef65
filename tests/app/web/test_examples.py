"""The finder of example questions."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import gradio as gr
import pytest

from app.messages import texts
from app.web.conversation import ChatTurn, Conversation
from app.web.events.handlers import PageEvents
from app.web.examples import ExampleFinder, Examples
from app.web.fair_queue import FairQueue
from app.web.render.cards import render_welcome
from corpus.errors import OnRecordError
from tests.app.web.example_answers import ANSWERED
from tests.app.web.example_finders import complete_finder, completed
from tests.app.web.scripted_service import ScriptedService, UnavailableService

if TYPE_CHECKING:
    from pathlib import Path


def test_what_is_not_answered_is_left_out() -> None:
    service = ScriptedService(examples=(None, "Is it safe?", None, "Who says so?"))

    found = completed(ExampleFinder(service, FairQueue(1))).now()

    assert found.questions == ("Is it safe?", "Who says so?")


def test_nothing_is_tried_while_a_reader_asks() -> None:
    service, queue = ScriptedService(examples=("Is it safe?",)), FairQueue(1)
    finder = ExampleFinder(service, queue)
    with queue:
        begun = finder.now()
        waited = finder.wait(begun, 0.5)

    assert waited == begun == Examples(service.revision)
    assert completed(finder).now().questions == ("Is it safe?",)


def test_they_are_kept_for_the_same_library_and_method_only(tmp_path: Path) -> None:
    file = tmp_path / "examples.json"
    service = ScriptedService(examples=("Is it safe?",))
    completed(ExampleFinder(service, FairQueue(1), file=file, method="1"))
    service.examples = ("Is it new?",)

    again = ExampleFinder(service, FairQueue(1), file=file, method="1").now()
    other = completed(ExampleFinder(service, FairQueue(1), file=file, method="2")).now()

    assert again == Examples(service.revision, ("Is it safe?",), complete=True)
    assert other.questions == ("Is it new?",)
    assert json.loads(file.read_text(encoding="utf-8"))["questions"] == ["Is it new?"]


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"revision": 1}'])
def test_a_file_that_cannot_be_used_is_written_anew(tmp_path: Path, content: str) -> None:
    file = tmp_path / "examples.json"
    file.write_text(content, encoding="utf-8")

    found = completed(ExampleFinder(ScriptedService(), FairQueue(1), file=file)).now()

    assert found.questions == ("Is the bridge safe?",)
    assert "Is the bridge safe?" in file.read_text(encoding="utf-8")


def test_without_a_place_for_the_file_they_are_found_all_the_same(tmp_path: Path) -> None:
    finder = ExampleFinder(ScriptedService(), FairQueue(1), file=tmp_path / "no" / "examples.json")

    assert completed(finder).now().questions == ("Is the bridge safe?",)


def test_a_library_that_cannot_be_read_has_an_error() -> None:
    with pytest.raises(OnRecordError, match="locked"):
        ExampleFinder(UnavailableService("locked"), FairQueue(1)).now()


def test_closing_ends_the_search() -> None:
    queue = FairQueue(1)
    finder = ExampleFinder(ScriptedService(), queue)
    with queue:
        finder.now()
        finder.close()

    assert not finder.latest.complete


def test_a_page_that_was_opened_early_gets_what_is_found_later() -> None:
    queue = FairQueue(1)
    finder = ExampleFinder(ScriptedService(), queue)
    events = PageEvents(ScriptedService(), queue, title="On Record", examples=finder)
    with queue:
        finder.now()
        shown = events.show_examples(Conversation())
        next(shown)

    assert any("Is the bridge safe?" in str(chat) for chat in shown)


def test_a_page_on_which_something_was_asked_is_left_as_it_is() -> None:
    events = PageEvents(ScriptedService(), FairQueue(1), title="", examples=complete_finder("Why?"))

    shown = list(events.show_examples(Conversation([ChatTurn("Is it?", ANSWERED)])))

    assert len(shown) == 1


def test_a_question_that_is_asked_while_they_are_looked_for_stays_on_the_page() -> None:
    queue, conversation = FairQueue(1), Conversation()
    finder = ExampleFinder(ScriptedService(), queue)
    events = PageEvents(ScriptedService(), queue, title="On Record", examples=finder)
    with queue:
        finder.now()
        shown = events.show_examples(conversation)
        next(shown)
        conversation.add_turn(ChatTurn("Is it?"))

    # Gradio sends the last chat again when this ends, so that must not be the welcome.
    assert list(shown) == [gr.skip()]


def test_the_welcome_says_that_questions_are_looked_for_or_what_can_be_asked() -> None:
    sought = render_welcome(Examples("1"))
    none = render_welcome(Examples("1", complete=True))
    found = render_welcome(Examples("1", ("Why?",), complete=True))

    assert texts.EXAMPLES_SOUGHT in sought
    assert texts.NO_EXAMPLES not in sought
    assert texts.NO_EXAMPLES in none
    assert texts.EXAMPLES in found
    assert "Why?" in found
    assert texts.NO_EXAMPLES not in found


def test_the_reason_why_a_library_cannot_be_opened_is_left_as_it_is() -> None:
    service = UnavailableService("locked")
    finder = ExampleFinder(service, FairQueue(1))
    events = PageEvents(service, FairQueue(1), title="", examples=finder)

    (shown,) = events.show_examples(Conversation())

    assert "welcome" not in str(shown)
