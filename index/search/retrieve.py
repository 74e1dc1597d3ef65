"""A question in, ranked passages out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from index.search.fuse import ScoreScale, fuse, smooth_with_neighbours

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from corpus.model.document import Document
    from corpus.model.speaker import Voice
    from index.passages.passages import Passage
    from index.search.embed import Vectors
    from index.search.snapshot import Library
    from index.store.store import Store

Mask = npt.NDArray[np.bool]
POOL = 100  # candidates from each way of searching
DEEPER = 1_000  # the same where most of them may be dropped again


@dataclass(frozen=True, slots=True)
class Scope:
    """Which passages may be found: those of `documents`, by id, in which one is heard.

    `hears` is asked of a document and a voice. None lets all through.
    """

    documents: Collection[str] | None = None
    hears: Callable[[Document, Voice], bool] | None = None


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
    scope: Scope = Scope(),
) -> tuple[Hit, ...]:
    """The best `top` passages within `scope`.

    `vector` is the question's. Hits of a revision that is not live are left out.
    """
    if not library.passages or (scope.documents is not None and not scope.documents):
        return ()
    allowed = _allowed(library, scope)
    lexical = library.lexical.scores(question)
    dense = _dense(vector, library, store, scope, allowed)
    by_words = _best(lexical, allowed, POOL)
    rows = np.union1d(np.fromiter(dense, dtype=np.int64, count=len(dense)), by_words)
    if not len(rows):
        return ()
    floor = min(dense.values(), default=0.0)  # what only words found is at most this near
    fused = fuse(
        np.array([dense.get(int(row), floor) for row in rows], dtype=np.float32),
        lexical[rows],
        dense_scale=ScoreScale.of(library.sample_cosines(vector)),
        lexical_scale=ScoreScale.of(lexical),
    )
    scores = smooth_with_neighbours(fused, rows, library.document_of)
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
    vector: Vectors,
    library: Library,
    store: Store,
    scope: Scope,
    allowed: Mask | None,
) -> dict[int, float]:
    """Cosines by row; stale hits dropped, and those that are not allowed."""
    count = min(POOL if scope.hears is None else DEEPER, len(library.passages))
    documents = None if scope.documents is None else sorted(scope.documents)
    found = store.nearest(vector, count, documents=documents)
    rows = {library.rows[name]: cosine for name, cosine in found if name in library.rows}
    return {row: cosine for row, cosine in rows.items() if allowed is None or allowed[row]}


def _allowed(library: Library, scope: Scope) -> Mask | None:
    """Whether each passage may be found; None when all may."""
    if scope.documents is None and scope.hears is None:
        return None
    names = library.documents if scope.documents is None else scope.documents
    numbers = [number for number, row in enumerate(library.documents) if row in names]
    allowed = np.isin(library.document_of, numbers)
    if scope.hears is not None:
        for row in np.flatnonzero(allowed):
            document = library.passages[row].document
            allowed[row] = any(
                scope.hears(document, voice) for voice in library.voices_by_passage[row]
            )
    return allowed


def _best(
    scores: Vectors, allowed: Mask | None, count: int
) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Rows of the `count` highest scores above 0, among those allowed."""
    usable = scores if allowed is None else np.where(allowed, scores, 0.0)
    count = min(count, len(usable))
    rows = np.argpartition(-usable, count - 1)[:count]
    return np.asarray(rows[usable[rows] > 0], dtype=np.int64)
