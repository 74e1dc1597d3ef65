"""Calibration: does `confidence` mean what it says?

Expected calibration error (Naeini, Cooper & Hauskrecht, AAAI 2015; Guo et al., ICML 2017), and the
reliability diagram it is read from.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from evals.metrics.metric import Metric, Values

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evals.cases.outcome import Outcome

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Cases of like confidence: how many, their mean confidence, and the share answerable."""

    count: int
    confidence: float
    answerable: float


def reliability(values: Sequence[Values], *, bins: int = BINS) -> tuple[Bin, ...]:
    """The bins that hold cases, of equal width from 0 to 1; a value is (confidence, answerable).

    An edge belongs to the bin above it, 1 to the last one.
    """
    held: dict[int, list[Values]] = {}
    for value in values:
        held.setdefault(min(int(value[0] * bins), bins - 1), []).append(value)
    return tuple(
        Bin(len(its), sum(v[0] for v in its) / len(its), sum(v[1] for v in its) / len(its))
        for _, its in sorted(held.items())
    )


def calibration_error(values: Sequence[Values]) -> float | None:
    """Σ |share answerable - mean confidence| · count / n over the bins, 0 to 1; None without cases.

    Lower is better.
    """
    if not values:
        return None
    gaps = (abs(one.answerable - one.confidence) * one.count for one in reliability(values))
    return sum(gaps) / len(values)


def sureness(outcome: Outcome) -> Values | None:
    """Confidence, and 1 for an answerable case; None where no confidence was given."""
    answerable = float(bool(outcome.points))
    return None if outcome.confidence is None else (outcome.confidence, answerable)


def as_should_be(value: Values) -> float:
    """How sure of what is so: the confidence, or what it lacks to 1 if nothing answers."""
    return value[0] if value[1] else 1.0 - value[0]


METRICS: Final = (
    Metric(
        "calibration_error",
        "Calibration error",
        sureness,
        calibration_error,
        as_should_be,
        higher_is_better=False,
    ),
)
