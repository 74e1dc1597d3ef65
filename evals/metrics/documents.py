"""Documents: for views, precision, recall and exact match of the documents quoted.

Set metrics (Manning, Raghavan & Schütze, Introduction to Information Retrieval 2008, section 8.3).
`coverage` asks less: there one of several alternatives is enough, and a document without gold costs
nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from evals.cases.cases import CaseKind
from evals.metrics.metric import Metric, Values

if TYPE_CHECKING:
    from evals.cases.outcome import Outcome


def documents_precision(outcome: Outcome) -> Values | None:
    """Share of the quoted documents that hold gold, 0 to 1; None when none is quoted.

    A document with optional places only is left out.
    """
    gold, quoted = _sets(outcome)
    return (len(quoted & gold) / len(quoted),) if gold and quoted else None


def documents_recall(outcome: Outcome) -> Values | None:
    """Share of the documents with gold that are quoted, 0 to 1."""
    gold, quoted = _sets(outcome)
    return (len(quoted & gold) / len(gold),) if gold else None


def documents_exact(outcome: Outcome) -> Values | None:
    """1 if the quoted documents are exactly those with gold, else 0."""
    gold, quoted = _sets(outcome)
    return (float(quoted == gold),) if gold else None


def _sets(outcome: Outcome) -> tuple[frozenset[str], frozenset[str]]:
    """Documents with gold, and quoted ones without optional ones; empty unless kind is views."""
    if outcome.case.kind is not CaseKind.VIEWS:
        return frozenset(), frozenset()
    gold = frozenset(place.at.document for point in outcome.points for place in point)
    optional = frozenset(place.at.document for place in outcome.optional) - gold
    return gold, frozenset(quote.evidence.document for quote in outcome.shown) - optional


METRICS: Final = (
    Metric("documents_precision", "Documents that speak, precision", documents_precision),
    Metric("documents_recall", "Documents that speak, recall", documents_recall),
    Metric("documents_exact", "Documents that speak, all and no other", documents_exact),
)
