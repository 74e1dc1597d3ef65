"""Scripted embedders: fast, and the same in every process."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.embedder import Vectors

DIMENSION = 64
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class BagOfWords:
    """An `Embedder` whose vectors count the words, each in the place that its checksum names."""

    name: str = "bag-of-words"
    fingerprint: str = "64-crc32"

    def passages(self, texts: Sequence[str]) -> Vectors:
        """One row a text, of length 1."""
        return np.array([_vector(text) for text in texts], np.float32).reshape(-1, DIMENSION)

    def question(self, text: str) -> Vectors:
        """One vector of length 1."""
        return _vector(text)


BAG = BagOfWords()
OTHER_BAG = BagOfWords(name="sack-of-words", fingerprint="64-crc32-b")


def _vector(text: str) -> Vectors:
    counts = np.zeros(DIMENSION, dtype=np.float32)
    for word in _WORD.findall(text.lower()):
        counts[_place(word)] += 1.0
    if not counts.any():
        counts[0] = 1.0
    return (counts / np.linalg.norm(counts)).astype(np.float32)


@lru_cache(maxsize=10_000)
def _place(word: str) -> int:
    return crc32(word.encode()) % DIMENSION
