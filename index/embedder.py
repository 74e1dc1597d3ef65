"""The smallest protocol of an embedding model, which the store needs as well as search."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Sequence

Vectors = npt.NDArray[np.float32]


class Embedder(Protocol):
    """Texts in, unit vectors out; `name` and `fingerprint` identify the model."""

    @property
    def name(self) -> str:
        """What a user calls the model."""

    @property
    def fingerprint(self) -> str:
        """A short digest that changes whenever the vectors would."""

    def passages(self, texts: Sequence[str]) -> Vectors:
        """One row a text, of length 1."""

    def question(self, text: str) -> Vectors:
        """One vector of length 1."""
