"""Quotes and gold cut into pieces, each marked for what it is to the other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

from evals.cases.resolve_alternatives import resolve_alternatives

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from evals.cases.outcome import DocumentRange, GoldStretch, Outcome, ShownQuote

Place = tuple[str, int]  # a document and the offset of a character


class TextMark(StrEnum):
    """What the characters of a piece are.

    `GOLD` is shown and should be; `HARMLESS` may be shown and counts neither way; `MISSED` should
    be shown and is not; `PLAIN` is the rest: in a quote what need not be there.
    """

    GOLD = "gold"
    HARMLESS = "harmless"
    MISSED = "missed"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Piece:
    """Neighbouring characters of one mark."""

    text: str
    mark: TextMark


@dataclass(frozen=True, slots=True)
class Marker:
    """Marks the quotes and the gold of one outcome, as the figures count their characters.

    `counted` are the shown characters that count for or against. A quote that does not stand is
    all plain, since its words are not those of its place.
    """

    shown: frozenset[Place]
    counted: frozenset[Hashable]
    gold: frozenset[Hashable]

    @classmethod
    def of(cls, outcome: Outcome) -> Marker:
        """The marker for this outcome's quotes and places."""
        settled = resolve_alternatives(outcome)
        shown = (quote.evidence.characters() for quote in outcome.shown)
        return cls(frozenset().union(*shown), settled.shown, settled.gold)

    def share(self, place: GoldStretch) -> float:
        """How much of the place was shown, 0 to 1."""
        every = place.at.characters()
        return len(every & self.shown) / len(every)

    def quote(self, quote: ShownQuote) -> tuple[Piece, ...]:
        """The words of a quote, in order and without a gap."""
        return _pieces(quote.evidence, self._mark)

    def place(self, place: GoldStretch) -> tuple[Piece, ...]:
        """The words of a gold or an optional place, in order and without a gap."""
        return _pieces(place.at, self._mark)

    def _mark(self, place: Place) -> TextMark:
        if place not in self.shown:
            return TextMark.MISSED if place in self.gold else TextMark.PLAIN
        if place in self.gold:
            return TextMark.GOLD
        return TextMark.PLAIN if place in self.counted else TextMark.HARMLESS


def _pieces(at: DocumentRange, mark: Callable[[Place], TextMark]) -> tuple[Piece, ...]:
    """One plain piece where there are not as many characters as offsets."""
    if len(at.text) != at.end - at.start:
        return (Piece(at.text, TextMark.PLAIN),)
    marks = [mark((at.document, offset)) for offset in range(at.start, at.end)]
    runs = groupby(zip(at.text, marks, strict=True), key=lambda pair: pair[1])
    return tuple(Piece("".join(sign for sign, _ in run), kind) for kind, run in runs)
