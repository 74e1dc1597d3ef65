"""Figures of rankings, reckoned by hand."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.metrics.retrieval import RETRIEVAL_MEASURES, retrieval

_DOCUMENTS = [f"d{number:02}" for number in range(20)]


def test_a_document_at_rank_one_at_rank_three_at_rank_twelve_and_not_at_all() -> None:
    ranked = {
        "first": ["right", "x", "y"],
        "third": ["x", "y", "right"],
        "twelfth": [f"x{number}" for number in range(11)] + ["right"],
        "never": ["x", "y", "z"],
    }

    found = retrieval(ranked, {question: ["right"] for question in ranked})

    # A single right document at rank r gives 1 / log2(r + 1) and 1 / r, past ten nothing.
    assert list(found["nDCG@10"].values()) == pytest.approx([1.0, 1 / math.log2(4), 0.0, 0.0])
    assert list(found["MRR@10"].values()) == pytest.approx([1.0, 1 / 3, 0.0, 0.0])
    assert list(found["Hits@1"].values()) == [1.0, 0.0, 0.0, 0.0]
    assert list(found["Hits@4"].values()) == [1.0, 1.0, 0.0, 0.0]
    assert list(found["Hits@10"].values()) == [1.0, 1.0, 0.0, 0.0]


def test_two_right_documents_of_which_one_is_found_second() -> None:
    found = retrieval({"q": ["x", "a"]}, {"q": ["a", "b"]})

    # Ideal would be both at the top: 1 / log2(2) + 1 / log2(3).
    ideal = 1 + 1 / math.log2(3)
    assert found["nDCG@10"]["q"] == pytest.approx((1 / math.log2(3)) / ideal)
    assert found["MRR@10"]["q"] == 1 / 2


@pytest.mark.parametrize("names", [["b", "a"], ["a", "b"], ["10", "9"], ["9", "10"]])
def test_the_order_given_counts_whatever_the_ids_are(names: list[str]) -> None:
    found = retrieval({"q": names}, {"q": [names[0]]})

    assert found["Hits@1"]["q"] == 1.0


def test_a_document_ranked_twice_takes_no_second_place() -> None:
    found = retrieval({"q": ["x", "x", "x", "x", "right"]}, {"q": ["right"]})

    assert found["MRR@10"]["q"] == 1 / 2


def test_a_question_that_found_nothing_is_zero() -> None:
    found = retrieval({"q": []}, {"q": ["right"], "unasked": ["right"]})

    assert all(values == {"q": 0.0, "unasked": 0.0} for values in found.values())


def test_a_question_without_right_documents_is_left_out() -> None:
    found = retrieval({"q": ["right"], "none": ["x"]}, {"q": ["right"], "none": []})

    assert all(list(values) == ["q"] for values in found.values())


def test_without_questions_every_metric_is_there_and_empty() -> None:
    assert retrieval({}, {}) == {name: {} for name in RETRIEVAL_MEASURES}


@given(st.permutations(_DOCUMENTS), st.sampled_from(_DOCUMENTS))
def test_one_right_document_gives_what_its_rank_says(ranked: list[str], right: str) -> None:
    rank = ranked.index(right) + 1
    found = {name: its["q"] for name, its in retrieval({"q": ranked}, {"q": [right]}).items()}

    assert found["nDCG@10"] == pytest.approx(1 / math.log2(rank + 1) if rank <= 10 else 0.0)
    assert found["MRR@10"] == pytest.approx(1 / rank if rank <= 10 else 0.0)
    assert [found[f"Hits@{k}"] for k in (1, 4, 5, 10)] == [rank <= k for k in (1, 4, 5, 10)]
