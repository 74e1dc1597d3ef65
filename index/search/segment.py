"""A segment of the lexical index: the terms and voices of some documents, never changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus.model.speaker import Voice

Array = npt.NDArray[np.generic]
Integers = npt.NDArray[np.integer]

# The arrays of a segment and their types. `terms` holds all terms in UTF-8, sorted and joined, and
# `term_ends` where each ends there; the postings of term t are those from `posting_ends[t - 1]` to
# `posting_ends[t]`: passages, ascending, and how often each has the term. `lengths` counts the
# terms of a passage. The voices of passage p are those from `voice_ends[p - 1]` to `voice_ends[p]`:
# numbers in the segment's list of voices, and how many sentences are theirs.
ARRAY_TYPES: Mapping[str, str] = {
    "terms": "<u1",
    "term_ends": "<i8",
    "posting_ends": "<i8",
    "posting_passages": "<u4",
    "posting_counts": "<u2",
    "lengths": "<i4",
    "voice_ends": "<i8",
    "voice_numbers": "<u4",
    "voice_counts": "<u4",
}


class SegmentDocument(NamedTuple):
    """A document of a segment: its revision, number of passages, language and size.

    `language` has two letters, None where it is not known; `words` are counted between spaces.
    """

    id: str
    revision: str
    passages: int
    language: str | None
    characters: int
    words: int


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """Postings and voices of the passages of `documents`, in their order; passages count from 0.

    The arrays are those of ARRAY_TYPES, in memory or mapped from files.
    """

    documents: tuple[SegmentDocument, ...]
    voices: tuple[Voice, ...]
    arrays: Mapping[str, Array]

    @property
    def passages(self) -> int:
        """The number of passages."""
        return len(self.arrays["lengths"])

    @property
    def term_count(self) -> int:
        """The number of different terms."""
        return len(self.arrays["term_ends"])

    def integers(self, name: str) -> Integers:
        """One of the arrays, all of which are of integers."""
        found: Integers = self.arrays[name]  # type: ignore[assignment]
        return found

    def term(self, number: int) -> bytes:
        """The term of that number in UTF-8; terms are sorted."""
        start, end = bounds(self.arrays["term_ends"], number)
        return self.arrays["terms"][start:end].tobytes()

    def postings(self, term: str) -> tuple[Integers, Integers]:
        """The passages that have the term, ascending, and how often each has it."""
        number = self._number(term.encode())
        return self.postings_at(number) if number is not None else _NO_POSTINGS

    def postings_at(self, number: int) -> tuple[Integers, Integers]:
        """The postings of the term of that number."""
        start, end = bounds(self.arrays["posting_ends"], number)
        return (
            self.integers("posting_passages")[start:end],
            self.integers("posting_counts")[start:end],
        )

    def voices_of(self, first: int, end: int) -> tuple[Integers, Integers]:
        """The numbers of the voices in passages `first` to `end`, and their sentences."""
        ends = self.arrays["voice_ends"]
        start = bounds(ends, first)[0]
        stop = bounds(ends, end - 1)[1]
        return (
            self.integers("voice_numbers")[start:stop],
            self.integers("voice_counts")[start:stop],
        )

    def _number(self, term: bytes) -> int | None:
        low, high = 0, self.term_count
        while low < high:
            middle = (low + high) // 2
            if self.term(middle) < term:
                low = middle + 1
            else:
                high = middle
        return low if low < self.term_count and self.term(low) == term else None


_NO_POSTINGS = (np.zeros(0, np.uint32), np.zeros(0, np.uint16))


def bounds(ends: Array, number: int) -> tuple[int, int]:
    """Start and end of the stretch of that number, where stretches follow each other."""
    start, end = (ends[number - 1] if number else 0), ends[number]
    return int(start), int(end)
