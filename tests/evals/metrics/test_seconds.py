"""Seconds, against numpy."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.metrics.metric import figure
from evals.metrics.seconds import METRICS, percentile, seconds
from tests.evals.outcomes import outcome


@given(st.lists(st.floats(0, 60), min_size=1, max_size=20), st.integers(0, 100))
def test_a_percentile_is_numpy_s(values: list[float], rank: int) -> None:
    found = percentile([(value,) for value in values], rank=rank)

    assert found == pytest.approx(float(np.percentile(values, rank, method="linear")))


def test_between_two_values_it_is_linear() -> None:
    values = [(1.0,), (2.0,), (3.0,), (5.0,)]

    assert percentile(values, rank=50) == 2 + 0.5 * (3 - 2)
    # .95 * (4 - 1) = 2.85 steps from the first: .85 of the way from 3 to 5.
    assert percentile(values, rank=95) == pytest.approx(3 + 0.85 * (5 - 3))
    assert percentile([], rank=50) is None


def test_what_was_not_measured_is_left_out_and_counted() -> None:
    found = figure(METRICS[0], [outcome(seconds=1.0), outcome(), outcome(seconds=3.0)])

    assert found.estimate is not None
    assert (found.estimate.mean, found.estimate.count, found.undefined) == (2.0, 2, 1)


def test_time_is_shown_and_not_held_to_and_less_is_better() -> None:
    assert {(one.is_gated, one.higher_is_better) for one in METRICS} == {(False, False)}
    assert METRICS[0].goodness((2.0,)) < METRICS[0].goodness((1.0,))
    assert seconds(outcome(seconds=0.0)) == (0.0,)
