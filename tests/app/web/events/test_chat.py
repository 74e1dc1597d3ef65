"""The way of a question on the page: sought, written over, stopped, asked again, edited."""

from __future__ import annotations

import time
from threading import Semaphore, Thread
from typing import TYPE_CHECKING

import gradio as gr
import pytest

from app.messages import phrases, written_texts
from app.web.conversation import Conversation
from app.web.events.chat import ChatEvents
from app.web.fair_queue import FairQueue
from corpus.errors import OnRecordError
from tests.app.web.example_answers import ANSWERED, SCRIPT
from tests.app.web.markup import text_of
from tests.app.web.scripted_model import ScriptedModel
from tests.app.web.scripted_prose import GROWING, OVER, SENTENCES
from tests.app.web.scripted_service import ScriptedService

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.web.events.chat import ChatRefresh

QUILL = "Quill"


class _Reader:
    """One reader at a page: what they do, and what is drawn."""

    def __init__(self, *, paced: bool = False) -> None:
        self.model = ScriptedModel(pace=Semaphore(0)) if paced else ScriptedModel()
        self.desk = ScriptedService(script=SCRIPT, written=OVER)
        self.asking = ChatEvents(self.desk, {QUILL: self.model}, FairQueue(1))
        self.conversation = Conversation()

    def put(self, question: str, model: str = QUILL) -> None:
        """Send the question, and have it sought."""
        self.asking.submit(question, model, "", self.conversation)
        self.asking.search(self.conversation)

    def write(self) -> list[ChatRefresh]:
        """All that is drawn while the model writes."""
        return list(self.asking.write(self.conversation))

    def wait_for(self, question: str) -> None:
        """Until the question is before the desk."""
        _until(lambda: question in self.desk.asked)

    def halt(self, turn: object = 0) -> ChatRefresh:
        """Press stop."""
        return self.asking.stop(gr.EventData(None, {"turn": turn}), self.conversation)


def _until(come: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not come():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.01)


def test_the_quotes_come_before_the_model_writes_and_the_prose_sentence_by_sentence() -> None:
    reader = _Reader()
    reader.put("grow")

    (turn,) = reader.conversation.turns
    assert (turn.answer, turn.writing) == (ANSWERED, True)
    drawn = reader.write()

    assert [text_of(one.chat).count(SENTENCES[2].text) for one in drawn] == [0, 0, 1, 1]
    assert [text_of(one.chat).count(SENTENCES[1].text) for one in drawn] == [0, 1, 1, 1]
    assert (turn.answer, turn.is_settled, turn.note) == (GROWING[-1], True, None)
    assert reader.model.ended.is_set()


@pytest.mark.parametrize("model", ["", "forged", None, 7])
def test_with_no_model_or_a_forged_one_there_are_quotes_only(model: str) -> None:
    reader = _Reader()
    reader.put("grow", model)

    (turn,) = reader.conversation.turns
    assert turn.is_settled
    assert turn.answer == ANSWERED
    assert len(reader.write()) == 1


def test_a_fault_while_it_is_written_settles_the_turn_with_what_was_backed() -> None:
    reader = _Reader()
    reader.put("break")

    with pytest.raises(RuntimeError):
        reader.write()

    (turn,) = reader.conversation.turns
    shown = text_of(reader.asking.show_failure(reader.conversation).chat)
    assert turn.is_settled
    assert written_texts.FAULT in shown
    assert SENTENCES[0].text in shown
    assert "secret" not in shown
    assert reader.model.ended.is_set()


def test_an_error_while_it_is_written_is_told_and_the_quotes_stay() -> None:
    reader = _Reader()
    reader.desk.written = {"grow": (OnRecordError("the library moved"),)}
    reader.put("grow")
    reader.write()

    (turn,) = reader.conversation.turns
    assert (turn.answer, turn.note, turn.is_settled) == (ANSWERED, "the library moved", True)


def test_a_tab_that_goes_away_ends_the_request_to_the_model() -> None:
    reader = _Reader()
    reader.put("endless")
    drawing = reader.asking.write(reader.conversation)
    next(drawing)

    drawing.close()  # type: ignore[attr-defined]  # a generator, as Gradio closes it

    assert reader.model.ended.is_set()
    assert reader.conversation.turns[0].is_settled


def test_stopping_settles_the_turn_at_once_and_ends_the_request_with_the_next_word() -> None:
    reader = _Reader(paced=True)
    reader.put("endless")
    reader.model.pace.release()
    writing = Thread(target=reader.write)
    writing.start()
    (turn,) = reader.conversation.turns
    _until(lambda: reader.model.words == 2)

    drawn = reader.halt()
    settled, ended = turn.is_settled, reader.model.ended.is_set()
    reader.model.pace.release()
    writing.join(timeout=10)

    assert settled
    assert not ended
    assert reader.model.ended.is_set()
    assert turn.note == written_texts.STOPPED
    assert written_texts.STOPPED in text_of(drawn.chat)
    assert written_texts.STOPPED in text_of(drawn.status)


def test_what_is_stopped_before_it_is_found_is_not_asked_of_the_desk() -> None:
    reader = _Reader()
    reader.asking.submit("grow", QUILL, "", reader.conversation)

    drawn = reader.halt()
    reader.asking.search(reader.conversation)

    assert reader.desk.asked == []
    assert written_texts.STOPPED_EARLY in text_of(drawn.chat)


def test_what_is_found_after_it_was_stopped_is_not_written_over() -> None:
    reader = _Reader()
    reader.desk.gate.clear()
    reader.asking.submit("grow", QUILL, "", reader.conversation)
    seeking = Thread(target=reader.asking.search, args=(reader.conversation,))
    seeking.start()
    reader.wait_for("grow")

    reader.halt()
    reader.desk.gate.set()
    seeking.join(timeout=10)

    (turn,) = reader.conversation.turns
    assert turn.answer is None
    assert turn.error == written_texts.STOPPED_EARLY
    assert reader.conversation.start_next_writing() is None


def test_where_the_library_is_silent_no_model_is_said_to_write() -> None:
    reader = _Reader()
    reader.put("tea")

    shown = text_of(reader.asking.show_failure(reader.conversation).chat)

    assert phrases.ABSTAINED in shown
    assert written_texts.writing(QUILL) not in shown


def test_a_model_that_is_slow_to_read_a_follow_up_keeps_nobody_from_the_desk() -> None:
    reader = _Reader(paced=True)
    reader.desk.restates = True
    reader.put("first", "")
    reader.asking.submit("and then?", QUILL, "", reader.conversation)
    seeking = Thread(target=reader.asking.search, args=(reader.conversation,))
    seeking.start()
    reader.wait_for("and then?")

    other = Conversation()
    reader.asking.submit("second", "", "", other)
    reader.asking.search(other)
    waits = reader.conversation.turns[1].is_waiting
    reader.model.pace.release()
    seeking.join(timeout=10)

    assert other.turns[0].answer == ANSWERED
    assert waits
    assert reader.conversation.turns[1].answer == ANSWERED


def test_a_model_that_is_slow_to_write_keeps_nobody_from_the_desk() -> None:
    reader = _Reader(paced=True)
    reader.put("endless")
    writing = Thread(target=reader.write)
    writing.start()

    other = Conversation()
    reader.asking.submit("second", "", "", other)
    reader.asking.search(other)
    reader.halt()
    reader.model.pace.release()
    writing.join(timeout=10)

    assert other.turns[0].answer == ANSWERED
    assert reader.model.ended.is_set()


@pytest.mark.parametrize("turn", [None, -1, 5, "0", True, 1.0])
def test_to_stop_a_turn_that_is_none_changes_nothing(turn: object) -> None:
    reader = _Reader()
    reader.put("grow")

    reader.halt(turn)

    assert reader.conversation.turns[0].writing


def test_asking_again_replaces_the_turn_and_takes_the_model_chosen_now() -> None:
    reader = _Reader()
    reader.put("grow", "")

    reader.asking.ask_again(QUILL, "", reader.conversation)
    reader.asking.search(reader.conversation)
    shown = text_of(reader.write()[-1].chat)

    assert reader.desk.asked == ["grow", "grow"]
    assert reader.desk.histories == [(), ()]
    assert shown.count(SENTENCES[0].text) == 1
    assert shown.count(phrases.likely(0.86)) == 1


def test_what_is_still_sought_or_written_is_neither_asked_again_nor_edited() -> None:
    reader = _Reader()
    reader.put("grow")

    again = reader.asking.ask_again(QUILL, "", reader.conversation)
    revised = reader.asking.edit_question(reader.conversation)

    assert len(reader.conversation.turns) == 1
    assert not reader.conversation.turns[0].edited
    assert written_texts.SETTLED_ONLY in text_of(again.status)
    assert written_texts.SETTLED_ONLY in text_of(revised.status)


def test_an_edited_question_is_in_the_box_and_what_is_sent_replaces_it() -> None:
    reader = _Reader()
    reader.put("first", "")
    reader.put("second", "")

    revised = reader.asking.edit_question(reader.conversation)
    reader.put("third", "")
    shown = text_of(reader.asking.show_failure(reader.conversation).chat)

    assert revised.question == "second"
    assert reader.desk.histories == [(), ("Is the bridge safe?",), ("Is the bridge safe?",)]
    assert "second" not in shown
    assert "first" in shown
    assert [turn.replaced for turn in reader.conversation.turns] == [False, True, False]
    assert reader.conversation.numbered_citations(1)  # the reader may still show its quotes


def test_an_edit_can_be_left() -> None:
    reader = _Reader()
    reader.put("first", "")
    reader.asking.edit_question(reader.conversation)

    left = reader.asking.cancel_edit(reader.conversation)
    reader.put("second", "")

    assert left.question == ""
    assert [turn.replaced for turn in reader.conversation.turns] == [False, False]


def test_the_history_holds_the_answers_of_settled_turns_only() -> None:
    reader = _Reader()
    reader.put("tea")
    reader.write()
    for question in ("too long", "grow", "next"):
        reader.put(question)

    assert reader.desk.histories[-1] == ("What does tea cost?",)
