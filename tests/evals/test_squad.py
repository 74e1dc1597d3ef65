"""Figures of the SQuAD benchmark, reckoned by hand."""

from __future__ import annotations

import json
import math
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import OnRecordError
from evals.bench.squad import Question, _scores, read, roc_area

if TYPE_CHECKING:
    from pathlib import Path

_SCORES = st.lists(st.integers(0, 4).map(float), min_size=1, max_size=8)


def test_all_positives_above_all_negatives_is_one_and_below_zero() -> None:
    assert roc_area([0.8, 0.9], [0.1, 0.2, 0.3]) == 1.0
    assert roc_area([0.1], [0.2, 0.3]) == 0.0


def test_a_tie_counts_half() -> None:
    # 0.5 against 0.5 is half a pair, against 0.1 one; 0.3 against 0.5 none, against 0.1 one.
    assert roc_area([0.5, 0.3], [0.5, 0.1]) == (0.5 + 1 + 0 + 1) / 4


@given(_SCORES, _SCORES)
def test_the_area_is_the_share_of_pairs(positive: list[float], negative: list[float]) -> None:
    pairs = [(a > b) + (a == b) / 2 for a, b in product(positive, negative)]

    assert roc_area(positive, negative) == pytest.approx(sum(pairs) / len(pairs))


@given(_SCORES, _SCORES)
def test_the_area_turned_round_is_the_rest(positive: list[float], negative: list[float]) -> None:
    assert roc_area(positive, negative) == pytest.approx(1 - roc_area(negative, positive))


@pytest.mark.slow
def test_a_paragraph_at_rank_one_at_rank_three_and_not_at_all() -> None:
    questions = [Question(name, "?", f"p{name}", answered=True) for name in "abc"]
    ranked = {"a": ["pa", "x", "y"], "b": ["x", "y", "pb"], "c": ["x", "y", "z"]}

    scores = _scores(questions, ranked)

    # A single right paragraph at rank r gives 1 / log2(r + 1), so 1, 1 / 2 and 0.
    assert scores["nDCG@10"] == pytest.approx([1.0, 1 / math.log2(4), 0.0])
    assert scores["MRR@10"] == pytest.approx([1.0, 1 / 3, 0.0])
    assert scores["Hits@4"] == [1.0, 1.0, 0.0]


def test_each_paragraph_is_a_document_of_its_article(tmp_path: Path) -> None:
    asked = {"id": "q", "question": "Why?", "is_impossible": True}
    articles = [
        {"title": "Two_Piers", "paragraphs": [{"context": "One.", "qas": [asked]}]},
        {"title": "Ane", "paragraphs": [{"context": "Two.", "qas": []}]},
    ]
    (tmp_path / "dev-v2.0.json").write_text(json.dumps({"data": articles}), "utf-8")

    documents, questions, owners = read(tmp_path)

    assert [(one.id, one.provenance.title, one.text) for one in documents] == [
        ("0-0", "Two Piers", "One."),
        ("1-0", "Ane", "Two."),
    ]
    assert questions == (Question("q", "Why?", "0-0", answered=False),)
    assert owners == {"0-0": 0, "1-0": 1}


def test_data_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(OnRecordError, match=r"SQuAD 2\.0 is not there"):
        read(tmp_path)
