"""Lexical search over passages: BM25 on stems (bm25s)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from corpus.languages.language import ENGLISH
from index.ranking_config import RankingConfig
from index.search.terms import stemmed_terms, terms_in_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.embedder import Vectors


class LexicalIndex:
    """BM25 scores of all texts for a question, in the order in which the texts were given."""

    def __init__(
        self,
        texts: Sequence[str],
        *,
        languages: Sequence[str | None] = (),
        ranking: RankingConfig = RankingConfig(),
    ) -> None:
        """Index the texts, of which there may be none; `languages` has one a text, or is empty."""
        # Loaded here, not above: it may load numba, and --help must not wait for that.
        import bm25s  # noqa: PLC0415

        self._size = len(texts)
        tokens = [
            terms_in_language(text, language or ENGLISH)
            for text, language in zip(texts, languages or [None] * len(texts), strict=True)
        ]
        self._frequency: dict[str, int] = {}
        for terms in tokens:
            for term in set(terms):
                self._frequency[term] = self._frequency.get(term, 0) + 1
        self._bm25 = bm25s.BM25(k1=ranking.bm25_k1, b=ranking.bm25_b, method="lucene")
        if self._frequency:
            self._bm25.index(tokens, show_progress=False)

    def scores(self, question: str) -> Vectors:
        """One score a text, 0 for those that share no term with the question."""
        return self.scores_of_terms(stemmed_terms(question))

    def scores_of_terms(self, terms: Iterable[str]) -> Vectors:
        """One score a text for a question's stemmed terms, repeats included."""
        known_terms = [term for term in terms if term in self._frequency]
        if not known_terms:
            return np.zeros(self._size, dtype=np.float32)
        return np.asarray(self._bm25.get_scores(known_terms), dtype=np.float32)

    def weight(self, term: str) -> float:
        """The term's inverse document frequency as Lucene counts it; highest when unknown."""
        frequency = self._frequency.get(term, 0)
        return float(np.log(1.0 + (self._size - frequency + 0.5) / (frequency + 0.5)))

    def knows(self, term: str) -> bool:
        """Whether any of the texts has the term."""
        return term in self._frequency
