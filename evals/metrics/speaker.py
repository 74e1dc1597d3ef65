"""Speaker: is each quote attributed to the right speaker?

Accuracy over quotes, as for attribution in PolNeAR (Newell et al., LREC 2018), name and role both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from evals.cases.same_name import is_description, same_name
from evals.metrics.metric import Metric, Values, case_ratio, ratio

if TYPE_CHECKING:
    from evals.cases.outcome import GoldSpan, Outcome, ShownQuote


def speaker_accuracy(outcome: Outcome) -> Values | None:
    """Quotes with the right speaker and quotes whose speaker the case states.

    The figure is the pooled ratio, 0 to 1. A quote is judged by the gold or optional place that it
    overlaps most. Naming somebody is wrong where nobody can be named. None when no quote can be
    judged.
    """
    correct = [
        same_speaker(quote, place)
        for quote in outcome.shown
        if (place := gold_for_speaker(quote, outcome))
    ]
    return (sum(correct), len(correct)) if correct else None


def gold_for_speaker(quote: ShownQuote, outcome: Outcome) -> GoldSpan | None:
    """The gold place that the quote overlaps most and that states a speaker; None without any."""
    places = [*(place for point in outcome.points for place in point), *outcome.optional]
    stated = [place for place in places if place.speaker_stated and quote.at.touches(place.at)]
    return max(stated, key=lambda place: _shared_characters(quote, place), default=None)


def _shared_characters(quote: ShownQuote, place: GoldSpan) -> int:
    return min(quote.at.end, place.at.end) - max(quote.at.start, place.at.start)


def same_speaker(quote: ShownQuote, place: GoldSpan) -> bool:
    """Whether the quote has the speaker and the role of the place.

    Somebody quoted without a name may be called by a description: "some authors".
    """
    described = place.speaker is None and place.role is not None and is_description(quote.speaker)
    named = described or same_name(quote.speaker, place.speaker)
    return named and place.role in (None, quote.role)


METRICS: Final = (Metric("speaker", "Speaker", speaker_accuracy, ratio, case_ratio),)
