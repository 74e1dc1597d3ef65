"""The bench of calibration: figures reckoned by hand."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from evals.bench.calibration import (
    ConfidenceSample,
    reliability_drawing,
    reliability_table,
    shifted_error,
    summary_table,
    threshold_table,
)
from evals.metrics.silence import confidence_auroc


def _sample(*values: tuple[float, float], name: str = "pier") -> ConfidenceSample:
    return ConfidenceSample(name, values, tuple(str(number) for number, _ in enumerate(values)))


_TELLING = _sample((0.95, 1.0), (0.85, 1.0), (0.55, 1.0), (0.65, 0.0), (0.15, 0.0))


def test_each_tenth_has_its_mean_confidence_and_its_share_answerable() -> None:
    table = reliability_table(_sample((0.42, 1.0), (0.48, 0.0), (1.0, 1.0)))

    assert [(row.system, row.cells, row.count) for row in table.rows] == [
        ("0.4 on", ("0.45", "0.50"), 2),
        ("0.9 on", ("1.00", "1.00"), 1),
    ]


def test_a_threshold_has_its_price() -> None:
    table = threshold_table([_TELLING])
    prices = {row.system: row.cells[0] for row in table.rows}

    assert prices["0.10"] == "1.00 / 1.00"
    assert prices["0.60"] == "0.67 / 0.50"
    assert prices["0.70"] == "0.67 / 0.00"
    assert prices["90% answered"] == "0.55: 0.50"


def test_without_others_no_threshold_is_best() -> None:
    assert threshold_table([_sample((0.5, 1.0))]).rows[-1].cells == ("–",)


def test_how_well_answers_are_told_apart_is_how_often_one_is_above_another() -> None:
    assert confidence_auroc(_TELLING.values) == pytest.approx(5 / 6)


def test_confidence_that_errs_by_the_share_alone_has_no_error_once_the_share_is_known() -> None:
    answered = [(0.5, 1.0)] * 9
    others = [(0.5, 0.0)] * 1

    assert shifted_error([*answered, *others]) == pytest.approx(0.0, abs=1e-6)
    assert shifted_error([]) is None


def test_what_is_certain_is_not_moved() -> None:
    assert shifted_error([(0.0, 1.0), (1.0, 0.0)]) == pytest.approx(1.0)


def test_the_summary_tells_confidence_and_what_it_should_be() -> None:
    (row,) = summary_table([_TELLING]).rows

    assert row.cells[-2:] == ("0.63", "0.60")
    assert row.count == 5


def test_the_drawing_is_an_image_of_all_samples() -> None:
    root = ET.fromstring(reliability_drawing([_TELLING, _sample((0.5, 1.0), name="<b>")]))  # noqa: S314
    words = ["".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text")]

    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert {"pier", "<b>"} <= set(words)
