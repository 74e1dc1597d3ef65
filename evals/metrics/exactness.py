"""Exactness: is every quote verbatim at its offsets, with true provenance?

Promise 1 of On Record; the nearest metric is "quote accuracy" of verbatim RAG (KR Labs 2025).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from evals.metrics.metric import Metric, Values, case_ratio, ratio

if TYPE_CHECKING:
    from evals.cases.outcome import Outcome


def exactness(outcome: Outcome) -> Values | None:
    """Exact quotes with true provenance and all quotes shown; None when nothing was shown.

    The figure is the pooled ratio, 0 to 1, and must be 1. Passages shown as nearest count too.
    """
    quotes = [quote.stands and quote.known_truly for quote in outcome.shown]
    checks = [*quotes, *outcome.nearest_stand]
    return (sum(checks), len(checks)) if checks else None


METRICS: Final = (Metric("exactness", "Exactness", exactness, ratio, case_ratio, is_promise=True),)
