"""A mean with its interval."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.interval import Estimate, estimate

_VALUES = st.lists(st.floats(0, 1, width=32), min_size=1, max_size=30)


def test_values_that_are_all_alike_have_no_width() -> None:
    found = estimate([0.25] * 8)

    assert (found.mean, found.low, found.high, found.count) == (0.25, 0.25, 0.25, 8)


@given(_VALUES)
def test_the_interval_lies_within_the_values(values: list[float]) -> None:
    found = estimate(values)

    assert found.mean == pytest.approx(sum(values) / len(values))
    assert min(values) - 1e-9 <= found.low <= found.high <= max(values) + 1e-9


def test_the_mean_lies_inside_the_interval() -> None:
    found = estimate([0.0, 1.0] * 50)  # mean 0.5, standard error 0.05

    assert found.mean == 0.5
    assert found.low == pytest.approx(0.5 - 1.96 * 0.05, abs=0.02)
    assert found.high == pytest.approx(0.5 + 1.96 * 0.05, abs=0.02)


def test_values_that_go_together_say_less_than_as_many_that_do_not() -> None:
    values = [0.0] * 50 + [1.0] * 50
    alone = estimate(values)
    together = estimate(values, [number // 10 for number in range(100)])  # ten clusters of ten

    assert together.mean == alone.mean == 0.5
    assert together.high - together.low > 2 * (alone.high - alone.low)


def test_a_cluster_a_value_is_no_cluster_at_all() -> None:
    values = [0.1, 0.9, 0.4, 0.4]

    assert estimate(values, "abcd") == estimate(values)


def test_one_cluster_has_no_width_since_nothing_else_can_be_drawn() -> None:
    found = estimate([0.0, 1.0], ["a", "a"])

    assert (found.low, found.mean, found.high) == (0.5, 0.5, 0.5)


def test_the_same_values_give_the_same_interval() -> None:
    assert estimate([0.0, 0.5, 1.0]) == estimate([0.0, 0.5, 1.0])


def test_without_values_there_is_no_mean() -> None:
    with pytest.raises(ValueError, match="no values"):
        estimate([])


def test_a_table_shows_no_zero_before_the_point() -> None:
    assert str(Estimate(0.447, 0.42, 0.471, 9)) == ".447 [.420, .471]"
    assert str(Estimate(1.0, 0.0, 1.0, 9)) == "1.000 [.000, 1.000]"
