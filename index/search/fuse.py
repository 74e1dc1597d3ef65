"""Fusion of dense and lexical scores into one ranking."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.ranking_config import RankingConfig

if TYPE_CHECKING:
    import numpy.typing as npt

    from index.embedder import Vectors


@dataclass(frozen=True, slots=True)
class ScoreScale:
    """Mean and standard deviation of a kind of score over the library."""

    mean: float
    spread: float

    @classmethod
    def of(cls, scores: Vectors) -> ScoreScale:
        """Measure the scores; a standard deviation of zero becomes one."""
        if not len(scores):
            return cls(0.0, 1.0)
        return cls(float(scores.mean()), float(scores.std()) or 1.0)

    def standard(self, scores: Vectors) -> Vectors:
        """Standard scores: 0 is the library's mean, 1 a standard deviation above it."""
        return np.asarray((scores - self.mean) / self.spread, dtype=np.float32)


def fuse(
    dense: Vectors,
    lexical: Vectors,
    *,
    dense_scale: ScoreScale,
    lexical_scale: ScoreScale,
    ranking: RankingConfig = RankingConfig(),
) -> Vectors:
    """Weighted mean of the two standard scores, row by row.

    Reciprocal rank fusion loses the distance between scores, and does worse than BM25 alone.
    """
    dense_weight = ranking.dense_weight
    return np.asarray(
        dense_weight * dense_scale.standard(dense)
        + (1.0 - dense_weight) * lexical_scale.standard(lexical),
        dtype=np.float32,
    )


def smooth_with_neighbours(
    scores: Vectors,
    rows: npt.NDArray[np.int64],
    documents: npt.NDArray[np.int64],
    *,
    ranking: RankingConfig = RankingConfig(),
) -> Vectors:
    """The scores, each with a share of those of the passages next to it in its document.

    `rows` are the candidates' places in the library, ascending; `documents` has the number of each
    passage's document. A neighbour that is no candidate counts 0, the library's mean; at either end
    of a document the passage counts as its own neighbour, so that a short document loses nothing.
    """
    candidate_of = {int(row): number for number, row in enumerate(rows)}
    smoothed = scores.copy()
    for number, row in enumerate(rows.tolist()):
        for neighbour in (row - 1, row + 1):
            if not 0 <= neighbour < len(documents) or documents[neighbour] != documents[row]:
                smoothed[number] += ranking.neighbour_weight * scores[number]
            elif neighbour in candidate_of:
                smoothed[number] += ranking.neighbour_weight * scores[candidate_of[neighbour]]
    return smoothed
