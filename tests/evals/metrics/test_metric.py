"""What makes a figure of the cases' values."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.metrics.metric import Metric, case_ratio, figure, first_value, mean, ratio
from tests.evals.outcomes import outcome

_COUNTS = st.lists(
    st.integers(1, 9).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))),
    min_size=1,
    max_size=12,
)
SURE = Metric("sure", "Sure", lambda one: None if one.confidence is None else (one.confidence,))


def test_a_mean_weighs_cases_and_a_ratio_what_is_in_them() -> None:
    values = [(1.0, 1.0), (0.0, 9.0)]

    assert mean(values) == 0.5
    assert ratio(values) == 1 / 10


@given(_COUNTS)
def test_a_ratio_lies_between_the_cases_own(counts: list[tuple[int, int]]) -> None:
    shares = [case_ratio(count) for count in counts]
    pooled = ratio(counts)

    assert pooled is not None
    assert min(shares) - 1e-9 <= pooled <= max(shares) + 1e-9


def test_without_values_or_a_whole_there_is_no_figure() -> None:
    assert mean([]) is None
    assert ratio([]) is None
    assert ratio([(0.0, 0.0)]) is None


def test_a_case_s_own_figure() -> None:
    assert first_value((0.3, 7.0)) == 0.3
    assert case_ratio((3.0, 4.0)) == 0.75
    assert case_ratio((0.0, 0.0)) == 0.0


def test_the_undefined_is_left_out_and_counted_never_zero() -> None:
    found = figure(SURE, [outcome(confidence=0.4), outcome(), outcome(confidence=0.8), outcome()])

    assert found.estimate is not None
    assert found.estimate.mean == pytest.approx(0.6)  # were it 0, .3
    assert (found.estimate.count, found.undefined) == (2, 2)


def test_where_all_is_undefined_there_is_no_estimate() -> None:
    found = figure(SURE, [outcome(), outcome()])

    assert (found.estimate, found.undefined) == (None, 2)


def test_stale_cases_are_neither_values_nor_undefined() -> None:
    stale = replace(outcome(confidence=0.0), stale="other words stand there now")

    found = figure(SURE, [outcome(confidence=0.4), stale, replace(outcome(), stale="gone")])

    assert found.estimate is not None
    assert (found.estimate.mean, found.estimate.count, found.undefined) == (0.4, 1, 0)
