"""Latency of an answer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import numpy as np

from evals.metrics.metric import Metric, Values

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evals.cases.outcome import Outcome


def seconds(outcome: Outcome) -> Values | None:
    """Wall time from question to answer, in seconds; None if not measured."""
    return None if outcome.seconds is None else (outcome.seconds,)


def percentile(values: Sequence[Values], *, rank: float) -> float | None:
    """The `rank`-th percentile, interpolated linearly (Hyndman & Fan 1996, type 7)."""
    return float(np.percentile([value[0] for value in values], rank)) if values else None


METRICS: Final = tuple(
    Metric(
        f"seconds_p{rank}",
        f"Seconds, p{rank}",
        seconds,
        partial(percentile, rank=rank),
        lambda value: -value[0],
        higher_is_better=False,
        is_gated=False,  # a busy machine is not a regression
    )
    for rank in (50, 95)
)
