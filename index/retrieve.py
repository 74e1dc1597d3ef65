"""A question in, ranked passages out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.fuse import Scale, fuse, lifted

if TYPE_CHECKING:
    from collections.abc import Collection

    from index.embed import Vectors
    from index.library import Library
    from index.passages import Passage
    from index.store import Store

POOL = 100  # candidates from each way of searching


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found: rank from 1, fused score, and which ways found it."""

    passage: Passage
    row: int
    rank: int
    score: float
    found_by: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse a rank that is none."""
        if self.rank < 1:
            message = "ranks start at 1"
            raise ValueError(message)


def retrieve(
    question: str,
    vector: Vectors,
    library: Library,
    store: Store,
    *,
    top: int,
    within: Collection[str] | None = None,
) -> tuple[Hit, ...]:
    """The best `top` passages, of the documents `within` when given.

    `vector` is the question's. Hits of a revision that is not live are left out.
    """
    if not library.passages or (within is not None and not within):
        return ()
    allowed = None if within is None else _allowed(library, within)
    lexical = library.lexical.scores(question)
    dense = _dense(vector, library, store, within)
    by_words = _best(lexical, allowed, POOL)
    rows = np.union1d(np.fromiter(dense, dtype=np.int64, count=len(dense)), by_words)
    if not len(rows):
        return ()
    floor = min(dense.values(), default=0.0)  # what only words found is at most this near
    fused = fuse(
        np.array([dense.get(int(row), floor) for row in rows], dtype=np.float32),
        lexical[rows],
        dense_scale=Scale.of(library.sample @ vector),
        lexical_scale=Scale.of(lexical),
    )
    scores = lifted(fused, rows, library.document_of)
    best = np.argsort(-scores, kind="stable")[:top]
    words = set(by_words.tolist())
    return tuple(
        Hit(
            library.passages[int(rows[at])],
            int(rows[at]),
            rank,
            float(scores[at]),
            tuple(
                way
                for way, there in (("dense", rows[at] in dense), ("lexical", rows[at] in words))
                if there
            ),
        )
        for rank, at in enumerate(best, start=1)
    )


def _dense(
    vector: Vectors, library: Library, store: Store, within: Collection[str] | None
) -> dict[int, float]:
    """Cosines by row; stale hits dropped."""
    count = min(POOL, len(library.passages))
    found = store.nearest(vector, count, documents=None if within is None else sorted(within))
    return {library.rows[name]: cosine for name, cosine in found if name in library.rows}


def _allowed(
    library: Library, within: Collection[str]
) -> np.ndarray[tuple[int], np.dtype[np.bool]]:
    numbers = [number for number, row in enumerate(library.documents) if row in within]
    return np.isin(library.document_of, numbers)


def _best(
    scores: Vectors, allowed: np.ndarray[tuple[int], np.dtype[np.bool]] | None, count: int
) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Rows of the `count` highest scores above 0, among those allowed."""
    usable = scores if allowed is None else np.where(allowed, scores, 0.0)
    count = min(count, len(usable))
    rows = np.argpartition(-usable, count - 1)[:count]
    return np.asarray(rows[usable[rows] > 0], dtype=np.int64)
