"""Segments as files: a folder each, whose arrays are mapped into memory when it is opened."""

from __future__ import annotations

import json
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from uuid import uuid4
from zlib import crc32

import numpy as np

from index.search.segment import ARRAY_TYPES, Segment, SegmentDocument
from index.store.codec import voice_from_json, voice_to_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from index.search.segment import Array

SEGMENT_PREFIX = "segment-"
_HEADER = "segment.json"
_READ_BYTES = 1 << 20


class DamagedIndexError(Exception):
    """A file of the index that is missing, cut off or altered."""


def write_segment(folder: Path, segment: Segment) -> str:
    """Write the segment below the folder and return its name; OSError when that fails.

    Nothing refers to it until its name is in the index's list of segments.
    """
    with new_segment_folder(folder) as place:
        for array, values in segment.arrays.items():
            np.save(array_file(place, array), values)
        finish_segment(place, segment)
    return place.name


@contextmanager
def new_segment_folder(folder: Path) -> Iterator[Path]:
    """A folder for a new segment, which is deleted where the block fails."""
    place = folder / f"{SEGMENT_PREFIX}{uuid4().hex}"
    place.mkdir()
    try:
        yield place
    except OSError:
        shutil.rmtree(place, ignore_errors=True)
        raise


def array_file(place: Path, array: str) -> Path:
    """The file of an array in a segment's folder."""
    return place / f"{array}.npy"


def finish_segment(place: Path, segment: Segment) -> None:
    """Write what a segment holds besides its arrays, and the checksums of their files."""
    header = {
        "documents": segment.documents,
        "voices": [*map(voice_to_json, segment.voices)],
        "checksums": {array: _checksum(array_file(place, array)) for array in ARRAY_TYPES},
    }
    body = json.dumps(header, ensure_ascii=False)
    text = json.dumps({"checksum": crc32(body.encode()), "body": body}, ensure_ascii=False)
    (place / _HEADER).write_text(text, "utf-8")


def open_segment(place: Path) -> Segment:
    """The segment in the folder, its arrays mapped from disk; DamagedIndexError."""
    try:
        header = _header(place)
        for array, checksum in header["checksums"].items():
            if _checksum(array_file(place, array)) != checksum:
                message = f"{array_file(place, array)} is not as it was written"
                raise DamagedIndexError(message)
        return Segment(
            tuple(SegmentDocument(*each) for each in header["documents"]),
            tuple(map(voice_from_json, header["voices"])),
            dict(_mapped(place)),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"{place} cannot be read: {error}"
        raise DamagedIndexError(message) from error


def _header(place: Path) -> Mapping[str, Any]:
    written = json.loads((place / _HEADER).read_text("utf-8"))
    if crc32(written["body"].encode()) != written["checksum"]:
        message = f"{place / _HEADER} is not as it was written"
        raise DamagedIndexError(message)
    header: Mapping[str, Any] = json.loads(written["body"])
    return header


def _mapped(place: Path) -> Iterator[tuple[str, Array]]:
    for array, kind in ARRAY_TYPES.items():
        file = array_file(place, array)
        # An empty array cannot be mapped.
        values: Array = np.load(file, mmap_mode="r" if _has_values(file) else None)
        if values.dtype != np.dtype(kind):
            message = f"{file} holds {values.dtype}"
            raise ValueError(message)
        yield array, values.view(np.ndarray)


def _has_values(file: Path) -> bool:
    with file.open("rb") as opened:
        np.lib.format.read_magic(opened)
        shape, _, _ = np.lib.format.read_array_header_1_0(opened)
    return bool(np.prod(shape))


def _checksum(file: Path) -> int:
    checksum = 0
    with file.open("rb") as opened:
        while part := opened.read(_READ_BYTES):
            checksum = crc32(part, checksum)
    return checksum
