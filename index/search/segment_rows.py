"""The live part of a segment: which of its passages are in the library, and in which rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from index.search.segment import Integers, Segment, SegmentDocument


@dataclass(frozen=True, slots=True, eq=False)
class SegmentRows:
    """A segment whose live passages have the library's rows from `first` on.

    `documents` are the live ones with the number of their first passage in the segment; `rows` has
    the row of each passage, -1 for one that is not live, and is None where all are live.
    """

    segment: Segment
    first: int
    size: int
    documents: tuple[tuple[int, SegmentDocument], ...]
    rows: Integers | None

    @classmethod
    def of(cls, segment: Segment, first: int, live: Collection[tuple[str, str]]) -> Self:
        """The part with the documents that are `live`: pairs of id and revision."""
        documents, rows = [], np.full(segment.passages, -1, np.int32)
        start, row = 0, first
        for document in segment.documents:
            end = start + document.passages
            if (document.id, document.revision) in live:
                documents.append((start, document))
                rows[start:end] = np.arange(row, row + document.passages, dtype=np.int32)
                row += document.passages
            start = end
        is_whole = len(documents) == len(segment.documents)
        return cls(segment, first, row - first, tuple(documents), None if is_whole else rows)

    @classmethod
    def of_all(cls, segments: Iterable[Segment]) -> list[Self]:
        """The parts of segments of which every passage is live."""
        parts: list[Self] = []
        for segment in segments:
            first = parts[-1].first + parts[-1].size if parts else 0
            starts = np.cumsum([0, *(one.passages for one in segment.documents)])
            documents = tuple(zip(starts.tolist(), segment.documents, strict=False))
            parts.append(cls(segment, first, segment.passages, documents, None))
        return parts

    @property
    def lengths(self) -> Integers:
        """The number of terms of each live passage."""
        lengths = self.segment.integers("lengths")
        return lengths if self.rows is None else lengths[self.rows >= 0]

    def postings(self, term: str) -> tuple[Integers, Integers]:
        """The rows that have the term, ascending, and how often each has it."""
        return self._live(*self.segment.postings(term))

    def postings_at(self, number: int) -> tuple[Integers, Integers]:
        """The same for the term of that number in the segment."""
        return self._live(*self.segment.postings_at(number))

    def _live(self, passages: Integers, counts: Integers) -> tuple[Integers, Integers]:
        if self.rows is None:
            return passages.astype(np.int64) + self.first, counts
        rows = self.rows[passages]
        is_live = rows >= 0
        return rows[is_live], counts[is_live]
