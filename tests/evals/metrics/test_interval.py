"""Figures with their intervals, by hand and against SciPy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import bootstrap as scipy_bootstrap

from evals.metrics.interval import Estimate, bootstrap, estimate, paired_difference

if TYPE_CHECKING:
    from collections.abc import Sequence

_VALUES = st.lists(st.floats(0, 1, width=32), min_size=1, max_size=30)
_FEW = st.lists(st.integers(0, 8).map(lambda eighths: eighths / 8), min_size=1, max_size=8)


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _highest(values: Sequence[float]) -> float | None:
    return max(values, default=None)


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


@pytest.mark.parametrize("seed", range(3))
def test_the_interval_is_scipy_s_percentile_bootstrap(seed: int) -> None:
    values = np.random.default_rng(seed).beta(2, 1, 60)
    theirs = scipy_bootstrap((values,), np.mean, method="percentile", n_resamples=4000, rng=seed)

    found = estimate(list(values))

    # Two bootstraps differ by chance: here by a tenth of their width at most.
    width = theirs.confidence_interval.high - theirs.confidence_interval.low
    assert found.low == pytest.approx(theirs.confidence_interval.low, abs=width / 10)
    assert found.high == pytest.approx(theirs.confidence_interval.high, abs=width / 10)


@settings(max_examples=20)
@given(_FEW, st.data())
def test_a_mean_is_resampled_as_any_statistic_is(values: list[float], data: st.DataObject) -> None:
    some = st.lists(st.sampled_from("abc"), min_size=len(values), max_size=len(values))
    clusters = data.draw(st.none() | some)

    found, mean = bootstrap(values, _mean, clusters), estimate(values, clusters)

    assert found is not None
    assert (found.mean, found.low, found.high) == pytest.approx((mean.mean, mean.low, mean.high))
    assert found.count == mean.count == len(values)


def test_what_is_no_mean_is_resampled_too() -> None:
    found = bootstrap([0.1] * 9 + [0.7], _highest)

    # The one .7 is missed by (9 / 10) ** 10 = 35 % of the resamples.
    assert found == Estimate(0.7, 0.1, 0.7, 10)


def test_an_undefined_statistic_has_no_interval() -> None:
    assert bootstrap([], _mean) is None
    assert bootstrap([1.0], lambda _: None) is None


def test_resamples_in_which_it_is_undefined_are_left_out() -> None:
    def share(values: Sequence[float]) -> float | None:
        return _mean([one for one in values if one >= 0])  # None where only -1 was drawn

    assert bootstrap([-1.0, 0.5], share) == Estimate(0.5, 0.5, 0.5, 2)


def test_a_difference_pairs_each_item_with_itself() -> None:
    before = [0.0, 0.9, 0.3, 0.5, 0.1]
    after = [one + 0.1 for one in before]

    found = paired_difference(before, after, _mean)

    # Each case gained .1: drawn in pairs there is nothing to vary, however much the cases do.
    assert found is not None
    assert (found.mean, found.low, found.high) == pytest.approx((0.1, 0.1, 0.1))


@settings(max_examples=20)
@given(_FEW, st.data())
def test_a_difference_turned_round_changes_its_sign(
    before: list[float], data: st.DataObject
) -> None:
    after = data.draw(st.permutations(before))

    there, back = paired_difference(before, after, _mean), paired_difference(after, before, _mean)

    assert there is not None
    assert back is not None
    assert (there.mean, there.low, there.high) == pytest.approx(
        (-back.mean, -back.high, -back.low), abs=1e-9
    )


def test_a_difference_of_means_is_the_mean_of_the_differences() -> None:
    before, after = [0.2, 0.4, 0.9, 0.1], [0.3, 0.1, 1.0, 0.9]

    found = paired_difference(before, after, _mean)
    alone = estimate([b - a for a, b in zip(before, after, strict=True)])

    assert found is not None
    assert (found.mean, found.low, found.high) == pytest.approx((alone.mean, alone.low, alone.high))


def test_the_difference_of_a_statistic_that_is_no_mean() -> None:
    found = paired_difference([0.1, 0.2], [0.5, 0.2], _highest)

    # Drawn are both (.5 - .2), the first twice (.5 - .1), the second twice (.2 - .2).
    assert found is not None
    assert (found.mean, found.low, found.high) == pytest.approx((0.3, 0.0, 0.4))


def test_items_that_cannot_be_paired_are_refused() -> None:
    with pytest.raises(ValueError, match="3 and 2 items cannot be paired"):
        paired_difference([0.1, 0.2, 0.3], [0.1, 0.2], _mean)


def test_without_items_there_is_no_difference() -> None:
    assert paired_difference([], [], _mean) is None


def test_a_difference_from_or_to_what_is_undefined_is_none() -> None:
    def known(values: Sequence[float]) -> float | None:
        return _mean([one for one in values if one >= 0])

    assert paired_difference([-1.0], [0.5], known) is None
    assert paired_difference([0.5], [-1.0], known) is None


def test_a_table_shows_a_loss_without_the_zero_too() -> None:
    assert str(Estimate(-0.05, -0.1, 0.02, 9)) == "-.050 [-.100, .020]"
    assert str(Estimate(-1.5, -10.5, 10.25, 9)) == "-1.500 [-10.500, 10.250]"
