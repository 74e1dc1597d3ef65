"""Lexical search over passages: BM25 on stems (bm25s)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from index.search.terms import stemmed_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.search.embed import Vectors

# Anserini's defaults (Yang, Fang & Lin, SIGIR 2017); on both public sets better than 1.2 and .75.
K1 = 0.9
B = 0.4


class LexicalIndex:
    """BM25 scores of all passages for a question, in the order they were given."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Index the texts; none at all is no error."""
        # Loaded here, not above: it may load numba, and --help must not wait for that.
        import bm25s  # noqa: PLC0415

        self._size = len(texts)
        tokens = [stemmed_terms(text) for text in texts]
        self._frequency: dict[str, int] = {}
        for row in tokens:
            for term in set(row):
                self._frequency[term] = self._frequency.get(term, 0) + 1
        self._bm25 = bm25s.BM25(k1=K1, b=B, method="lucene")
        if self._frequency:
            self._bm25.index(tokens, show_progress=False)

    def scores(self, question: str) -> Vectors:
        """One score a text, 0 for those that share no term."""
        asked = [term for term in stemmed_terms(question) if term in self._frequency]
        if not asked:
            return np.zeros(self._size, dtype=np.float32)
        return np.asarray(self._bm25.get_scores(asked), dtype=np.float32)

    def weight(self, term: str) -> float:
        """The term's inverse document frequency, as Lucene counts it; most when unknown."""
        often = self._frequency.get(term, 0)
        return float(np.log(1.0 + (self._size - often + 0.5) / (often + 0.5)))

    def knows(self, term: str) -> bool:
        """Whether the term stands in any of the texts."""
        return term in self._frequency
