"""Two scores made one: standardised, weighted, and lifted by their neighbours."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from index.ranking_config import RankingConfig
from index.search.fuse import ScoreScale, fuse, smooth_with_neighbours

NEIGHBOUR = RankingConfig().neighbour_weight
_NUMBERS = st.floats(-100, 100, width=32)
_SCORES = arrays.arrays(np.float32, st.integers(1, 20), elements=_NUMBERS)


@given(_SCORES)
def test_standard_scores_keep_the_order(scores: np.ndarray) -> None:
    standard = ScoreScale.of(scores).standard(scores)
    order = np.argsort(scores, kind="stable")

    assert np.all(np.diff(standard[order]) >= 0)


@given(_SCORES.filter(lambda scores: scores.std() > 0.01))
def test_standard_scores_have_mean_0_and_spread_1(scores: np.ndarray) -> None:
    standard = ScoreScale.of(scores).standard(scores)

    assert standard.mean() == pytest.approx(0.0, abs=0.05)
    assert standard.std() == pytest.approx(1.0, abs=0.05)


@pytest.mark.parametrize("scores", [[], [3.0], [2.0, 2.0, 2.0]])
def test_scores_that_are_all_alike_stay_finite(scores: list[float]) -> None:
    found = np.array(scores, dtype=np.float32)

    assert ScoreScale.of(found).standard(found).tolist() == [0.0] * len(scores)


@given(_SCORES, st.floats(0, 1))
def test_what_both_find_better_is_better(scores: np.ndarray, weight: float) -> None:
    scale = ScoreScale(0.0, 1.0)
    fused = fuse(
        scores,
        scores + 1,
        dense_scale=scale,
        lexical_scale=scale,
        ranking=RankingConfig(dense_weight=weight),
    )

    # What differs less than float32 tells apart beside 1 is alike once 1 is added.
    assert int(np.argmax(fused)) in np.flatnonzero(np.isclose(scores, scores.max(), atol=1e-6))


def test_the_weights_are_those_given() -> None:
    dense, lexical = np.array([1.0, 0.0], np.float32), np.array([0.0, 4.0], np.float32)
    fused = fuse(
        dense,
        lexical,
        dense_scale=ScoreScale(0.0, 1.0),
        lexical_scale=ScoreScale(2.0, 2.0),
        ranking=RankingConfig(dense_weight=0.75),
    )

    assert fused.tolist() == [0.75 * 1 + 0.25 * (0 - 2) / 2, 0.75 * 0 + 0.25 * (4 - 2) / 2]


def test_a_passage_is_lifted_by_its_neighbours_in_its_own_document() -> None:
    documents = np.array([0, 0, 0, 1, 1, 1])
    rows, scores = np.array([0, 1, 3, 5]), np.array([1.0, 2.0, 4.0, 8.0], np.float32)
    found = smooth_with_neighbours(scores, rows, documents)

    # Row 0 begins its document and has 1 beside it; row 1 has 0, and 2 is no candidate;
    # row 3 begins its document, and 4 is none; row 5 ends it.
    assert found.tolist() == pytest.approx(
        [1 + NEIGHBOUR * (1 + 2), 2 + NEIGHBOUR * 1, 4 + NEIGHBOUR * 4, 8 + NEIGHBOUR * 8]
    )
    assert scores.tolist() == [1.0, 2.0, 4.0, 8.0]


@given(_SCORES)
def test_a_passage_that_is_alone_in_its_document_keeps_its_place(scores: np.ndarray) -> None:
    rows = np.arange(len(scores))
    found = smooth_with_neighbours(scores, rows, rows)

    assert np.allclose(found, scores * (1 + 2 * NEIGHBOUR), atol=1e-3)
