"""A mean with its interval."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

RESAMPLES = 1_000
SEED = 20_261_122


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over `count` cases and its 95 % bootstrap interval."""

    mean: float
    low: float
    high: float
    count: int

    def __str__(self) -> str:
        """As tables show it: .447 [.420, .471]."""
        low, mean, high = (f"{x:.3f}".removeprefix("0") for x in (self.low, self.mean, self.high))
        return f"{mean} [{low}, {high}]"


def estimate(values: Sequence[float], clusters: Sequence[object] | None = None) -> Estimate:
    """Percentile bootstrap (Efron 1979), whole clusters drawn at a time.

    ValueError without values.
    """
    if not values:
        message = "no values, no mean"
        raise ValueError(message)
    names = list(range(len(values))) if clusters is None else list(clusters)
    numbers = {name: number for number, name in enumerate(dict.fromkeys(names))}
    owner = np.array([numbers[name] for name in names])
    sums = np.bincount(owner, weights=np.asarray(values, dtype=float))
    sizes = np.bincount(owner)
    draws = np.random.default_rng(SEED).integers(0, len(sums), (RESAMPLES, len(sums)))
    means = sums[draws].sum(axis=1) / sizes[draws].sum(axis=1)
    low, high = np.percentile(means, [2.5, 97.5])
    return Estimate(float(np.mean(values)), float(low), float(high), len(values))
