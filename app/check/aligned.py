"""A quotation laid beside a stretch of a document, word by word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.check.alignment import Step
    from app.check.quotation import Quotation
    from app.check.word_index import WordIndex
    from corpus.model.document import Document

Pair = tuple[int, int]  # an item of the quotation and the same word of the record


@dataclass(frozen=True)
class Region:
    """What lies between two words that stand: items of the quotation, words of the record.

    `steps` hold them as they were laid; `before` and `after` are None at the quotation's edges.
    """

    before: Pair | None
    steps: tuple[Step, ...]
    after: Pair | None

    @property
    def items(self) -> tuple[int, ...]:
        """The items of the quotation in it."""
        return tuple(at for at, _ in self.steps if at is not None)

    @property
    def places(self) -> tuple[int, ...]:
        """The words of the record in it."""
        return tuple(place for _, place in self.steps if place is not None)


@dataclass(frozen=True)
class Alignment:
    """A quotation and the steps that lead through it and the record, in one document."""

    quotation: Quotation
    record: WordIndex
    document: Document
    steps: tuple[Step, ...]

    @cached_property
    def places(self) -> tuple[int, ...]:
        """The words of the record that it covers."""
        return tuple(place for _, place in self.steps if place is not None)

    @property
    def start(self) -> int:
        """Where its first word begins in the document."""
        return int(self.record.starts[self.places[0]])

    @property
    def end(self) -> int:
        """Where its last word ends in the document."""
        return int(self.record.ends[self.places[-1]])

    def raw(self, place: int) -> str:
        """The record's word as it is written."""
        return self.document.text[self.record.starts[place] : self.record.ends[place]]

    def said(self, first: int | None, last: int | None) -> str:
        """The quotation's text between two items, or from its beginning, or to its end."""
        items, text = self.quotation.items, self.quotation.text
        start = 0 if first is None else items[first].end
        return text[start : len(text) if last is None else items[last].start]

    def stands(self, first: int, last: int) -> str:
        """The document's text between two words of the record."""
        return self.document.text[self.record.ends[first] : self.record.starts[last]]

    def same(self, step: Step) -> Pair | None:
        """The step, if it is a word that stands."""
        at, place = step
        if at is None or place is None:
            return None
        item = self.quotation.items[at]
        number = self.record.ids[place]
        stands = number >= 0 and item.is_word and self.record.keys[number] == item.key
        return (at, place) if stands else None

    def regions(self) -> Iterator[Region]:
        """All that lies before, between and after the words that stand, empty or not."""
        before: Pair | None = None
        between: list[Step] = []
        for step in self.steps:
            pair = self.same(step)
            if pair is None:
                between.append(step)
                continue
            yield Region(before, tuple(between), pair)
            before, between = pair, []
        yield Region(before, tuple(between), None)
