"""What is held against an answer, and what of it makes a case fail."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from evals.report.case_failures import CaseFailure, case_failures, has_failed, missed_points
from tests.evals.outcomes import outcome, place, quote
from tests.evals.strategies import outcomes

if TYPE_CHECKING:
    from evals.cases.outcome import Outcome

GOLD = place(0, 10, speaker="Orsolya Kemp", role="author", context=(0, 12))
RIGHT: dict[str, Any] = {"speaker": "Kemp", "role": "author"}


def _told(one: Outcome) -> list[tuple[str, bool]]:
    return [(fault.words, fault.is_grave) for fault in case_failures(one)]


def test_nothing_is_held_against_a_right_answer_or_a_right_silence() -> None:
    assert case_failures(outcome(GOLD, shown=[quote(0, 12, **RIGHT)])) == ()
    assert case_failures(outcome(nearest_stand=(True,))) == ()


@pytest.mark.parametrize(
    ("shown", "words", "grave"),
    [
        ({"stands": False}, "does not stand at its place in the source", True),
        ({"known_truly": False}, "says of its source what is not so", True),
        ({"whole": False}, "is not whole sentences", True),
        ({"end": 11}, "cuts off what it hangs on", True),
        ({"speaker": "B. Vane"}, "is given to B. Vane, but is Orsolya Kemp’s", True),
        ({"speaker": None}, "is given to nobody by name, but is Orsolya Kemp’s", False),
        ({"role": "quoted"}, "is shown as quoted, but is author", True),
    ],
)
def test_each_quote_is_held_to_what_the_case_says(
    shown: dict[str, Any], words: str, *, grave: bool
) -> None:
    wrong = quote(**{"start": 0, "end": 12, **RIGHT, **shown})

    found = _told(outcome(GOLD, shown=[quote(0, 12, **RIGHT), wrong]))

    assert found == [(f"quote 2 {words}", grave)]


def test_where_nobody_is_named_naming_somebody_misleads() -> None:
    one = outcome(
        place(0, 10, speaker=None, role="commenter"), shown=[quote(0, 10, speaker="B. Vane")]
    )

    assert _told(one) == [
        ("quote 1 is given to B. Vane, but is somebody unnamed (commenter)’s", True)
    ]


def test_words_that_stand_nowhere_are_not_called_parts_of_sentences_too() -> None:
    found = case_failures(outcome(GOLD, shown=[quote(0, 12, stands=False, whole=False, **RIGHT)]))

    assert not any("whole sentences" in fault.words for fault in found)


def test_words_that_stand_nowhere_make_no_point() -> None:
    told = _told(outcome(GOLD, shown=[quote(0, 12, stands=False, **RIGHT)]))

    assert ("nothing of what it shows answers the question", True) in told


def test_a_passage_shown_as_near_stands_at_its_place() -> None:
    assert _told(outcome(nearest_stand=(True, False))) == [
        ("a passage shown as near does not stand at its place", True)
    ]


def test_an_answer_where_there_is_none_and_a_silence_where_there_is_one_are_grave() -> None:
    assert _told(outcome(shown=[quote(0, 5)])) == [
        ("it answers, though the documents do not", True)
    ]
    assert _told(outcome(GOLD)) == [("it is silent, though the documents answer", True)]


def test_a_point_is_made_by_half_of_any_of_its_places() -> None:
    points = [(place(0, 10), place(20, 40)), (place(50, 61),)]

    assert missed_points(outcome(*points, shown=[quote(0, 5), quote(50, 55)])) == (
        "point 1",
    )  # 5 of 11
    assert missed_points(outcome(*points, shown=[quote(30, 40), quote(50, 56)])) == ()
    assert missed_points(outcome(*points, shown=[quote(0, 4), quote(20, 29)])) == (
        "point 0",
        "point 1",
    )


def test_a_point_that_no_case_puts_into_words_is_told_by_its_first_place() -> None:
    one = outcome(place(0, 10, text="It rained."))
    unsaid = one.case.model_copy(
        update={"gold": tuple(point.model_copy(update={"says": ""}) for point in one.case.gold)}
    )

    assert missed_points(replace(one, case=unsaid)) == ("“It rained.”",)


def test_one_point_missed_is_slight_and_all_of_them_are_grave() -> None:
    points = [place(0, 10), place(20, 40)]

    assert _told(outcome(*points, shown=[quote(0, 10)])) == [("it misses: point 1", False)]
    assert _told(outcome(*points, shown=[quote(80, 90)])) == [
        ("nothing of what it shows answers the question", True),
        ("it misses: point 0", False),
        ("it misses: point 1", False),
    ]


def test_stale_gold_is_no_failure() -> None:
    one = outcome(GOLD, shown=[quote(0, 5, stands=False)], stale="other words stand there")

    assert case_failures(one) == ()
    assert not has_failed(one)


@given(outcomes())
def test_a_case_fails_where_something_grave_is_told_and_grave_things_come_first(
    one: Outcome,
) -> None:
    found = case_failures(one)

    assert has_failed(one) is any(fault.is_grave for fault in found)
    assert sorted(found, key=lambda fault: not fault.is_grave) == list(found)
    assert all(isinstance(fault, CaseFailure) and fault.words for fault in found)
