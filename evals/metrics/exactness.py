"""Exactness: does every word shown stand where it is said to stand?

Promise 1 of On Record; nearest to it is "quote accuracy" of verbatim RAG (KR Labs 2025).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from evals.metrics.metric import Metric, Values, own_ratio, ratio

if TYPE_CHECKING:
    from evals.cases.outcome import Outcome


def exactness(outcome: Outcome) -> Values | None:
    """Quotes that stand at their offsets with true provenance, and all quotes shown.

    The figure is the sum of the first over the sum of the second: 0 to 1, and it must be 1. What
    is shown as merely near counts too. None when nothing was shown.
    """
    stand = [quote.stands and quote.known_truly for quote in outcome.shown]
    every = [*stand, *outcome.nearest_stand]
    return (sum(every), len(every)) if every else None


METRICS: Final = (Metric("exactness", "Exactness", exactness, ratio, own_ratio, promise=True),)
