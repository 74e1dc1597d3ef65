"""Gold with alternatives and things that may be shown, settled into two plain sets.

For each point the alternative counts of which most was shown. What was shown of the optional
places, and of alternatives that do not count, is neither right nor wrong: it is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from evals.cases.outcome import DocumentRange

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from evals.cases.outcome import GoldStretch, Outcome

BETWEEN = 2  # characters, at most, between two sentences in a row: a space, or two line ends


@dataclass(frozen=True, slots=True)
class ResolvedGold:
    """What was shown and what is gold, in characters or sentences, after settling."""

    shown: frozenset[Hashable]
    gold: frozenset[Hashable]


def chosen(outcome: Outcome) -> tuple[GoldStretch, ...]:
    """For each point the alternative of which the greatest share was shown.

    Of equals, one whose document is quoted; of these, the first.
    """
    shown = _all([quote.evidence for quote in outcome.shown], DocumentRange.characters)
    quoted = {quote.evidence.document for quote in outcome.shown}

    def worth(one: GoldStretch) -> tuple[float, bool]:
        share = len(one.at.characters() & shown) / (one.at.end - one.at.start)
        return share, one.at.document in quoted

    return tuple(max(point, key=worth) for point in outcome.points)


def resolve_alternatives(
    outcome: Outcome,
    units: Callable[[DocumentRange], set[tuple[str, int]]] = DocumentRange.characters,
) -> ResolvedGold:
    """The two sets for an outcome, in characters, or in sentences with `Stretch.units`.

    The white space between two places that are both gold, or harmless, is harmless too.
    """
    gold = _all([one.at for one in chosen(outcome)], units)
    every = [one.at for point in outcome.points for one in point]
    harmless = _all([*every, *(one.at for one in outcome.optional)], units) - gold
    shown = _all([quote.evidence for quote in outcome.shown], units) - harmless
    if units is DocumentRange.characters:
        shown -= _between(shown - gold, gold | harmless)
    return ResolvedGold(frozenset(shown), frozenset(gold))


def _between(others: set[tuple[str, int]], known: set[tuple[str, int]]) -> set[tuple[str, int]]:
    """Of the other characters, those that only part what is known: a space, or a blank line."""
    steps = range(1, BETWEEN + 1)
    return {
        (document, at)
        for document, at in others
        if any(
            (document, at - left) in known and (document, at + right) in known
            for left in steps
            for right in steps
            if left + right <= BETWEEN + 1
        )
    }


def _all(
    places: list[DocumentRange], units: Callable[[DocumentRange], set[tuple[str, int]]]
) -> set[tuple[str, int]]:
    return set().union(*map(units, places))
