"""Calibration, by hand and against scikit-learn and numpy."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.calibration import calibration_curve

from evals.metrics.calibration import (
    CalibrationBin,
    calibration_error,
    confidence_and_label,
    confidence_in_truth,
    reliability_bins,
)
from tests.evals.outcomes import outcome, place

# Off the edges of the bins, where scikit-learn puts a value into the bin below.
_SURE = st.integers(0, 199).map(lambda step: (step + 0.5) / 200)
_VALUES = st.lists(st.tuples(_SURE, st.sampled_from([0.0, 1.0])), min_size=1, max_size=40)


@given(_VALUES)
def test_the_bins_are_those_of_scikit_learn(values: list[tuple[float, float]]) -> None:
    truth, told = [value[1] for value in values], [value[0] for value in values]
    shares, means = calibration_curve(np.array(truth), np.array(told), n_bins=10)

    bins = reliability_bins(values)

    assert [one.answerable for one in bins] == pytest.approx(list(shares))
    assert [one.confidence for one in bins] == pytest.approx(list(means))
    counts, _ = np.histogram(told, bins=10, range=(0.0, 1.0))
    assert [one.count for one in bins] == [count for count in counts if count]


@given(_VALUES)
def test_the_error_lies_between_the_whole_gap_and_one(values: list[tuple[float, float]]) -> None:
    whole = abs(sum(sure - so for sure, so in values)) / len(values)
    error = calibration_error(values)

    assert error is not None
    assert whole - 1e-9 <= error <= 1.0


def test_two_bins_by_hand() -> None:
    values = [(0.12, 0.0), (0.18, 1.0), (0.9, 1.0), (0.94, 1.0)]

    low, high = reliability_bins(values)

    assert (low.count, high.count) == (2, 2)
    assert (low.confidence, high.confidence) == pytest.approx((0.15, 0.92))
    assert (low.answerable, high.answerable) == (0.5, 1.0)
    # |.5 - .15| * 2 / 4 + |1 - .92| * 2 / 4
    assert calibration_error(values) == pytest.approx(0.35 * 0.5 + 0.08 * 0.5)


def test_an_edge_belongs_to_the_bin_above_and_one_to_the_last() -> None:
    edges = [step / 10 for step in range(11)]

    found = reliability_bins([(edge, 1.0) for edge in edges])

    assert [one.count for one in found] == [1] * 9 + [2]  # .9 and 1 share the last
    assert found[0] == CalibrationBin(1, 0.0, 1.0)


def test_who_is_sure_of_what_is_so_has_no_error_and_of_the_contrary_all() -> None:
    assert calibration_error([(1.0, 1.0), (0.0, 0.0)]) == 0.0
    assert calibration_error([(1.0, 0.0), (0.0, 1.0)]) == 1.0
    assert calibration_error([]) is None


def test_the_case_that_was_surest_of_the_wrong_thing_is_the_worst() -> None:
    assert [confidence_in_truth(value) for value in [(0.8, 1.0), (0.8, 0.0)]] == pytest.approx(
        [0.8, 0.2]
    )


def test_confidence_goes_with_whether_the_documents_answer() -> None:
    assert confidence_and_label(outcome(place(0, 5), confidence=0.7)) == (0.7, 1.0)
    assert confidence_and_label(outcome(confidence=0.0)) == (0.0, 0.0)
    assert confidence_and_label(outcome(place(0, 5))) is None
