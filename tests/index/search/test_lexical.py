"""BM25: a passage with the question's words is found by them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ranking_config import RankingConfig
from index.search.lexical import LexicalIndex
from index.search.terms import stemmed_terms

K1, B = RankingConfig().bm25_k1, RankingConfig().bm25_b
_TEXTS = (
    "The ferry sank in spring.",
    "The toll rose, and the toll stayed.",
    "The ferry and the toll were one.",
    "The",
)
_WORDS = st.sampled_from(["ferry", "toll", "bridge", "rose", "the", "spring", "sank"])


@given(st.lists(st.lists(_WORDS).map(" ".join), max_size=8), st.lists(_WORDS).map(" ".join))
def test_a_text_scores_above_nothing_where_it_shares_a_term(
    texts: list[str], question: str
) -> None:
    scores = LexicalIndex.of_texts(texts).scores(question)

    assert scores.shape == (len(texts),)
    assert [score > 0 for score in scores] == [
        bool(set(stemmed_terms(text)) & set(stemmed_terms(question))) for text in texts
    ]


def test_the_score_is_that_of_bm25() -> None:
    (length,) = [len(stemmed_terms(_TEXTS[1]))]
    mean = sum(len(stemmed_terms(text)) for text in _TEXTS) / len(_TEXTS)
    weight = np.log(1 + (4 - 2 + 0.5) / (2 + 0.5))  # "toll" stands in two of four
    often = 2 / (2 + K1 * (1 - B + B * length / mean))

    assert LexicalIndex.of_texts(_TEXTS).scores("toll")[1] == pytest.approx(
        weight * often, rel=1e-5
    )


def test_the_best_text_has_most_of_the_rare_words() -> None:
    assert int(np.argmax(LexicalIndex.of_texts(_TEXTS).scores("Which ferry sank?"))) == 0


def test_a_rarer_term_weighs_more_and_an_unknown_one_most() -> None:
    found = LexicalIndex.of_texts(_TEXTS)

    assert found.weight("toll") < found.weight("spring") < found.weight("umbrella")
    assert found.knows("spring")
    assert not found.knows("umbrella")


@pytest.mark.parametrize("texts", [[], [""], ["the", "of"]])
def test_a_library_without_words_finds_nothing(texts: list[str]) -> None:
    assert LexicalIndex.of_texts(texts).scores("ferry").tolist() == [0.0] * len(texts)
