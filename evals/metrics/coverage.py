"""Coverage: is every document quoted that has something to say?

Subtopic recall (Zhai, Cohen & Lafferty, SIGIR 2003) with documents for subtopics.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from evals.cases.resolve_alternatives import best_alternatives
from evals.metrics.metric import Metric, Values

if TYPE_CHECKING:
    from evals.cases.outcome import Outcome


def coverage(outcome: Outcome) -> Values | None:
    """Share of the documents with gold that the answer quotes, 0 to 1; None without gold.

    Of alternatives the one counts that was shown best.
    """
    gold = {place.at.document for place in best_alternatives(outcome)}
    quoted = {quote.evidence.document for quote in outcome.shown}
    return (len(gold & quoted) / len(gold),) if gold else None


METRICS: Final = (Metric("coverage", "Coverage of documents", coverage),)
