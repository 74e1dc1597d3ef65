"""Dense and lexical scores made one ranking."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from index.search.embed import Vectors

# Chosen on Chroma's data and SQuAD 2, where .5 to .6 and .1 to .25 lie within half a point.
DENSE_WEIGHT = 0.6
NEIGHBOUR = 0.15  # what a passage takes from the one before and the one after it


@dataclass(frozen=True, slots=True)
class ScoreScale:
    """Mean and spread of a kind of score over the library, by which it is standardised."""

    mean: float
    spread: float

    @classmethod
    def of(cls, scores: Vectors) -> ScoreScale:
        """Measure the scores; a spread of zero becomes one."""
        if not len(scores):
            return cls(0.0, 1.0)
        return cls(float(scores.mean()), float(scores.std()) or 1.0)

    def standard(self, scores: Vectors) -> Vectors:
        """Standard scores: 0 is the library's mean, 1 a spread above it."""
        return np.asarray((scores - self.mean) / self.spread, dtype=np.float32)


def fuse(
    dense: Vectors,
    lexical: Vectors,
    *,
    dense_scale: ScoreScale,
    lexical_scale: ScoreScale,
    dense_weight: float = DENSE_WEIGHT,
) -> Vectors:
    """Weighted mean of the two standard scores, row by row.

    Reciprocal rank fusion throws away by how much the best is better, and loses to BM25 alone.
    """
    return np.asarray(
        dense_weight * dense_scale.standard(dense)
        + (1.0 - dense_weight) * lexical_scale.standard(lexical),
        dtype=np.float32,
    )


def smooth_with_neighbours(
    scores: Vectors, rows: npt.NDArray[np.int64], documents: npt.NDArray[np.int64]
) -> Vectors:
    """The scores, each with a part of those of the passages next to it in its document.

    `rows` are the candidates' places in the library, ascending; `documents` the number of every
    passage's document. A neighbour that is no candidate counts 0, the library's mean; where the
    document ends, the passage stands in for the neighbour, so that being alone costs nothing.
    """
    place = {int(row): at for at, row in enumerate(rows)}
    found = scores.copy()
    for at, row in enumerate(rows.tolist()):
        for beside in (row - 1, row + 1):
            if not 0 <= beside < len(documents) or documents[beside] != documents[row]:
                found[at] += NEIGHBOUR * scores[at]
            elif beside in place:
                found[at] += NEIGHBOUR * scores[place[beside]]
    return found
