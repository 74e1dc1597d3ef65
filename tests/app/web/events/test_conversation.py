"""What the server sends for the browser to keep, and what it makes of what comes back."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import gradio as gr
import pytest

from app.conversation.schema import SavedTurn, read_saved
from app.domain.export_format import ExportFormat
from app.domain.verdict import ReaderVerdict
from app.messages import keep_texts, phrases, written_texts
from app.web.conversation import ChatTurn, Conversation
from app.web.events.conversation import (
    ConversationEvents,
    conversation_title,
    save_message,
    settled_turn,
)
from app.web.fair_queue import FairQueue
from corpus.errors import OnRecordError
from corpus.model.document import Document
from tests.app.web.example_answers import ABSTAINED, ANSWERED, DIFFERING, SECOND, WRITTEN
from tests.app.web.example_finders import complete_finder
from tests.app.web.hostile_documents import HARM, HOSTILE
from tests.app.web.markup import text_of
from tests.app.web.scripted_service import ScriptedService, UnavailableService


def _told(conversation: Conversation) -> Any:
    found = save_message(conversation)
    return json.loads(found) if isinstance(found, str) else None


def _event(**sent: object) -> gr.EventData:
    return gr.EventData(None, sent)


def _talk(*turns: ChatTurn) -> Conversation:
    return Conversation(list(turns))


def _sent(conversation: Conversation) -> str:
    """As the browser sends it back."""
    told = _told(conversation)
    turns = [turn for _, turn in sorted(told["turns"].items(), key=lambda one: int(one[0]))]
    return json.dumps({"version": 1, "title": told["title"], "turns": turns})


def _restored(sent: str, desk: ScriptedService | None = None) -> tuple[Conversation, str, str]:
    """The conversation got back, what is drawn of it, and the status line."""
    talk = Conversation()
    back = ConversationEvents(desk or ScriptedService(), FairQueue(1), complete_finder()).restore(
        _event(saved=sent), talk
    )
    drawn = back.chat if isinstance(back.chat, str) else ""
    return talk, text_of(drawn), text_of(back.status)


def test_a_turn_is_kept_once_it_is_settled_and_again_when_it_is_marked() -> None:
    turn = ChatTurn("tea")
    talk = _talk(turn)
    before = _told(talk)
    turn.answer = ABSTAINED

    first, again = _told(talk), _told(talk)
    turn.verdict = ReaderVerdict.WRONG
    marked = _told(talk)

    assert before is None
    assert list(first["turns"]) == ["0"]
    assert first["turns"]["0"]["answer"]["question"] == ABSTAINED.question
    assert again is None
    assert marked["turns"]["0"]["verdict"] == "wrong"
    assert marked["number"] > first["number"]


def test_a_turn_that_is_replaced_is_kept_no_longer() -> None:
    old = ChatTurn("tea", ABSTAINED)
    talk = _talk(old)
    _told(talk)
    old.replaced = True
    talk.turns.append(ChatTurn("tea?", ANSWERED))

    told = _told(talk)

    assert told["turns"]["0"] is None
    assert told["turns"]["1"]["question"] == "tea?"
    assert told["title"] == "tea?"


def test_what_is_still_written_is_not_kept() -> None:
    turn = ChatTurn("grow", ANSWERED, quotes=ANSWERED, writing=True)

    assert settled_turn(turn) is None
    assert _told(_talk(turn)) is None


@pytest.mark.parametrize("answer", [ANSWERED, ABSTAINED, DIFFERING])
def test_an_answer_comes_back_as_it_was(answer: Any) -> None:
    whole = replace(answer, claims=answer.claims)
    sent = _sent(_talk(ChatTurn(answer.question, whole, quotes=whole)))

    saved = read_saved(sent)
    talk, _, status = _restored(sent, ScriptedService())

    assert saved.turns[0].question == answer.question
    assert [turn.question for turn in talk.turns] == [answer.question]
    assert keep_texts.conversation_restored(1, 0, 0).split(".")[0] in status


def test_what_was_asked_while_the_page_was_loading_comes_behind_what_is_got_back() -> None:
    sent = _sent(_talk(ChatTurn("tea", ABSTAINED)))
    talk = _talk(ChatTurn("Who?", ANSWERED, quotes=ANSWERED))

    back = ConversationEvents(ScriptedService(), FairQueue(1), complete_finder()).restore(
        _event(saved=sent, loading=True), talk
    )

    assert [turn.question for turn in talk.turns] == ["tea", "Who?"]
    assert list(json.loads(back.kept)["turns"]) == ["0", "1"]
    assert json.loads(back.kept)["left"] is None


@pytest.mark.parametrize("model", ["", "Quill"])
def test_what_is_still_sought_when_another_is_got_back_is_kept_as_stopped(model: str) -> None:
    sent = _sent(_talk(ChatTurn("tea", ABSTAINED)))
    talk = _talk(ChatTurn("safe", ANSWERED), ChatTurn("Who?", model=model))
    keeping = ConversationEvents(ScriptedService(), FairQueue(1), complete_finder())
    keeping.acknowledge(_event(number=_told(talk)["number"]), talk)

    back = keeping.restore(_event(saved=sent, id="ab12"), talk)

    told = json.loads(back.kept)
    assert [turn.question for turn in talk.turns] == ["tea"]
    assert told["turns"] == {}
    assert list(told["left"]["turns"]) == ["1"]
    assert told["left"]["turns"]["1"]["error"] == written_texts.STOPPED_EARLY
    assert told["left"]["title"] == "safe"


@pytest.mark.parametrize(("sent", "told"), [("ab12", "ab12"), ("<b>", None), ("", None)])
def test_the_browser_is_told_from_when_on_all_is_of_another_conversation(
    sent: str, told: str | None
) -> None:
    talk = _talk(ChatTurn("tea", ABSTAINED))

    back = ConversationEvents(ScriptedService(), FairQueue(1), complete_finder()).start_new(
        _event(id=sent), talk
    )

    assert json.loads(back.kept)["begins"] == told
    assert json.loads(back.kept)["turns"] == {}


def test_words_that_stand_there_no_longer_are_no_quote_any_more() -> None:
    sent = _sent(_talk(ChatTurn("safe", ANSWERED, quotes=ANSWERED)))
    changed = Document(HARM.provenance, HARM.text.replace(SECOND.quote.exact, "It is closed."))
    desk = ScriptedService(library=(changed,))

    talk, drawn, status = _restored(sent, desk)

    cited = [one for number in talk.numbered_citations(0).values() for one in [number.quote.exact]]
    assert SECOND.quote.exact not in cited
    assert "no longer" in status
    assert talk.turns[0].answer is not None
    assert any("no longer" in str(notice) for notice in talk.turns[0].answer.notices)
    assert phrases.NOTICE in drawn


def test_a_forged_quote_or_speaker_is_never_shown() -> None:
    told = json.loads(_sent(_talk(ChatTurn("safe", ANSWERED, quotes=replace(ANSWERED)))))
    for answer in (told["turns"][0]["answer"], told["turns"][0]["quotes"]):
        cited = answer["claims"][0]["citations"][0]
        cited["speaker"] = "Forged Speaker"
        answer["claims"][1]["citations"][0]["exact"] = "The bridge is gold."
        answer["claims"][1]["text"] = "The bridge is gold."

    _, drawn, _ = _restored(json.dumps(told))

    assert "Forged Speaker" not in drawn
    assert "The bridge is gold." not in drawn


@pytest.mark.parametrize(
    "sent", ["", "{", "[]", '{"version": 2}', '{"version": 1, "turns": [1]}', "x" * 11_000_000]
)
def test_what_cannot_be_read_changes_nothing_and_is_told(sent: str) -> None:
    talk = _talk(ChatTurn("tea", ABSTAINED))

    back = ConversationEvents(ScriptedService(), FairQueue(1), complete_finder()).restore(
        _event(saved=sent), talk
    )

    assert [turn.question for turn in talk.turns] == ["tea"]
    assert "cannot be shown" in text_of(back.status)
    assert not isinstance(back.chat, str)


def test_without_a_library_nothing_is_got_back() -> None:
    sent = _sent(_talk(ChatTurn("tea", ABSTAINED)))

    with pytest.raises(OnRecordError):
        UnavailableService("shut").documents  # noqa: B018 - it raises
    _, _, status = _restored(sent, UnavailableService("It is shut."))  # type: ignore[arg-type]

    assert "It is shut" in status


def test_a_new_conversation_ends_what_is_under_way() -> None:
    turn = ChatTurn("endless", ANSWERED, quotes=ANSWERED, writing=True)
    talk = _talk(turn)

    back = ConversationEvents(ScriptedService(), FairQueue(1), complete_finder("Why?")).start_new(
        _event(id="ab12"), talk
    )

    left = json.loads(back.kept)["left"]
    assert left["title"] == "endless"
    assert left["turns"]["0"]["note"] == written_texts.STOPPED
    assert talk.turns == []
    assert turn.stop.is_set()
    assert "Why?" in text_of(back.chat)
    assert talk.history(turn) == ()


@pytest.mark.parametrize("form", list(ExportFormat))
def test_a_conversation_is_taken_along_in_every_form_with_its_references(
    form: ExportFormat,
) -> None:
    talk = _talk(
        ChatTurn("safe", ANSWERED), ChatTurn("written", WRITTEN), ChatTurn("tea", ABSTAINED)
    )

    parcel, status = ConversationEvents(ScriptedService(), FairQueue(1), complete_finder()).export(
        _event(form=form.value), talk
    )

    told = json.loads(parcel)
    assert told["name"].startswith("on-record-")
    assert str(SECOND.span.start) in told["text"]
    assert str(SECOND.span.end) in told["text"]
    assert "Mayor" in told["text"]
    assert "2024" in told["text"]
    assert keep_texts.FORMS[form][0] in text_of(status)


@pytest.mark.parametrize("form", ["pdf", None, 7, HOSTILE])
def test_a_form_that_is_none_gives_nothing(form: object) -> None:
    talk = _talk(ChatTurn("safe", ANSWERED))

    parcel, status = ConversationEvents(ScriptedService(), FairQueue(1), complete_finder()).export(
        _event(form=form), talk
    )

    assert not isinstance(parcel, str)
    assert keep_texts.TAKE_NOTHING in text_of(status)


def test_a_long_question_is_a_short_title() -> None:
    kept = settled_turn(ChatTurn("why " * 100, ABSTAINED))

    assert kept
    assert len(conversation_title([kept])) <= 80
    assert conversation_title([]) == ""


def test_what_a_turn_kept_is_what_the_command_line_would_read() -> None:
    kept = settled_turn(ChatTurn("safe", ANSWERED))

    assert kept
    assert SavedTurn.of(kept).question == "safe"
