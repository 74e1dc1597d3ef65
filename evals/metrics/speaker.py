"""Speaker: is each quote given to the one whose words or claim it is?

Accuracy over quotes, as for attribution in PolNeAR (Newell et al., LREC 2018), name and role both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from evals.metrics.metric import Metric, Values, own_ratio, ratio

if TYPE_CHECKING:
    from evals.cases.outcome import GoldStretch, Outcome, ShownQuote

_ADDRESS = {"dr", "mr", "mrs", "ms", "miss", "prof", "professor", "sir", "dame", "lord", "lady"}


def speaker(outcome: Outcome) -> Values | None:
    """Quotes with the right speaker, and quotes of which the case says who speaks.

    The figure is the sum of the first over the sum of the second, 0 to 1. A quote is judged by the
    gold or optional place that it shares most characters with. Where nobody can be named, naming
    somebody is wrong. None when no quote can be judged.
    """
    right = [
        same_speaker(quote, place)
        for quote in outcome.shown
        if (place := judged_by(quote, outcome))
    ]
    return (sum(right), len(right)) if right else None


def judged_by(quote: ShownQuote, outcome: Outcome) -> GoldStretch | None:
    """The place that says who speaks in the quote; None when no place does."""
    places = [*(one for point in outcome.points for one in point), *outcome.optional]
    stated = [one for one in places if one.speaker_stated and quote.at.touches(one.at)]
    return max(stated, key=lambda one: _shared(quote, one), default=None)


def _shared(quote: ShownQuote, place: GoldStretch) -> int:
    return min(quote.at.end, place.at.end) - max(quote.at.start, place.at.start)


def same_speaker(quote: ShownQuote, place: GoldStretch) -> bool:
    """Whether the quote is given to the one that the place names, in the role it names."""
    return same_name(quote.speaker, place.speaker) and place.role in (None, quote.role)


def same_name(one: str | None, other: str | None) -> bool:
    """Whether two names of a document are one person's: alike, or one the end of the other.

    Case and forms of address do not count: "Dr. Kemp" is "Orsolya Kemp".
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


METRICS: Final = (Metric("speaker", "Speaker", speaker, ratio, own_ratio),)
