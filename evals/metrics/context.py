"""Context: is any quote cut so that it says something else?

Promise 2 of On Record: whole sentences, with the negation, the hedge and the reporting clause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from evals.metrics.metric import Metric, Values, own_ratio, ratio

if TYPE_CHECKING:
    from evals.cases.outcome import GoldStretch, Outcome, ShownQuote


def context(outcome: Outcome) -> Values | None:
    """Quotes that are in context, and all quotes of the answer.

    The figure is the sum of the first over the sum of the second, 0 to 1. A quote is in context
    when a segmenter that the application does not use sees whole sentences in it, and when it holds
    the context that the case demands for each place that the quote touches. None without quotes.
    """
    places = [*(one for point in outcome.points for one in point), *outcome.optional]
    kept = [keeps_context(quote, places) for quote in outcome.shown]
    return (sum(kept), len(kept)) if kept else None


def keeps_context(quote: ShownQuote, places: list[GoldStretch]) -> bool:
    """Whether the quote is whole sentences and cuts nothing off that these places demand."""
    return quote.whole and all(
        quote.at.start <= place.context[0] and place.context[1] <= quote.at.end
        for place in places
        if place.context and quote.at.touches(place.at)
    )


METRICS: Final = (Metric("context", "In context", context, ratio, own_ratio, promise=True),)
