"""Evidence, by hand and against scikit-learn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import f1_score, jaccard_score, precision_score, recall_score

from evals.cases.resolve_alternatives import ResolvedGold
from evals.metrics.evidence import METRICS, f1, iou, precision, recall
from tests.evals.outcomes import outcome, place, quote

_MEASURES = {metric.key: metric.values for metric in METRICS}
_SETS = st.frozensets(st.integers(0, 30), max_size=20)


def _values(*points: object, **given: object) -> dict[str, float | None]:
    one = outcome(*points, **given)  # type: ignore[arg-type]
    return {key: value[0] if (value := of(one)) else None for key, of in _MEASURES.items()}


@given(_SETS, _SETS.filter(bool))
def test_the_measures_are_those_of_scikit_learn_on_labels(
    shown: frozenset[int], gold: frozenset[int]
) -> None:
    sets = ResolvedGold(shown, gold)
    truth, told = ([at in its for at in range(31)] for its in (gold, shown))

    assert recall(sets) == pytest.approx(recall_score(truth, told))
    assert f1(sets) == pytest.approx(f1_score(truth, told))
    assert iou(sets) == pytest.approx(jaccard_score(truth, told))
    if shown:
        assert precision(sets) == pytest.approx(precision_score(truth, told))


def test_twelve_of_twenty_gold_characters_among_sixteen_shown() -> None:
    found = _values(place(10, 30), shown=[quote(18, 34)])  # 18 to 30 are in both

    assert found["precision_characters"] == 12 / 16
    assert found["recall_characters"] == 12 / 20
    assert found["f1_characters"] == pytest.approx(2 * 12 / (16 + 20))
    assert found["iou_characters"] == 12 / (16 + 20 - 12)


def test_sentences_one_to_three_are_gold_and_two_to_five_are_shown() -> None:
    found = _values(place(10, 40), shown=[quote(29, 51)])  # sentences 1 2 3, and 2 3 4 5

    assert found["precision_sentences"] == 2 / 4
    assert found["recall_sentences"] == 2 / 3
    assert found["f1_sentences"] == pytest.approx(2 * 2 / (4 + 3))
    assert found["iou_sentences"] == 2 / 5


def test_two_points_of_which_one_is_shown_twice_over() -> None:
    found = _values(place(0, 10), place(50, 80), shown=[quote(0, 10), quote(0, 10)])

    assert found["precision_characters"] == 1.0
    assert found["recall_characters"] == 10 / 40


def test_who_shows_nothing_has_no_precision_and_a_recall_of_zero() -> None:
    found = _values(place(0, 10))

    assert found["precision_characters"] is None
    assert (found["recall_characters"], found["f1_characters"], found["iou_characters"]) == (
        0,
        0,
        0,
    )


def test_who_shows_only_what_is_optional_has_no_precision_either() -> None:
    found = _values(place(0, 10), optional=(place(20, 30),), shown=[quote(20, 30)])

    assert found["precision_sentences"] is None
    assert found["recall_sentences"] == 0.0


def test_a_case_without_gold_has_no_figure_at_all() -> None:
    assert set(_values(shown=[quote(0, 10)]).values()) == {None}


def test_words_that_are_not_gold_stay_wrong_beside_optional_ones() -> None:
    found = _values(place(0, 10), optional=(place(10, 20),), shown=[quote(0, 25)])

    assert found["precision_characters"] == 10 / 15  # 10 to 20 are left out, 20 to 25 are wrong
    assert found["precision_sentences"] == 1 / 2
