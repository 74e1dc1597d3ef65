"""An inverted index of all words of the documents with their positions, to look up quotations."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

import numpy as np

from app.check.fold import word_key, words_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from corpus.model.document import Document

    Numbers = npt.NDArray[np.int32]

UNKNOWN = -1  # a word that no document has
_BORDER = -2  # between two documents; matches no word
MAX_POSTINGS = 2_000_000  # read in one search, those of the rarest words first: about 0.1 s
MAX_BIN_WORDS = 16  # by which insertions may shift a vote; wider bins add noise


@dataclass(frozen=True, slots=True, eq=False)
class WordIndex:
    """The words of all documents in one list of ids, with offsets in code points.

    Words with one key have one id; there is a border between two documents.
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
        """Index the documents; a million words take about two seconds."""
        indexed: list[Document] = []
        ids_of: dict[str, int] = {}
        lowered: set[str] = set()
        ids, starts, ends = array("i"), array("i"), array("i")
        bounds = [0]
        for document in documents:
            indexed.append(document)
            text = document.text
            for start, end, key in words_in(text):
                ids.append(ids_of.setdefault(key, len(ids_of)))
                starts.append(start)
                ends.append(end)
                if text[start].islower():
                    lowered.add(key)
            ids.append(_BORDER)
            starts.append(len(text))
            ends.append(len(text))
            bounds.append(len(ids))
        word_ids = np.array(ids, dtype=np.int32)
        order = np.argsort(word_ids, kind="stable")
        firsts = np.searchsorted(word_ids[order], np.arange(len(ids_of) + 1))
        return cls(
            tuple(indexed),
            np.array(bounds, dtype=np.int32),
            word_ids,
            np.array(starts, dtype=np.int32),
            np.array(ends, dtype=np.int32),
            tuple(ids_of),
            frozenset(lowered),
            ids_of,
            order,
            firsts,
        )

    def word_id(self, key: str) -> int:
        """The id of a word's key, or UNKNOWN."""
        return self._ids_of.get(key, UNKNOWN)

    def knows(self, key: str) -> bool:
        """Whether any document has the folded word."""
        return word_key(key) in self._ids_of

    def is_common(self, key: str) -> bool:
        """Whether any document has the word without a capital."""
        return word_key(key) in self.lowered

    def count(self, word_id: int) -> int:
        """The number of occurrences of the word in all documents."""
        return 0 if word_id < 0 else int(self._firsts[word_id + 1] - self._firsts[word_id])

    def weight(self, word_id: int) -> float:
        """The weight of a shared word: the rarer, the higher (inverse frequency)."""
        return float(np.log(1 + len(self.ids) / (1 + self.count(word_id))))

    def owner(self, position: int) -> int:
        """The index of the document that has the word at this position."""
        return int(np.searchsorted(self.bounds, position, side="right")) - 1

    def raw(self, position: int) -> str:
        """The word at this position as it is written."""
        text = self.documents[self.owner(position)].text
        return text[self.starts[position] : self.ends[position]]

    def runs(self, word_ids: Sequence[int]) -> list[int]:
        """The positions at which these words follow each other."""
        if not word_ids or min(word_ids) < 0:
            return []
        rarest = min(range(len(word_ids)), key=lambda offset: self.count(word_ids[offset]))
        positions = self._positions(word_ids[rarest]) - rarest
        positions = positions[(positions >= 0) & (positions + len(word_ids) <= len(self.ids))]
        for offset, word_id in enumerate(word_ids):
            positions = positions[self.ids[positions + offset] == word_id]
            if not len(positions):
                break
        return [int(position) for position in positions]

    def likely(self, word_ids: Sequence[int], *, top: int) -> list[int]:
        """The `top` best positions at which a text with most of these words may begin.

        Each shared word votes, with its weight, for the position where the text would begin.
        """
        positions, weights = self._votes(word_ids)
        if not len(positions):
            return []
        width = min(max(8, len(word_ids) // 4), MAX_BIN_WORDS)
        # Votes near the edge of a bin may fall into the next, so each bin adds its neighbour.
        bins, bin_of_vote = np.unique(positions // width, return_inverse=True)
        sums = np.bincount(bin_of_vote, weights=weights)
        after = np.where(np.append(np.diff(bins) == 1, [False]), np.append(sums[1:], 0.0), 0.0)
        best = np.argsort(-(sums + after), kind="stable")[: 3 * top]
        starts: list[int] = []
        for start in (int(bins[bin_number]) * width for bin_number in best):
            if all(abs(start - other) > width for other in starts):
                starts.append(start)
        return starts[:top]

    def _votes(
        self, word_ids: Sequence[int]
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
        positions: list[npt.NDArray[np.int64]] = []
        weights: list[npt.NDArray[np.float64]] = []
        postings_read = 0
        offsets = [offset for offset, word_id in enumerate(word_ids) if word_id >= 0]
        for offset in sorted(offsets, key=lambda offset: self.count(word_ids[offset])):
            starts = self._positions(word_ids[offset]) - offset
            postings_read += len(starts)
            if positions and postings_read > MAX_POSTINGS:
                break
            positions.append(starts)
            weights.append(np.full(len(starts), self.weight(word_ids[offset])))
        if not positions:
            return np.empty(0, np.int64), np.empty(0)
        return np.concatenate(positions), np.concatenate(weights)

    def _positions(self, word_id: int) -> npt.NDArray[np.int64]:
        return self._order[self._firsts[word_id] : self._firsts[word_id + 1]]
