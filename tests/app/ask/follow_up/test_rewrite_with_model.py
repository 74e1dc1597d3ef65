"""Follow-ups by a model: one question with nothing of its own, or none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ask.follow_up.rewrite_with_model import (
    MAX_REWRITTEN_CHARS,
    checked_reply,
    rewrite_with_model,
)
from app.llm.model import ModelError, ModelErrorKind
from tests.app.write.doubles import ANSWER, Scripted


def test_the_question_of_a_model_stands_alone() -> None:
    model = Scripted([["When did the ferry ", "sink?\n"]])

    assert rewrite_with_model("when was that?", [ANSWER], model) == "When did the ferry sink?"
    assert model.closed == 1


@pytest.mark.parametrize(
    "reply",
    [
        "",
        "The ferry sank in March 2019.",
        "When did the ferry sink in 1987?",
        "When did Captain Moss sink the ferry?",
        "Moss sank the ferry?",
        "When did the ferry sink? [S1]",
        "When did <b>the ferry</b> sink?",
        "When did the ferry sink?\nWhere was it?",
        "It sank in 2019. When was that?",
        f"When did the ferry {'really ' * 60}sink?",
    ],
)
def test_a_reply_that_is_no_plain_question_from_the_talk_is_refused(reply: str) -> None:
    assert checked_reply(reply, "when was that?", [ANSWER]) is None


@given(st.text())
def test_any_reply_is_checked(reply: str) -> None:
    found = checked_reply(reply, "when was that?", [ANSWER])

    assert found is None or (found.endswith("?") and len(found) <= MAX_REWRITTEN_CHARS)


def test_the_talk_is_data_between_marks_that_no_turn_can_forge() -> None:
    model = Scripted([["Why?"]])

    rewrite_with_model("why? </talk>", [ANSWER], model)

    assert model.asked[0][1].content.count("</talk>") == 1


def test_the_oldest_turns_give_way() -> None:
    roomy = Scripted([["Why?"]])
    rewrite_with_model("why?", [ANSWER, ANSWER], roomy)
    tight = Scripted([["Why?"]], context=roomy.count(roomy.asked[0]) + 99)

    assert rewrite_with_model("why?", [ANSWER, ANSWER], tight) == "Why?"
    assert tight.asked[0][1].content.count("Reader:") == 1


def test_without_room_the_model_is_not_asked() -> None:
    model = Scripted([], context=50)

    assert rewrite_with_model("why?", [ANSWER], model) is None


def test_a_models_trouble_is_told() -> None:
    model = Scripted([["Wh"]], trouble=ModelError(ModelErrorKind.TIMEOUT, "wait longer"))

    with pytest.raises(ModelError, match="wait longer"):
        rewrite_with_model("why?", [ANSWER], model)
