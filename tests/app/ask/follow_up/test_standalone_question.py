"""Follow-ups by rules: what leans on the talk gets what it lacks, what stands alone is left."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ask.follow_up.standalone_question import depends_on_previous_turn, standalone_question
from index.question.addressee import parse_target
from tests.app.ask.follow_up.invented import library, turn

LIMIT = 2_000  # characters that a desk takes
BRIDGE = turn("Why was the bridge closed?")
KEMP = turn("What does Kemp say about the cost of the bridge?", "Orsolya Kemp", "Jordan Holm")
words = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300)
follow_ups = st.one_of(
    words,
    st.sampled_from(["why?", "and the other one?", "And in 2025?", "more", "what about Vane?"]),
)


@pytest.mark.parametrize(
    "question",
    [
        "why?",
        "Why not?",
        "in which year was that?",
        "who says so?",
        "really?",
        "How much?",
        "and the mayor?",
        "And in 2025?",
        "did it work?",
        "Does anyone disagree?",
        "and what does Austin Rye say?",
        "What does Vane think?",
        "the second one",
        "And what should he do once the fence is gone?",
        "which of them went back on its word?",
        "Are the divers still there?",
        "tell me more",
        "What about Vane?",
        "and where did he get that from?",
        "Does Holm get that right?",
    ],
)
def test_a_follow_up_leans_on_the_talk(question: str) -> None:
    assert depends_on_previous_turn(question, library())
    assert "bridge" in standalone_question(question, [BRIDGE], library())


@pytest.mark.parametrize(
    "question",
    [
        "What does the essay say about the insurance of the pier?",
        "Is it true that the town took a loan until 2034?",
        "Who wants the ferry back?",
        "Did the mayor say that he never got a warning?",
        "And what does Austin Rye say about the petition?",
        "How long did it take to build the fence?",
    ],
)
def test_a_question_with_its_own_subject_does_not_drag_the_old_one_along(question: str) -> None:
    assert standalone_question(question, [BRIDGE], library()) == question


def test_the_other_one_is_who_was_not_asked() -> None:
    found = standalone_question("and what does the other one say?", [KEMP], library())

    assert parse_target(found, library().speakers).speakers == ("Jordan Holm",)
    assert "cost of the bridge" in found


def test_the_latter_is_the_second_of_two() -> None:
    found = standalone_question(
        "What does the latter say?", [turn("Do Kemp and Vane agree on the piles?")], library()
    )

    assert parse_target(found, library().speakers).speakers == ("J.D. Vane",)


def test_another_speaker_takes_the_place_of_the_one_asked() -> None:
    found = standalone_question("what about Vane?", [KEMP], library())

    assert found == "What does Vane say about the cost of the bridge?"


def test_another_year_takes_the_place_of_the_one_asked() -> None:
    before = turn("How many people crossed in 2022?")

    assert (
        standalone_question("And in 2021?", [before], library())
        == "How many people crossed in 2021?"
    )


def test_whoever_disagrees_is_not_the_one_asked_before() -> None:
    found = standalone_question("Does anyone disagree with that?", [KEMP], library())

    assert not parse_target(found, library().speakers)


def test_more_is_the_same_question_again() -> None:
    assert standalone_question("tell me more", [BRIDGE], library()) == BRIDGE.question


def test_what_was_searched_for_is_what_a_later_turn_goes_on_from() -> None:
    before = turn("why?", search_query="why — why was the fence built?")

    assert "fence" in standalone_question("when was that?", [BRIDGE, before], library())


@given(words)
def test_without_history_every_question_is_left_as_it_is(question: str) -> None:
    assert standalone_question(question, [], library()) == question


@given(follow_ups, words.filter(str.strip))
def test_what_comes_of_any_text_is_never_too_long(question: str, before: str) -> None:
    found = standalone_question(question, [turn(before), KEMP], library())

    assert len(found) <= LIMIT


@given(follow_ups, st.integers(2, 12))
def test_a_long_talk_makes_no_long_question(question: str, turns: int) -> None:
    history = [BRIDGE]
    for _ in range(turns):
        found = standalone_question(question, history, library())
        history.append(turn(question or "why?", search_query=found))

    assert len(history[-1].search_query or "") <= LIMIT


def test_its_own_results_need_nothing_more() -> None:
    for question in ("why?", "Who says so?", "in which year was that?", "what about Vane?"):
        found = standalone_question(question, [KEMP], library())

        assert standalone_question(found, [KEMP], library()) == found
