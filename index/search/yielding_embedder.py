"""Embedding that can wait: in small parts, with a pause before each for whoever cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from index.search.embed import BATCH, Embedder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.search.embed import Vectors


class YieldingEmbedder:
    """An `Embedder` that calls `between` before each batch, which may wait, or raise to stop it."""

    def __init__(self, embedder: Embedder, between: Callable[[], None]) -> None:
        """Embed with the same model."""
        self._embedder = embedder
        self._between = between

    @property
    def name(self) -> str:
        """What a user calls the model."""
        return self._embedder.name

    @property
    def fingerprint(self) -> str:
        """That of the model."""
        return self._embedder.fingerprint

    def passages(self, texts: Sequence[str]) -> Vectors:
        """One row a text, of length 1; sorted by length within, so that batches hold no padding."""
        order = sorted(range(len(texts)), key=lambda row: -len(texts[row]))
        found = []
        for start in range(0, len(order), BATCH):
            self._between()
            found.append(self._embedder.passages([texts[at] for at in order[start:][:BATCH]]))
        if not found:
            return self._embedder.passages([])
        vectors = np.empty((len(texts), found[0].shape[1]), dtype=np.float32)
        vectors[order] = np.concatenate(found)
        return vectors

    def question(self, text: str) -> Vectors:
        """One vector of length 1, at once."""
        return self._embedder.question(text)
