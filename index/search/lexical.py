"""Lexical search over passages: BM25 on the postings of an index in memory or on disk."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from index.ranking_config import RankingConfig
from index.search.build_segment import segment_of_texts
from index.search.segment_rows import SegmentRows
from index.search.terms import stemmed_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.embedder import Vectors
    from index.search.segment import Integers


class LexicalIndex:
    """BM25 scores of all texts for a question, in the order of the library's passages.

    The formula is Lucene's (Robertson's with an idf that is never negative; Kamphuis et al., ECIR
    2020), without the constant factor of its older versions.
    """

    def __init__(
        self, parts: Sequence[SegmentRows], *, ranking: RankingConfig = RankingConfig()
    ) -> None:
        """Search the live passages of these segments."""
        self._parts = tuple(parts)
        self._size = sum(part.size for part in parts)
        lengths = np.concatenate([part.lengths for part in parts] or [np.zeros(0, np.int32)])
        mean = float(lengths.mean()) if len(lengths) else 0.0
        share = lengths / mean if mean else np.zeros(len(lengths))
        weight = ranking.bm25_b
        self._norms = (ranking.bm25_k1 * (1.0 - weight + weight * share)).astype(np.float32)

    @classmethod
    def of_texts(
        cls,
        texts: Iterable[str],
        *,
        languages: Sequence[str | None] = (),
        ranking: RankingConfig = RankingConfig(),
    ) -> LexicalIndex:
        """Index texts in memory; `languages` has one a text, or is empty."""
        return cls(SegmentRows.of_all([segment_of_texts(texts, languages)]), ranking=ranking)

    def scores(self, question: str) -> Vectors:
        """One score a text, 0 for those that share no term with the question."""
        return self.scores_of_terms(stemmed_terms(question))

    def scores_of_terms(self, terms: Iterable[str]) -> Vectors:
        """One score a text for a question's stemmed terms, repeats included."""
        scores = np.zeros(self._size, dtype=np.float32)
        for term, repeats in Counter(terms).items():
            postings = self._postings(term)
            weight = np.float32(repeats * self._weight(sum(len(rows) for rows, _ in postings)))
            for rows, counts in postings:
                frequencies = counts.astype(np.float32)
                scores[rows] += weight * frequencies / (frequencies + self._norms[rows])
        return scores

    def weight(self, term: str) -> float:
        """The term's inverse document frequency as Lucene counts it; highest when unknown."""
        return self._weight(sum(len(rows) for rows, _ in self._postings(term)))

    def knows(self, term: str) -> bool:
        """Whether any of the texts has the term."""
        return any(len(rows) for rows, _ in self._postings(term))

    def _postings(self, term: str) -> list[tuple[Integers, Integers]]:
        return [part.postings(term) for part in self._parts]

    def _weight(self, frequency: int) -> float:
        return float(np.log(1.0 + (self._size - frequency + 0.5) / (frequency + 0.5)))
