"""Merge segments of the lexical index into one, on disk, without holding them in memory."""

from __future__ import annotations

from heapq import merge
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from index.search.segment import ARRAY_TYPES, Segment
from index.search.segment_files import array_file, finish_segment, new_segment_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from corpus.model.speaker import Voice
    from index.search.segment import Array, Integers
    from index.search.segment_rows import SegmentRows


def merge_segments(folder: Path, parts: Sequence[SegmentRows]) -> str:
    """Write the live passages of the parts as one segment below the folder; returns its name.

    The rows of the parts follow each other from 0. OSError when it cannot be written.
    """
    with new_segment_folder(folder) as place:
        arrays = _merge_postings(place, parts)
        voices: dict[Voice, int] = {}
        columns = list(_merge_voices(parts, voices))
        arrays["lengths"] = np.concatenate([part.lengths for part in parts])
        arrays["voice_ends"] = np.cumsum(np.concatenate([sizes for sizes, _, _ in columns]))
        arrays["voice_numbers"] = np.concatenate([numbers for _, numbers, _ in columns])
        arrays["voice_counts"] = np.concatenate([counts for _, _, counts in columns])
        for array, values in arrays.items():
            np.save(array_file(place, array), values.astype(ARRAY_TYPES[array]))
        documents = tuple(document for part in parts for _, document in part.documents)
        finish_segment(place, Segment(documents, tuple(voices), {}))
    return place.name


def _merge_postings(place: Path, parts: Sequence[SegmentRows]) -> dict[str, Array]:
    """Write the postings term by term; returns the terms with the ends of both."""
    size = sum(_live_postings(part) for part in parts)
    passages, counts = (
        _new_array(place, array, size) for array in ("posting_passages", "posting_counts")
    )
    terms: list[bytes] = []
    ends: list[int] = []
    end = 0
    for term, numbers in groupby(merge(*map(_numbered_terms, range(len(parts)), parts)), _term):
        start = end
        for _, part, number in numbers:
            rows, frequencies = parts[part].postings_at(number)
            passages[end : end + len(rows)] = rows
            counts[end : end + len(rows)] = frequencies
            end += len(rows)
        if end > start:
            terms.append(term)
            ends.append(end)
    for written in (passages, counts):
        if isinstance(written, np.memmap):
            written.flush()
    return {
        "terms": np.frombuffer(b"".join(terms), np.uint8),
        "term_ends": np.cumsum([len(term) for term in terms]),
        "posting_ends": np.asarray(ends),
    }


def _new_array(place: Path, array: str, size: int) -> Array:
    """An array that is written on disk; in memory where it is empty, which cannot be mapped."""
    kind, file = ARRAY_TYPES[array], array_file(place, array)
    if size:
        return np.lib.format.open_memmap(file, mode="w+", dtype=kind, shape=(size,))
    empty = np.zeros(0, kind)
    np.save(file, empty)
    return empty


def _live_postings(part: SegmentRows) -> int:
    passages = part.segment.integers("posting_passages")
    return len(passages) if part.rows is None else int((part.rows[passages] >= 0).sum())


def _numbered_terms(number: int, part: SegmentRows) -> Iterator[tuple[bytes, int, int]]:
    """The part's terms in order, each with the part's number and its own in the segment."""
    segment = part.segment
    terms, ends = segment.arrays["terms"].tobytes(), segment.integers("term_ends").tolist()
    start = 0
    for at, end in enumerate(ends):
        yield terms[start:end], number, at
        start = end


def _term(numbered: tuple[bytes, int, int]) -> bytes:
    return numbered[0]


def _merge_voices(
    parts: Iterable[SegmentRows], voices: dict[Voice, int]
) -> Iterator[tuple[Integers, Integers, Integers]]:
    """For each part: how many voices each live passage has, their numbers, and their sentences.

    New voices are added to `voices` with their numbers.
    """
    for part in parts:
        segment = part.segment
        numbers = np.array(
            [voices.setdefault(voice, len(voices)) for voice in segment.voices], np.int64
        )
        sizes = np.diff(segment.integers("voice_ends"), prepend=0)
        live = np.ones(len(sizes), np.bool) if part.rows is None else part.rows >= 0
        kept = np.repeat(live, sizes)
        yield (
            sizes[live],
            numbers[segment.integers("voice_numbers")[kept]],
            segment.integers("voice_counts")[kept],
        )
