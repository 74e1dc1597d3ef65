"""Reduce gold with alternatives and optional spans to two sets: gold and shown.

Of each point the alternative counts that was shown best. Shown text of optional places and of the
other alternatives is neither right nor wrong, so it is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from evals.cases.outcome import DocumentRange

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from evals.cases.outcome import GoldSpan, Outcome

MAX_SEPARATOR_CHARS = 2  # between consecutive sentences: a space, or two line ends


@dataclass(frozen=True, slots=True)
class ResolvedGold:
    """The units shown and the gold units: characters or sentences."""

    shown: frozenset[Hashable]
    gold: frozenset[Hashable]


def best_alternatives(outcome: Outcome) -> tuple[GoldSpan, ...]:
    """For each point the alternative with the greatest share shown.

    Ties go to one whose document is quoted, then to the first.
    """
    shown = _union([quote.evidence for quote in outcome.shown], DocumentRange.characters)
    quoted = {quote.evidence.document for quote in outcome.shown}

    def worth(place: GoldSpan) -> tuple[float, bool]:
        share = len(place.at.characters() & shown) / (place.at.end - place.at.start)
        return share, place.at.document in quoted

    return tuple(max(point, key=worth) for point in outcome.points)


def resolve_alternatives(
    outcome: Outcome,
    units: Callable[[DocumentRange], set[tuple[str, int]]] = DocumentRange.characters,
) -> ResolvedGold:
    """The two sets for an outcome, in characters, or in sentences by `sentence_units`.

    White space between two places that are gold or optional is left out too.
    """
    gold = _union([place.at for place in best_alternatives(outcome)], units)
    places = [place.at for point in outcome.points for place in point]
    harmless = _union([*places, *(place.at for place in outcome.optional)], units) - gold
    shown = _union([quote.evidence for quote in outcome.shown], units) - harmless
    if units is DocumentRange.characters:
        shown -= _separators(shown - gold, gold | harmless)
    return ResolvedGold(frozenset(shown), frozenset(gold))


def _separators(others: set[tuple[str, int]], known: set[tuple[str, int]]) -> set[tuple[str, int]]:
    """Those of the other characters that only separate known ones: a space or a blank line."""
    steps = range(1, MAX_SEPARATOR_CHARS + 1)
    return {
        (document, offset)
        for document, offset in others
        if any(
            (document, offset - left) in known and (document, offset + right) in known
            for left in steps
            for right in steps
            if left + right <= MAX_SEPARATOR_CHARS + 1
        )
    }


def _union(
    places: list[DocumentRange], units: Callable[[DocumentRange], set[tuple[str, int]]]
) -> set[tuple[str, int]]:
    return set().union(*map(units, places))
