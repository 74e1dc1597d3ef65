"""The rows of a library: which passage of which document each is, and whose words it has."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corpus.model.speaker import Voice
    from index.search.segment import SegmentDocument
    from index.search.segment_rows import SegmentRows


class DocumentRows(NamedTuple):
    """A document's rows in the library, from `first` on, and its place in a segment."""

    facts: SegmentDocument
    first: int
    part: SegmentRows
    start: int  # number of its first passage in the segment


class PassageRows:
    """The passages of the live documents in rows from 0, those of a document in its order."""

    def __init__(self, parts: Sequence[SegmentRows]) -> None:
        """Lay out the live passages of the segments, which follow each other."""
        self.parts = tuple(parts)
        self.documents: dict[str, DocumentRows] = {}
        row = 0
        for part in parts:
            for start, facts in part.documents:
                self.documents[facts.id] = DocumentRows(facts, row, part, start)
                row += facts.passages
        self._size = row

    def __len__(self) -> int:
        """The number of rows."""
        return self._size

    @cached_property
    def _firsts(self) -> npt.NDArray[np.int64]:
        return np.array([one.first for one in self.documents.values()], dtype=np.int64)

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return tuple(self.documents)

    def place_of(self, row: int) -> tuple[str, int]:
        """The id of the row's document, and the passage's number there from 0."""
        at = int(np.searchsorted(self._firsts, row, side="right")) - 1
        return self._names[at], row - int(self._firsts[at])

    def row_of(self, document: str, revision: str, number: int) -> int | None:
        """The row of a passage; None where that revision of the document is not live."""
        found = self.documents.get(document)
        if found is None or found.facts.revision != revision or number >= found.facts.passages:
            return None
        return found.first + number

    def number_documents(self, numbers: dict[str, int]) -> npt.NDArray[np.int64]:
        """The number of each row's document."""
        sizes = [one.facts.passages for one in self.documents.values()]
        return np.repeat(np.array([numbers[name] for name in self.documents], np.int64), sizes)

    def voices_of(self, document: str) -> frozenset[Voice]:
        """The voices in the document."""
        facts, _, part, start = self.documents[document]
        numbers, _ = part.segment.voices_of(start, start + facts.passages)
        return frozenset(part.segment.voices[number] for number in set(numbers.tolist()))

    def voice_counts(self, document: str) -> Counter[Voice]:
        """The voices in the document, each with the number of sentences that are theirs."""
        facts, _, part, start = self.documents[document]
        numbers, counts = part.segment.voices_of(start, start + facts.passages)
        voices: Counter[Voice] = Counter()
        for number, count in zip(numbers.tolist(), counts.tolist(), strict=True):
            voices[part.segment.voices[number]] += count
        return voices

    @cached_property
    def voices(self) -> frozenset[Voice]:
        """The voices in all live documents."""
        found: set[Voice] = set()
        for part in self.parts:
            if part.rows is None:
                found.update(part.segment.voices)
            else:
                found.update(voice for _, one in part.documents for voice in self.voices_of(one.id))
        return frozenset(found)

    def rows_with(self, document: str, accepts: Callable[[Voice], bool]) -> npt.NDArray[np.int64]:
        """The document's rows in which a voice speaks that is accepted."""
        facts, first, part, start = self.documents[document]
        segment = part.segment
        numbers, _ = segment.voices_of(start, start + facts.passages)
        accepted = [
            number for number in np.unique(numbers).tolist() if accepts(segment.voices[number])
        ]
        ends = segment.integers("voice_ends")[start : start + facts.passages].astype(np.int64)
        before = int(segment.arrays["voice_ends"][start - 1]) if start else 0
        rows = np.repeat(np.arange(first, first + facts.passages), np.diff(ends, prepend=before))
        return np.unique(rows[np.isin(numbers, accepted)])
