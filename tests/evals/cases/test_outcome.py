"""Outcomes, and the records that a run keeps of them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from evals.cases.outcome import Outcome
from tests.evals.outcomes import outcome, place, quote, stretch
from tests.evals.strategies import outcomes


@given(outcomes())
def test_an_outcome_comes_back_from_its_record_through_json(one: Outcome) -> None:
    assert Outcome.from_record(json.loads(json.dumps(one.as_record()))) == one


def test_a_record_keeps_the_case_as_its_line_gave_it() -> None:
    record = outcome(place(0, 4), case={"provenance": {"d": {"author": None}}}).as_record()

    assert record["case"]["provenance"] == {"d": {"author": None}}
    assert "near_miss" not in record["case"]


def test_a_record_that_lacks_a_field_or_has_one_too_many_is_refused() -> None:
    record = outcome(place(0, 4)).as_record()

    with pytest.raises(KeyError):
        Outcome.from_record({name: it for name, it in record.items() if name != "shown"})
    with pytest.raises(TypeError):
        Outcome.from_record({**record, "score": 1})


def test_silent_is_who_claims_nothing_whatever_is_shown_as_near() -> None:
    assert outcome(nearest_stand=(True,)).silent
    assert not outcome(place(0, 4), shown=[quote(0, 4)]).silent


@pytest.mark.parametrize(
    ("other", "touch"), [((0, 5), False), ((0, 6), True), ((9, 12), True), ((10, 12), False)]
)
def test_stretches_touch_where_they_share_a_character(other: tuple[int, int], touch: bool) -> None:  # noqa: FBT001 - a row of the table
    one = stretch(5, 10)

    assert one.touches(stretch(*other)) is touch
    assert stretch(*other).touches(one) is touch
    assert bool(one.characters() & stretch(*other).characters()) is touch


def test_stretches_of_two_documents_do_not_touch() -> None:
    assert not stretch(0, 9, "a").touches(stretch(0, 9, "b"))
