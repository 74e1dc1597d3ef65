"""Provenance: are title, author, publisher, date and kind as the case states them?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from evals.metrics.metric import Metric, Values, case_ratio, ratio

if TYPE_CHECKING:
    from evals.cases.outcome import Outcome


def provenance(outcome: Outcome) -> Values | None:
    """Correct fields and all fields that the case states of the quoted documents.

    The figure is the pooled ratio over quotes, 0 to 1. A field stated as unknown must be shown as
    unknown. None when the case states nothing of the quoted documents.
    """
    right = [
        quote.known[field] == value
        for quote in outcome.shown
        if (stated := outcome.case.provenance.get(quote.at.document))
        for field, value in stated.model_dump(mode="json", exclude_unset=True).items()
    ]
    return (sum(right), len(right)) if right else None


METRICS: Final = (
    Metric("provenance", "Provenance", provenance, ratio, case_ratio, is_promise=True),
)
