"""A quotation aligned with part of a document, word by word."""

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

Pair = tuple[int, int]  # an item of the quotation and the position of the same word in the index


@dataclass(frozen=True)
class Region:
    """The steps between two matching words.

    `before` and `after` are the matching words; None at the quotation's edges.
    """

    before: Pair | None
    steps: tuple[Step, ...]
    after: Pair | None

    @property
    def items(self) -> tuple[int, ...]:
        """The item numbers of the quotation in it."""
        return tuple(item for item, _ in self.steps if item is not None)

    @property
    def places(self) -> tuple[int, ...]:
        """The word positions of the source in it."""
        return tuple(position for _, position in self.steps if position is not None)


@dataclass(frozen=True)
class Alignment:
    """A quotation and its alignment steps in one document."""

    quotation: Quotation
    word_index: WordIndex
    document: Document
    steps: tuple[Step, ...]

    @cached_property
    def places(self) -> tuple[int, ...]:
        """The word positions of the source that it covers."""
        return tuple(position for _, position in self.steps if position is not None)

    @cached_property
    def matching_pairs(self) -> frozenset[Pair]:
        """The items and word positions that have the same word."""
        return frozenset(filter(None, map(self.matching_pair, self.steps)))

    @property
    def start(self) -> int:
        """The offset in the document where its first word begins."""
        return int(self.word_index.starts[self.places[0]])

    @property
    def end(self) -> int:
        """The offset in the document where its last word ends."""
        return int(self.word_index.ends[self.places[-1]])

    def raw(self, position: int) -> str:
        """The word of the source as it is written."""
        return self.document.text[self.word_index.starts[position] : self.word_index.ends[position]]

    def quoted_between(self, first: int | None, last: int | None) -> str:
        """The quotation's text between two items; None means its beginning or its end."""
        items, text = self.quotation.items, self.quotation.text
        start = 0 if first is None else items[first].end
        return text[start : len(text) if last is None else items[last].start]

    def source_between(self, first: int, last: int) -> str:
        """The document's text between two word positions."""
        return self.document.text[self.word_index.ends[first] : self.word_index.starts[last]]

    def matching_pair(self, step: Step) -> Pair | None:
        """The step, if both sides have the same word."""
        item_index, position = step
        if item_index is None or position is None:
            return None
        item = self.quotation.items[item_index]
        word_id = self.word_index.ids[position]
        is_same = word_id >= 0 and item.is_word and self.word_index.keys[word_id] == item.key
        return (item_index, position) if is_same else None

    def has_clitic(self, pair: Pair) -> bool:
        """Whether the word is the second part of a contraction, on one side or on both."""
        item, position = pair
        items, word_index = self.quotation.items, self.word_index
        is_quoted = item > 0 and items[item - 1].end == items[item].start
        return is_quoted or bool(
            position > 0 and word_index.ends[position - 1] == word_index.starts[position]
        )

    def regions(self) -> Iterator[Region]:
        """The regions before, between and after the matching words, empty ones included."""
        before: Pair | None = None
        between: list[Step] = []
        for step in self.steps:
            pair = self.matching_pair(step)
            if pair is None:
                between.append(step)
                continue
            yield Region(before, tuple(between), pair)
            before, between = pair, []
        yield Region(before, tuple(between), None)
