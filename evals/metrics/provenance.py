"""Provenance: is what is said of a source what a person who read it says of it?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from evals.metrics.metric import Metric, Values, own_ratio, ratio

if TYPE_CHECKING:
    from evals.cases.outcome import Outcome


def provenance(outcome: Outcome) -> Values | None:
    """Fields shown as the case states them, and fields that it states of the quoted documents.

    The figure is the sum of the first over the sum of the second, 0 to 1: title, author, publisher,
    date and kind, of each quote. What the case gives as unknown must be shown as unknown. None when
    it states nothing of what was quoted.
    """
    right = [
        quote.known[field] == value
        for quote in outcome.shown
        if (stated := outcome.case.provenance.get(quote.at.document))
        for field, value in stated.model_dump(mode="json", exclude_unset=True).items()
    ]
    return (sum(right), len(right)) if right else None


METRICS: Final = (Metric("provenance", "Provenance", provenance, ratio, own_ratio, promise=True),)
