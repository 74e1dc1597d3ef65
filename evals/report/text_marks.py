"""Quotes and gold cut into pieces, each marked as gold, harmless, missed or plain."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

from evals.cases.resolve_alternatives import resolve_alternatives

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from evals.cases.outcome import DocumentRange, GoldSpan, Outcome, ShownQuote

CharacterPosition = tuple[str, int]  # a document and the offset of a character


class TextMark(StrEnum):
    """The mark of a piece.

    `GOLD` is shown and should be; `HARMLESS` is shown and does not count; `MISSED` should be shown
    and is not; `PLAIN` is the rest, in a quote a false positive.
    """

    GOLD = "gold"
    HARMLESS = "harmless"
    MISSED = "missed"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class MarkedPiece:
    """Consecutive characters with the same mark."""

    text: str
    mark: TextMark


@dataclass(frozen=True, slots=True)
class Marker:
    """Marks the quotes and the gold of one outcome as the metrics count them.

    `counted` are the shown characters that count for or against. A quote that is not verbatim is
    all plain, since its words are not those of its place.
    """

    shown: frozenset[CharacterPosition]
    counted: frozenset[Hashable]
    gold: frozenset[Hashable]

    @classmethod
    def of(cls, outcome: Outcome) -> Marker:
        """Make the marker of an outcome."""
        resolved = resolve_alternatives(outcome)
        shown = (quote.evidence.characters() for quote in outcome.shown)
        return cls(frozenset().union(*shown), resolved.shown, resolved.gold)

    def share(self, place: GoldSpan) -> float:
        """Share of the place that was shown, 0 to 1."""
        characters = place.at.characters()
        return len(characters & self.shown) / len(characters)

    def quote(self, quote: ShownQuote) -> tuple[MarkedPiece, ...]:
        """The pieces of a quote, in order and without gaps."""
        return _pieces(quote.evidence, self._mark)

    def place(self, place: GoldSpan) -> tuple[MarkedPiece, ...]:
        """The pieces of a gold or optional place, in order and without gaps."""
        return _pieces(place.at, self._mark)

    def _mark(self, place: CharacterPosition) -> TextMark:
        if place not in self.shown:
            return TextMark.MISSED if place in self.gold else TextMark.PLAIN
        if place in self.gold:
            return TextMark.GOLD
        return TextMark.PLAIN if place in self.counted else TextMark.HARMLESS


def _pieces(
    words: DocumentRange, mark: Callable[[CharacterPosition], TextMark]
) -> tuple[MarkedPiece, ...]:
    """Cut a range into pieces; one plain piece if its text doesn't fit its offsets."""
    if len(words.text) != words.end - words.start:
        return (MarkedPiece(words.text, TextMark.PLAIN),)
    marks = [mark((words.document, offset)) for offset in range(words.start, words.end)]
    runs = groupby(zip(words.text, marks, strict=True), key=lambda pair: pair[1])
    return tuple(
        MarkedPiece("".join(character for character, _ in characters), kind)
        for kind, characters in runs
    )
