"""Bootstrap intervals of a figure and of paired differences."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

RESAMPLES = 1_000
SEED = 20_261_122
LEVEL = (2.5, 97.5)  # percentiles: an interval of 95 %

T = TypeVar("T")
Statistic = Callable[[Sequence[T]], float | None]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure over `count` cases and its 95 % bootstrap interval.

    `mean` is the figure itself, even if it is no mean (an AUROC, a percentile).
    """

    mean: float
    low: float
    high: float
    count: int

    def __str__(self) -> str:
        """Format as in tables: .447 [.420, .471]."""
        low, mean, high = (_without_zero(x) for x in (self.low, self.mean, self.high))
        return f"{mean} [{low}, {high}]"


def estimate(values: Sequence[float], clusters: Sequence[Hashable] | None = None) -> Estimate:
    """The mean with its percentile bootstrap interval (Efron 1979), resampling whole clusters.

    ValueError without values.
    """
    if not values:
        message = "no values, no mean"
        raise ValueError(message)
    owner = _owners(clusters, len(values))
    sums = np.bincount(owner, weights=np.asarray(values, dtype=float))
    sizes = np.bincount(owner)
    draws = _resample_clusters(len(sums))
    means = sums[draws].sum(axis=1) / sizes[draws].sum(axis=1)
    low, high = np.percentile(means, LEVEL)
    return Estimate(float(np.mean(values)), float(low), float(high), len(values))


def bootstrap(
    items: Sequence[T], statistic: Statistic[T], clusters: Sequence[Hashable] | None = None
) -> Estimate | None:
    """Any statistic with its percentile bootstrap interval, resampling whole clusters.

    Resamples with an undefined statistic are left out; None if it is undefined on all items.
    """
    figure = statistic(items)
    if figure is None:
        return None
    members = _members(clusters, len(items))
    resampled = (
        statistic([items[index] for cluster in clusters_drawn for index in members[cluster]])
        for clusters_drawn in _resample_clusters(len(members))
    )
    low, high = np.percentile(
        [value for value in resampled if value is not None] or [figure], LEVEL
    )
    return Estimate(figure, float(low), float(high), len(items))


def paired_difference(
    before: Sequence[T],
    after: Sequence[T],
    statistic: Statistic[T],
    clusters: Sequence[Hashable] | None = None,
) -> Estimate | None:
    """How much higher the statistic is `after` than `before`: a paired bootstrap.

    Item i of one belongs to item i of the other; both are resampled alike, whole clusters at a
    time. None where either statistic is undefined; ValueError for different lengths.
    """
    if len(before) != len(after):
        message = f"{len(before)} and {len(after)} items cannot be paired"
        raise ValueError(message)
    pairs = list(zip(before, after, strict=True))

    def gain(sample: Sequence[tuple[T, T]]) -> float | None:
        old, new = statistic([a for a, _ in sample]), statistic([b for _, b in sample])
        return None if old is None or new is None else new - old

    return bootstrap(pairs, gain, clusters)


def _without_zero(figure: float) -> str:
    text = f"{figure:.3f}"
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def _owners(clusters: Sequence[Hashable] | None, count: int) -> npt.NDArray[np.int64]:
    names: Sequence[Hashable] = range(count) if clusters is None else clusters
    numbers = {name: number for number, name in enumerate(dict.fromkeys(names))}
    return np.array([numbers[name] for name in names], dtype=np.int64)


def _members(clusters: Sequence[Hashable] | None, count: int) -> list[list[int]]:
    """The indices of the items of each cluster."""
    members: dict[int, list[int]] = {}
    for index, owner in enumerate(_owners(clusters, count)):
        members.setdefault(int(owner), []).append(index)
    return list(members.values())


def _resample_clusters(clusters: int) -> npt.NDArray[np.int64]:
    """The clusters drawn, a row a resample; the seed is fixed."""
    return np.random.default_rng(SEED).integers(0, clusters, (RESAMPLES, clusters))
