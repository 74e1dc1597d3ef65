"""The failures of a case in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from evals.cases.same_name import same_name
from evals.metrics.context import keeps_context
from evals.metrics.speaker import gold_for_speaker, same_speaker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evals.cases.outcome import GoldSpan, Outcome, ShownQuote

HALF = 0.5  # of a place's characters; less does not make the point


@dataclass(frozen=True, slots=True)
class CaseFailure:
    """A failure in words; a grave one (false or misleading) makes the case fail."""

    words: str
    is_grave: bool


def case_failures(outcome: Outcome) -> tuple[CaseFailure, ...]:
    """All failures of an outcome, grave ones first; none for stale gold."""
    if outcome.stale is not None:
        return ()
    failures = [*_quote_failures(outcome), *_answer_failures(outcome)]
    return tuple(sorted(failures, key=lambda failure: not failure.is_grave))


def has_failed(outcome: Outcome) -> bool:
    """Whether the outcome has a grave failure."""
    return any(failure.is_grave for failure in case_failures(outcome))


def missed_points(outcome: Outcome) -> tuple[str, ...]:
    """Points of which no alternative was at least half shown, in the case's words."""
    shown = set().union(*(quote.evidence.characters() for quote in outcome.shown))
    return tuple(
        point.says or f"“{places[0].at.text}”"
        for point, places in zip(outcome.case.gold, outcome.points, strict=True)
        if not any(_is_half_shown(place, shown) for place in places)
    )


def _is_half_shown(place: GoldSpan, shown: set[tuple[str, int]]) -> bool:
    characters = place.at.characters()
    return len(characters & shown) >= HALF * len(characters)


def _quote_failures(outcome: Outcome) -> Iterator[CaseFailure]:
    places = [*(place for point in outcome.points for place in point), *outcome.optional]
    for number, quote in enumerate(outcome.shown, start=1):
        if not quote.stands:
            yield CaseFailure(
                f"quote {number} does not stand at its place in the source", is_grave=True
            )
        if not quote.known_truly:
            yield CaseFailure(f"quote {number} says of its source what is not so", is_grave=True)
        if quote.stands and not quote.whole:
            yield CaseFailure(f"quote {number} is not whole sentences", is_grave=True)
        elif quote.stands and not keeps_context(quote, places):
            yield CaseFailure(f"quote {number} cuts off what it hangs on", is_grave=True)
        place = gold_for_speaker(quote, outcome)
        if place and not same_speaker(quote, place):
            words = f"quote {number} {_misattribution(quote, place)}"
            yield CaseFailure(words, is_grave=quote.speaker is not None)
    if not all(outcome.nearest_stand):
        yield CaseFailure("a passage shown as near does not stand at its place", is_grave=True)


def _misattribution(quote: ShownQuote, place: GoldSpan) -> str:
    if same_name(quote.speaker, place.speaker):
        return f"is shown as {quote.role}, but is {place.role}"
    owner = place.speaker or f"somebody unnamed ({place.role or 'unclear'})"
    return f"is given to {quote.speaker or 'nobody by name'}, but is {owner}’s"


def _answer_failures(outcome: Outcome) -> Iterator[CaseFailure]:
    if not outcome.points:
        if not outcome.silent:
            yield CaseFailure("it answers, though the documents do not", is_grave=True)
        return
    if outcome.silent:
        yield CaseFailure("it is silent, though the documents answer", is_grave=True)
        return
    missed = missed_points(outcome)
    if len(missed) == len(outcome.points):
        yield CaseFailure("nothing of what it shows answers the question", is_grave=True)
    for says in missed:
        yield CaseFailure(f"it misses: {says}", is_grave=False)
