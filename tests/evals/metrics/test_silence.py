"""What a confidence is worth, reckoned by hand and by scikit-learn."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import roc_auc_score, roc_curve

from evals.metrics.silence import auroc, false_answer_rate

_SCORES = st.lists(st.integers(0, 4).map(float), min_size=1, max_size=12)


def test_all_positives_above_all_negatives_is_one_and_below_zero() -> None:
    assert auroc([0.8, 0.9], [0.1, 0.2, 0.3]) == 1.0
    assert auroc([0.1], [0.2, 0.3]) == 0.0


def test_a_tie_counts_half() -> None:
    # 0.5 against 0.5 is half a pair, against 0.1 one; 0.3 against 0.5 none, against 0.1 one.
    assert auroc([0.5, 0.3], [0.5, 0.1]) == (0.5 + 1 + 0 + 1) / 4


@given(_SCORES, _SCORES)
def test_the_area_is_the_share_of_pairs(positive: list[float], negative: list[float]) -> None:
    pairs = [(a > b) + (a == b) / 2 for a, b in product(positive, negative)]

    assert auroc(positive, negative) == pytest.approx(sum(pairs) / len(pairs))


@given(_SCORES, _SCORES)
def test_the_area_is_that_of_scikit_learn(positive: list[float], negative: list[float]) -> None:
    labels = [1] * len(positive) + [0] * len(negative)

    theirs = roc_auc_score(labels, positive + negative)

    assert auroc(positive, negative) == pytest.approx(theirs)


def test_nine_of_ten_are_answered_at_the_second_lowest_score() -> None:
    answerable = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0]

    # Nine of ten score 2 or more, and so do 2, 3 and 9 of the four others.
    assert false_answer_rate(answerable, [0.0, 2.0, 3.0, 9.0]) == 3 / 4


def test_one_more_than_nine_of_ten_need_all_where_nine_tenths_is_no_whole_number() -> None:
    # Nine tenths of 5 are 4.5, so all five must be answered, from 1 up.
    assert false_answer_rate([1.0, 2.0, 3.0, 4.0, 5.0], [0.5, 1.5]) == 1 / 2


def test_those_who_tie_with_the_threshold_are_answered_too() -> None:
    assert false_answer_rate([1.0, 1.0], [1.0, 1.0, 0.0]) == 2 / 3


def test_the_lower_the_answer_rate_the_fewer_false_answers() -> None:
    answerable, others = [1.0, 2.0, 3.0, 4.0], [1.5, 2.5, 3.5]

    rates = [false_answer_rate(answerable, others, answer_rate=rate) for rate in (0.25, 0.5, 1.0)]

    assert rates == [0.0, 1 / 3, 1.0]


@given(_SCORES, _SCORES)
def test_the_rate_is_the_least_of_scikit_learns_curve_at_nine_tenths(
    positive: list[float], negative: list[float]
) -> None:
    labels = [1] * len(positive) + [0] * len(negative)
    false, true, _ = roc_curve(labels, positive + negative, drop_intermediate=False)

    least = min(x for x, y in zip(false, true, strict=True) if y >= 0.9 - 1e-9)

    assert false_answer_rate(positive, negative) == pytest.approx(least)


def test_one_side_alone_says_nothing() -> None:
    assert auroc([], [0.1]) is None
    assert auroc([0.1], []) is None
    assert false_answer_rate([], [0.1]) is None
    assert false_answer_rate([0.1], []) is None


@pytest.mark.parametrize("rate", [0.0, -0.1, 1.1])
def test_an_answer_rate_that_is_none_is_refused(rate: float) -> None:
    with pytest.raises(ValueError, match="answer rate"):
        false_answer_rate([0.1], [0.1], answer_rate=rate)
