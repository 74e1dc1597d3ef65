"""What is asked while there is room can be got back; the rest is refused before it is asked."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import gradio as gr
import pytest

from app.conversation.fields import MAX_WORDS
from app.conversation.schema import read_saved
from app.conversation.size_limits import MAX_QUESTIONS
from app.domain.answer import Coverage
from app.messages import keep_texts, texts
from app.web.conversation import ChatTurn, Conversation
from app.web.conversation_limits import has_room
from app.web.events.chat import ChatEvents
from app.web.events.conversation import ConversationEvents, save_message
from app.web.fair_queue import FairQueue
from app.web.server.request_guard import MAX_BODY_BYTES
from tests.app.web.example_answers import ABSTAINED, ANSWERED, SECOND
from tests.app.web.example_finders import complete_finder
from tests.app.web.markup import text_of
from tests.app.web.scripted_service import ScriptedService

if TYPE_CHECKING:
    from app.domain.answer import Answer

_LONG_ID = "Donaudampfschiff"


class _Browser:
    """A conversation, and what a browser is told to keep of it."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.asking = ChatEvents(ScriptedService(), {}, FairQueue(1))
        self.talk = Conversation()
        self.turns: dict[int, object] = {}

    def put(self) -> bool:
        """Whether there was room for another question."""
        turn = ChatTurn("why?")
        if not has_room(self.talk, turn):
            return False
        self.talk.add_turn(turn)
        return True

    def settle(self) -> None:
        """All that was put is answered and kept."""
        for turn in self.talk.turns:
            if turn.is_waiting:
                turn.add_quotes(self.answer, None)
                self.keep()

    def keep(self) -> None:
        """What has changed is put in its place."""
        told = save_message(self.talk)
        if not isinstance(told, str):
            return
        said = json.loads(told)
        self.talk.outbox.acknowledge(said["number"])
        for number, turn in said["turns"].items():
            self.turns[int(number)] = turn
            if turn is None:
                del self.turns[int(number)]

    def fill(self, turns: int) -> None:
        """So many turns, whether or not there is room."""
        self.talk.turns += [ChatTurn("why?", self.answer) for _ in range(turns)]
        self.keep()

    def submit(self, question: str, narrowed: str = "") -> tuple[object, str]:
        """The question box, and the status line."""
        asked = self.asking.submit(question, "", narrowed, self.talk)
        return asked.question, text_of(asked.status)

    def sent(self) -> str:
        """The conversation as it would be got back."""
        turns = [turn for _, turn in sorted(self.turns.items())]
        return json.dumps({"version": 1, "title": "", "turns": turns}, ensure_ascii=False)


def _crowded(documents: int) -> Answer:
    """Nothing found in a library of so many documents, all of which were asked."""
    asked = tuple(f"{_LONG_ID} {number}" for number in range(documents))
    return replace(ABSTAINED, coverage=Coverage(asked, ()))


def _quoting(quotes: int) -> Answer:
    """An answer of so many quotes."""
    claim = replace(ANSWERED.claims[0], citations=(SECOND,) * 50)
    return replace(ANSWERED, claims=(claim,) * (quotes // 50))


@pytest.mark.parametrize(
    "answer",
    [ABSTAINED, _crowded(2_000), _crowded(20_000), _quoting(450)],
    ids=["many questions", "a large library", "a larger one", "many quotes"],
)
@pytest.mark.parametrize("at_once", [1, 7])
def test_all_that_is_asked_until_it_is_refused_can_be_got_back(
    answer: Answer, at_once: int
) -> None:
    browser = _Browser(answer)

    while all(browser.put() for _ in range(at_once)):
        browser.settle()
    browser.settle()

    sent = browser.sent()
    turns = read_saved(sent).turns
    assert len(json.dumps(sent, ensure_ascii=False).encode()) < MAX_BODY_BYTES
    assert len(turns) == len(browser.talk.turns) > at_once
    assert all(turn.answer for turn in turns)
    assert not browser.put()


def test_the_last_question_of_a_full_conversation_is_edited_and_asked_again() -> None:
    browser = _Browser(ABSTAINED)
    browser.fill(MAX_QUESTIONS)

    box, refused = browser.submit("one more")
    browser.asking.edit_question(browser.talk)
    _, edited = browser.submit("another")
    browser.settle()
    again = text_of(browser.asking.ask_again("", "", browser.talk).status)
    browser.settle()

    assert refused == keep_texts.FULL
    assert not isinstance(box, str)
    assert edited == again == texts.SEARCHING
    assert len(browser.talk.current_turns) == MAX_QUESTIONS
    assert [turn.question for turn in read_saved(browser.sent()).turns][-1] == "another"


@pytest.mark.parametrize("answer", [_crowded(101_000), _quoting(1_050)])
def test_an_answer_that_is_too_large_leaves_its_question_and_a_word(answer: Answer) -> None:
    browser = _Browser(answer)
    browser.fill(1)

    (turn,) = read_saved(browser.sent()).turns

    assert turn.question == "why?"
    assert turn.error == keep_texts.ANSWER_TOO_LARGE
    assert browser.talk.turns[0].answer is answer


def test_answers_that_are_too_large_together_leave_all_questions() -> None:
    browser = _Browser(_crowded(60_000))
    browser.fill(7)

    turns = read_saved(browser.sent()).turns

    assert len(turns) == 7
    assert 0 < sum(turn.answer is not None for turn in turns) < 7
    assert not browser.put()


def test_a_question_that_no_conversation_could_keep_is_not_put() -> None:
    browser = _Browser(ABSTAINED)

    box, said = browser.submit("x" * (MAX_WORDS + 1))

    assert said == keep_texts.conversation_too_long(MAX_WORDS + 1, MAX_WORDS)
    assert not isinstance(box, str)
    assert browser.talk.turns == []


def test_filters_that_could_not_be_kept_are_not_asked_with() -> None:
    browser = _Browser(ABSTAINED)

    _, said = browser.submit("why?", json.dumps({"speakers": ["Lille"] * 201}))

    assert "at most 200 items" in said
    assert browser.talk.turns == []


@pytest.mark.parametrize("turns", [MAX_QUESTIONS, MAX_QUESTIONS + 50])
def test_a_full_conversation_that_is_got_back_is_full_however_long_it_was_kept(turns: int) -> None:
    full, browser = _Browser(ABSTAINED), _Browser(ABSTAINED)
    full.fill(turns)

    event = gr.EventData(None, {"saved": full.sent()})
    ConversationEvents(ScriptedService(), FairQueue(1), complete_finder()).restore(
        event, browser.talk
    )

    assert len(browser.talk.turns) == turns
    assert not browser.put()


def test_what_was_asked_meanwhile_does_not_come_into_a_full_conversation() -> None:
    talk = Conversation([ChatTurn("Who?", ABSTAINED)])
    full = _Browser(ABSTAINED)
    full.fill(MAX_QUESTIONS)
    sent = {"saved": full.sent(), "loading": True, "id": "ab12"}

    back = ConversationEvents(ScriptedService(), FairQueue(1), complete_finder()).restore(
        gr.EventData(None, sent), talk
    )

    assert [turn.question for turn in talk.turns] == ["Who?"]
    assert text_of(back.status) == keep_texts.NOT_JOINED
    assert not isinstance(back.kept, str)
