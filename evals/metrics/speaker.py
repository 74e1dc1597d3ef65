"""Speaker: is each quote attributed to the right speaker?

Accuracy over quotes, as for attribution in PolNeAR (Newell et al., LREC 2018), name and role both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from evals.metrics.metric import Metric, Values, case_ratio, ratio

if TYPE_CHECKING:
    from evals.cases.outcome import GoldSpan, Outcome, ShownQuote

_ADDRESS = {"dr", "mr", "mrs", "ms", "miss", "prof", "professor", "sir", "dame", "lord", "lady"}


def speaker_accuracy(outcome: Outcome) -> Values | None:
    """Quotes with the right speaker and quotes whose speaker the case states.

    The figure is the pooled ratio, 0 to 1. A quote is judged by the gold or optional place that it
    overlaps most. Naming somebody is wrong where nobody can be named. None when no quote can be
    judged.
    """
    right = [
        same_speaker(quote, place)
        for quote in outcome.shown
        if (place := gold_for_speaker(quote, outcome))
    ]
    return (sum(right), len(right)) if right else None


def gold_for_speaker(quote: ShownQuote, outcome: Outcome) -> GoldSpan | None:
    """The gold place that the quote overlaps most and that states a speaker; None without any."""
    places = [*(one for point in outcome.points for one in point), *outcome.optional]
    stated = [one for one in places if one.speaker_stated and quote.at.touches(one.at)]
    return max(stated, key=lambda one: _shared(quote, one), default=None)


def _shared(quote: ShownQuote, place: GoldSpan) -> int:
    return min(quote.at.end, place.at.end) - max(quote.at.start, place.at.start)


def same_speaker(quote: ShownQuote, place: GoldSpan) -> bool:
    """Whether the quote has the speaker and the role of the place."""
    return same_name(quote.speaker, place.speaker) and place.role in (None, quote.role)


def same_name(one: str | None, other: str | None) -> bool:
    """Whether two names are one person's: equal, or one a suffix of the other.

    Case and forms of address are ignored: "Dr. Kemp" is "Orsolya Kemp".
    """
    if not one or not other:
        return not one and not other
    mine, its = ([word for word in _words(name) if word not in _ADDRESS] for name in (one, other))
    if not mine or not its:
        return _words(one) == _words(other)
    short, long = sorted((mine, its), key=len)
    return long[-len(short) :] == short


def _words(name: str) -> list[str]:
    return [word.strip(".,") for word in name.casefold().split()]


METRICS: Final = (Metric("speaker", "Speaker", speaker_accuracy, ratio, case_ratio),)
