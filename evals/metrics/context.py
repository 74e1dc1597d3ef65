"""Context: is a quote complete, so that it does not change its meaning?

Promise 2 of On Record: whole sentences, with the negation, the hedge and the reporting clause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from evals.metrics.metric import Metric, Values, case_ratio, ratio

if TYPE_CHECKING:
    from evals.cases.outcome import GoldSpan, Outcome, ShownQuote


def in_context(outcome: Outcome) -> Values | None:
    """Quotes in context and all quotes of the answer; None without quotes.

    The figure is the pooled ratio, 0 to 1. A quote is in context if it is whole sentences by a
    segmenter that the application does not use, and if it includes the `context` that the case
    demands for each place that it touches.
    """
    places = [*(place for point in outcome.points for place in point), *outcome.optional]
    complete = [keeps_context(quote, places) for quote in outcome.shown]
    return (sum(complete), len(complete)) if complete else None


def keeps_context(quote: ShownQuote, places: list[GoldSpan]) -> bool:
    """Whether the quote is whole sentences and includes the context that these places demand."""
    return quote.whole and all(
        quote.at.start <= place.context[0] and place.context[1] <= quote.at.end
        for place in places
        if place.context and quote.at.touches(place.at)
    )


METRICS: Final = (Metric("context", "In context", in_context, ratio, case_ratio, is_promise=True),)
