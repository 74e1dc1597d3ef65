"""Retrieval: a question in, ranked passages out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from index.search.fuse import ScoreScale, fuse, smooth_with_neighbours

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from corpus.model.document import Document
    from corpus.model.speaker import Voice
    from index.embedder import Vectors
    from index.passages.passages import Passage
    from index.search.query import Query
    from index.search.snapshot import Library
    from index.store.store import Store

Mask = npt.NDArray[np.bool]
Rows = np.ndarray[tuple[int], np.dtype[np.int64]]


@dataclass(frozen=True, slots=True)
class Scope:
    """Which passages may be found: those of `documents`, by id, in which an allowed voice speaks.

    `hears` says of a document and a voice whether the voice is allowed. None allows all.
    """

    documents: Collection[str] | None = None
    hears: Callable[[Document, Voice], bool] | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found: rank from 1, fused score, and by which ways of searching it was found."""

    passage: Passage
    row: int
    rank: int
    score: float
    found_by: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse a rank below 1."""
        if self.rank < 1:
            message = "ranks start at 1"
            raise ValueError(message)


def retrieve(
    query: Query, library: Library, store: Store, *, top: int, scope: Scope = Scope()
) -> tuple[Hit, ...]:
    """The best `top` passages within `scope`; passages that are not in the library are left out.

    By words only, vectors count where no passage has a word: something is near even then.
    """
    if not library.passages or (scope.documents is not None and not scope.documents):
        return ()
    ranking = library.ranking
    allowed = _allowed_rows(library, scope)
    lexical = library.lexical.scores_of_terms(query.terms)
    lexical_rows = _best_rows(lexical, allowed, ranking.candidates_per_search)
    dense: dict[int, float] = {}
    if not (query.words_only and len(lexical_rows)):
        dense = _dense_cosines(query.vector, library, store, scope, allowed)
    rows = np.union1d(np.fromiter(dense, dtype=np.int64, count=len(dense)), lexical_rows)
    if not len(rows):
        return ()
    floor = min(dense.values(), default=0.0)  # no passage that only its words found is nearer
    fused = fuse(
        np.array([dense.get(int(row), floor) for row in rows], dtype=np.float32),
        lexical[rows],
        dense_scale=ScoreScale.of(library.sample_cosines(query.vector)),
        lexical_scale=ScoreScale.of(lexical),
        ranking=ranking,
    )
    scores = smooth_with_neighbours(fused, rows, library.document_of, ranking=ranking)
    found_by = {"dense": dense.keys(), "lexical": set(lexical_rows.tolist())}
    return _best_hits(library, rows, scores, top, found_by)


def retrieve_by_words(
    terms: Sequence[str], library: Library, *, top: int, scope: Scope = Scope()
) -> tuple[Hit, ...]:
    """The best `top` passages within `scope` by their words; a hit's score is that of BM25.

    `terms` are stemmed. Passages without any of them are left out.
    """
    if not library.passages or (scope.documents is not None and not scope.documents):
        return ()
    scores = library.lexical.scores_of_terms(terms)
    rows = np.sort(_best_rows(scores, _allowed_rows(library, scope), top))
    return _best_hits(library, rows, scores[rows], top, {"lexical": set(rows.tolist())})


def _best_hits(
    library: Library,
    rows: Rows,
    scores: Vectors,
    top: int,
    found_by: Mapping[str, Collection[int]],
) -> tuple[Hit, ...]:
    """The hits of the best rows, ranked; a passage that is gone from the store is none."""
    best = np.argsort(-scores, kind="stable")[:top]
    passages = library.load_passages(rows[best].tolist())
    ranked = [(int(rows[at]), float(scores[at])) for at in best if int(rows[at]) in passages]
    return tuple(
        Hit(
            passages[row],
            row,
            rank,
            score,
            tuple(way for way, its_rows in found_by.items() if row in its_rows),
        )
        for rank, (row, score) in enumerate(ranked, start=1)
    )


def _dense_cosines(
    vector: Vectors, library: Library, store: Store, scope: Scope, allowed: Mask | None
) -> dict[int, float]:
    """Cosines by row, of the nearest passages that are in the library and allowed."""
    ranking = library.ranking
    wanted = (
        ranking.candidates_per_search if scope.hears is None else ranking.candidates_when_filtered
    )
    documents = None if scope.documents is None else sorted(scope.documents)
    nearest = store.nearest(vector, min(wanted, len(library.passages)), documents=documents)
    rows = {library.row_of(name): cosine for name, cosine in nearest}
    return {
        row: cosine
        for row, cosine in rows.items()
        if row is not None and (allowed is None or allowed[row])
    }


def _allowed_rows(library: Library, scope: Scope) -> Mask | None:
    """Whether each passage may be found; None when all may."""
    if scope.documents is None and scope.hears is None:
        return None
    names = None if scope.documents is None else frozenset(scope.documents)
    documents = [
        (number, document)
        for number, (name, document) in enumerate(library.documents.items())
        if names is None or name in names
    ]
    if scope.hears is None:
        numbers = [number for number, _ in documents]
        return np.isin(library.document_of, numbers)
    allowed = np.zeros(len(library.rows), np.bool)
    for _, document in documents:
        allowed[library.rows.rows_with(document.id, partial(scope.hears, document))] = True
    return allowed


def _best_rows(scores: Vectors, allowed: Mask | None, count: int) -> Rows:
    """Rows of the `count` highest scores above 0, among those allowed."""
    usable = scores if allowed is None else np.where(allowed, scores, 0.0)
    count = min(count, len(usable))
    rows = np.argpartition(-usable, count - 1)[:count]
    return np.asarray(rows[usable[rows] > 0], dtype=np.int64)
