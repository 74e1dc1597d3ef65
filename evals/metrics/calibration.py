"""Calibration: does `confidence` equal the share of answerable questions?

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
class CalibrationBin:
    """Cases of similar confidence: count, mean confidence, and share answerable."""

    count: int
    confidence: float
    answerable: float


def reliability_bins(values: Sequence[Values], *, bins: int = BINS) -> tuple[CalibrationBin, ...]:
    """The non-empty bins of equal width from 0 to 1; a value is (confidence, label).

    An edge belongs to the bin above it, 1 to the last bin.
    """
    by_bin: dict[int, list[Values]] = {}
    for value in values:
        by_bin.setdefault(min(int(value[0] * bins), bins - 1), []).append(value)
    return tuple(
        CalibrationBin(
            len(members),
            sum(v[0] for v in members) / len(members),
            sum(v[1] for v in members) / len(members),
        )
        for _, members in sorted(by_bin.items())
    )


def calibration_error(values: Sequence[Values]) -> float | None:
    """Σ |share answerable - mean confidence| · count / n over the bins, 0 to 1; None without cases.

    Lower is better.
    """
    if not values:
        return None
    gaps = (
        abs(found.answerable - found.confidence) * found.count for found in reliability_bins(values)
    )
    return sum(gaps) / len(values)


def confidence_and_label(outcome: Outcome) -> Values | None:
    """Confidence and label (1 answerable, 0 not); None without a confidence."""
    answerable = float(bool(outcome.points))
    return None if outcome.confidence is None else (outcome.confidence, answerable)


def confidence_in_truth(value: Values) -> float:
    """Confidence in the true label: c for an answerable case, else 1 - c."""
    return value[0] if value[1] else 1.0 - value[0]


METRICS: Final = (
    Metric(
        "calibration_error",
        "Calibration error",
        confidence_and_label,
        calibration_error,
        confidence_in_truth,
        higher_is_better=False,
    ),
)
