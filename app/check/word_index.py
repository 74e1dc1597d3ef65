"""Everything that stands on record, word by word, so that a quotation's words are found at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

import numpy as np

from app.check.fold import WORD, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from corpus.model.document import Document

    Numbers = npt.NDArray[np.int32]

UNKNOWN = -1  # a word of a quotation that stands nowhere
_BORDER = -2  # between two documents; equal to no word
PAIRS = 2_000_000  # places looked at in one search, the rarest words' first: some 0.1 s
BIN = 16  # words by which insertions may shift the vote for one place; a wider bin drowns it


@dataclass(frozen=True, slots=True, eq=False)
class WordIndex:
    """The words of documents in a row, each a number; `starts` and `ends` count code points.

    A word's number is its folded spelling's; between two documents stands a border.
    """

    documents: tuple[Document, ...]
    bounds: Numbers
    ids: Numbers
    starts: Numbers
    ends: Numbers
    keys: tuple[str, ...] = field(repr=False)
    lowered: frozenset[str] = field(repr=False)
    _ids_of: dict[str, int] = field(repr=False)
    _order: npt.NDArray[np.int64] = field(repr=False)
    _firsts: npt.NDArray[np.int64] = field(repr=False)

    @classmethod
    def of(cls, documents: Iterable[Document]) -> Self:
        """Read the documents; a million words take about two seconds."""
        documents = tuple(documents)
        of_raw: dict[str, int] = {}
        ids_of: dict[str, int] = {}
        ids: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        bounds = [0]
        for document in documents:
            for found in WORD.finditer(document.text):
                raw = found[0]
                number = of_raw.get(raw)
                if number is None:
                    number = of_raw[raw] = ids_of.setdefault(fold(raw), len(ids_of))
                ids.append(number)
                starts.append(found.start())
                ends.append(found.end())
            ids.append(_BORDER)
            starts.append(len(document.text))
            ends.append(len(document.text))
            bounds.append(len(ids))
        numbers = np.array(ids, dtype=np.int32)
        order = np.argsort(numbers, kind="stable")
        firsts = np.searchsorted(numbers[order], np.arange(len(ids_of) + 1))
        return cls(
            documents,
            np.array(bounds, dtype=np.int32),
            numbers,
            np.array(starts, dtype=np.int32),
            np.array(ends, dtype=np.int32),
            tuple(ids_of),
            frozenset(fold(raw) for raw in of_raw if raw[0].islower()),
            ids_of,
            order,
            firsts,
        )

    def number(self, key: str) -> int:
        """The number of a folded word, or UNKNOWN."""
        return self._ids_of.get(key, UNKNOWN)

    def knows(self, key: str) -> bool:
        """Whether the folded word stands anywhere."""
        return key in self._ids_of

    def is_common(self, key: str) -> bool:
        """Whether it stands anywhere without a capital."""
        return key in self.lowered

    def count(self, number: int) -> int:
        """How often the word stands anywhere."""
        return 0 if number < 0 else int(self._firsts[number + 1] - self._firsts[number])

    def weight(self, number: int) -> float:
        """How much it tells that a word stands in two places: the rarer, the more."""
        return float(np.log(1 + len(self.ids) / (1 + self.count(number))))

    def owner(self, place: int) -> int:
        """The number of the document in which the word at `place` stands."""
        return int(np.searchsorted(self.bounds, place, side="right")) - 1

    def raw(self, place: int) -> str:
        """The word at `place` as it is written."""
        text = self.documents[self.owner(place)].text
        return text[self.starts[place] : self.ends[place]]

    def runs(self, numbers: Sequence[int]) -> list[int]:
        """Every place at which these words stand in a row."""
        if not numbers or min(numbers) < 0:
            return []
        rarest = min(range(len(numbers)), key=lambda at: self.count(numbers[at]))
        found = self._places(numbers[rarest]) - rarest
        found = found[(found >= 0) & (found + len(numbers) <= len(self.ids))]
        for at, number in enumerate(numbers):
            found = found[self.ids[found + at] == number]
            if not len(found):
                break
        return [int(place) for place in found]

    def likely(self, numbers: Sequence[int], *, top: int) -> list[int]:
        """Where a text with these words, or most of them, may begin; the best `top` places.

        Each word that the two share votes for the place where the text would begin, by its weight.
        """
        places, weights = self._votes(numbers)
        if not len(places):
            return []
        width = min(max(8, len(numbers) // 4), BIN)
        # A border between two bins must not split the votes, so each bin counts its neighbour's.
        bins, which = np.unique(places // width, return_inverse=True)
        sums = np.bincount(which, weights=weights)
        after = np.where(np.append(np.diff(bins) == 1, [False]), np.append(sums[1:], 0.0), 0.0)
        best = np.argsort(-(sums + after), kind="stable")[: 3 * top]
        kept: list[int] = []
        for begin in (int(bins[at]) * width for at in best):
            if all(abs(begin - other) > width for other in kept):
                kept.append(begin)
        return kept[:top]

    def _votes(
        self, numbers: Sequence[int]
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
        places: list[npt.NDArray[np.int64]] = []
        weights: list[npt.NDArray[np.float64]] = []
        looked = 0
        known = [at for at, number in enumerate(numbers) if number >= 0]
        for at in sorted(known, key=lambda at: self.count(numbers[at])):
            found = self._places(numbers[at]) - at
            looked += len(found)
            if places and looked > PAIRS:
                break
            places.append(found)
            weights.append(np.full(len(found), self.weight(numbers[at])))
        if not places:
            return np.empty(0, np.int64), np.empty(0)
        return np.concatenate(places), np.concatenate(weights)

    def _places(self, number: int) -> npt.NDArray[np.int64]:
        return self._order[self._firsts[number] : self._firsts[number + 1]]
