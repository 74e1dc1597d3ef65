"""Background embedding: in small batches, with a pause before each for questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from index.search.embed import EMBEDDING_BATCH

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.embedder import Embedder, Vectors


class YieldingEmbedder:
    """An `Embedder` that calls `between` before each batch; it may wait, or raise to stop."""

    def __init__(self, embedder: Embedder, between: Callable[[], None]) -> None:
        """Wrap an embedder."""
        self._embedder = embedder
        self._between = between

    @property
    def name(self) -> str:
        """What a user calls the model."""
        return self._embedder.name

    @property
    def fingerprint(self) -> str:
        """The model's fingerprint."""
        return self._embedder.fingerprint

    def passages(self, texts: Sequence[str]) -> Vectors:
        """One row a text, of length 1; batched by text length, so that batches need no padding."""
        order = sorted(range(len(texts)), key=lambda row: -len(texts[row]))
        batches = []
        for start in range(0, len(order), EMBEDDING_BATCH):
            self._between()
            batch = [texts[row] for row in order[start : start + EMBEDDING_BATCH]]
            batches.append(self._embedder.passages(batch))
        if not batches:
            return self._embedder.passages([])
        vectors = np.empty((len(texts), batches[0].shape[1]), dtype=np.float32)
        vectors[order] = np.concatenate(batches)
        return vectors

    def question(self, text: str) -> Vectors:
        """One vector of length 1, without a pause."""
        return self._embedder.question(text)
