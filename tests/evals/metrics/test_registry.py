"""All metrics together."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from evals.metrics.registry import METRICS
from tests.evals.outcomes import outcome, place, quote
from tests.evals.strategies import outcomes

if TYPE_CHECKING:
    from evals.cases.outcome import Outcome

BY_KEY = {metric.key: metric for metric in METRICS}
_RETRIEVAL = ("hits_1", "hits_5", "hits_10", "mrr_10", "ndcg_10")
_OPPOSITE = {"calibration_error", "falsely_answered", "wrongly_rejected", "false_answers_at_90"}


def _ranks(**given: object) -> list[float | None]:
    one = outcome(place(0, 5), **given)
    values = [BY_KEY[key].values(one) for key in _RETRIEVAL]
    return [value[0] if value else None for value in values]


def test_no_key_and_no_name_stands_twice() -> None:
    assert len(BY_KEY) == len(METRICS)
    assert len({metric.name for metric in METRICS}) == len(METRICS)


@settings(max_examples=40)
@given(outcomes())
def test_every_metric_of_any_outcome_is_undefined_or_a_figure_in_its_range(one: Outcome) -> None:
    for metric in METRICS:
        value = metric.values(one)
        pooled = metric.aggregate([value]) if value is not None else None
        if pooled is not None and not metric.key.startswith("seconds"):
            assert 0.0 <= pooled <= 1.0
            assert value is not None
            assert math.isfinite(metric.goodness(value))


def test_a_perfect_answer_is_perfect_everywhere() -> None:
    answered = outcome(
        place(0, 10, speaker="Kemp", context=(0, 10)),
        shown=[quote(0, 10, speaker="Kemp")],
        case={
            "kind": "views",
            "provenance": {"d": {"author": None}},
            "faithful": ["words 0 to 10"],
        },
        confidence=1.0,
        mode="written",
        hits=(True, False),
        relevant=1,
    )
    silent = outcome(confidence=0.0)

    for metric in METRICS:
        values = [value for one in (answered, silent) if (value := metric.values(one)) is not None]
        if metric.key not in {"with_cause", "seconds_p50", "seconds_p95"}:
            assert metric.aggregate(values) == (0.0 if metric.key in _OPPOSITE else 1.0), metric.key


def test_lower_is_better_where_a_perfect_answer_has_zero() -> None:
    assert {one.key for one in METRICS if not one.higher_is_better} == {
        *_OPPOSITE,
        "seconds_p50",
        "seconds_p95",
    }


def test_promises_are_what_no_case_may_break_and_time_is_nothing_to_be_held_to() -> None:
    assert {one.key for one in METRICS if one.is_promise} == {"exactness", "context", "provenance"}
    assert {one.key for one in METRICS if not one.is_gated} == {"seconds_p50", "seconds_p95"}


def test_a_passage_with_gold_at_rank_two_and_another_that_was_missed() -> None:
    # DCG 1 / log2(3); ideal 1 / log2(2) + 1 / log2(3), for two passages hold gold.
    gain = 1 / math.log2(3)

    found = _ranks(hits=(False, True, False), relevant=2)

    assert found == [0.0, 1.0, 1.0, 0.5, pytest.approx(gain / (1 + gain))]


def test_a_case_whose_gold_was_not_found_is_zero_and_one_that_no_passage_holds_undefined() -> None:
    assert _ranks(hits=(False,), relevant=1) == [0.0] * 5
    assert _ranks(relevant=1) == [0.0] * 5
    assert _ranks(hits=(False,), relevant=0) == [None] * 5


def test_confidence_that_tells_answerable_from_unanswerable() -> None:
    sure = [replace(outcome(place(0, 5)), confidence=it) for it in (0.9, 0.6)]
    unsure = [outcome(confidence=it) for it in (0.7, 0.2)]
    values = [(one.confidence or 0.0, float(bool(one.points))) for one in (*sure, *unsure)]
    metric = BY_KEY["silence_auroc"]

    assert [metric.values(one) for one in (*sure, *unsure)] == values
    assert metric.aggregate(values) == 3 / 4  # only .6 against .7 is the wrong way round
    assert metric.aggregate(values[:2]) is None
    assert BY_KEY["false_answers_at_90"].aggregate(values) == 1 / 2  # both need .6, as .7 has too
