"""The lexical index on disk: segments of documents, brought up to date with the store.

The index is derived from the store. A list of segments, replaced in one step, says which count and
which revision of the store they fit; whatever else is in the folder is left over from a process
that was stopped.
"""

from __future__ import annotations

import json
import logging
import math
import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self
from uuid import uuid4

import portalocker

from index.passages.passages import CUTTING
from index.search.build_segment import SegmentBuilder
from index.search.merge_segments import merge_segments
from index.search.segment_files import (
    SEGMENT_PREFIX,
    DamagedIndexError,
    open_segment,
    write_segment,
)
from index.search.segment_rows import SegmentRows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from index.search.segment import Segment
    from index.store.record import DocumentRecord
    from index.store.store import Store

TERMS = "snowball-1"  # how words become terms: change it when terms or the files change
LIST_FILE = "segments.json"
BUILD_PASSAGES = 10_000  # of a new segment, held in memory while it is built
MERGE_FACTOR = 8  # segments of about one size that are merged into one
_SMALLEST = 64  # passages; smaller segments count as of one size
_MIN_LIVE = 0.5  # share of a segment's passages below which it is written again without the others
_FORMAT = f"{TERMS}/{CUTTING}"
logger = logging.getLogger(__name__)


def segments_for(
    store: Store, records: Mapping[str, DocumentRecord], revision: str
) -> list[SegmentRows]:
    """The segments of the live documents, brought up to date with the store first.

    `records` are those of the live documents at that `revision`. Where the folder cannot be written
    what is missing is indexed in memory, for this process alone.
    """
    live = {(record.id, record.revision): record for record in records.values()}
    with _exclusive(store.index_folder):
        index = _DiskIndex.read(store.index_folder)
        # A process that is killed may have changed a record and not yet the revision.
        missing = index.missing(live)
        if missing or index.revision != revision:
            index.add(missing, store)
            index.merge(live.keys())
            index.save(revision)
        return live_parts(index.segments.values(), live.keys())


def update_index(store: Store) -> None:
    """Bring the lexical index on disk up to date with the store."""
    revision = store.revision()
    segments_for(store, store.records(), revision)


def live_parts(segments: Iterable[Segment], live: Collection[tuple[str, str]]) -> list[SegmentRows]:
    """The parts of the segments with `live` documents, pairs of id and revision; rows from 0."""
    parts: list[SegmentRows] = []
    for segment in segments:
        first = parts[-1].first + parts[-1].size if parts else 0
        part = SegmentRows.of(segment, first, live)
        if part.size:
            parts.append(part)
    return parts


@contextmanager
def _exclusive(folder: Path) -> Iterator[None]:
    """Keep other processes and threads out of the folder, if it can be written at all."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / ".lock").open("a+", encoding="utf-8")
    except OSError:
        yield
        return
    with lock:
        portalocker.lock(lock, portalocker.LockFlags.EXCLUSIVE)
        yield


@dataclass(slots=True)
class _DiskIndex:
    """The segments of a folder by name, and the store's revision that they fit, None for none.

    `is_writable` becomes False when a segment could not be written: it is held in memory then.
    """

    folder: Path
    revision: str | None = None
    segments: dict[str, Segment] = field(default_factory=dict)
    is_writable: bool = True

    @classmethod
    def read(cls, folder: Path) -> Self:
        """What the folder holds; damaged segments and those of other formats are left out."""
        index = cls(folder)
        listed = _read_list(folder)
        index.revision = listed.get("revision")
        for name in listed.get("segments", ()):
            try:
                index.segments[name] = open_segment(folder / name)
            except DamagedIndexError as error:
                logger.warning("a part of the lexical index is damaged and is made anew: %s", error)
                index.revision = None
        return index

    def missing(self, live: Mapping[tuple[str, str], DocumentRecord]) -> list[DocumentRecord]:
        """The live documents that no segment has."""
        known = {
            (document.id, document.revision)
            for segment in self.segments.values()
            for document in segment.documents
        }
        return [record for key, record in live.items() if key not in known]

    def add(self, missing: Sequence[DocumentRecord], store: Store) -> None:
        """Index these documents, some at a time; those that are not whole are left out."""
        if missing:
            logger.info("indexing the words of %d documents", len(missing))
        builder = SegmentBuilder()
        for record, document, passages in store.read(missing):
            builder.add(document, record.revision, passages)
            if builder.passages >= BUILD_PASSAGES:
                self._append(builder.finish())
                builder = SegmentBuilder()
        if builder.passages:
            self._append(builder.finish())

    def _append(self, segment: Segment) -> None:
        """Write a new segment and map it; it stays in memory where that fails."""
        if self.is_writable:
            try:
                name = write_segment(self.folder, segment)
                self.segments[name] = open_segment(self.folder / name)
            except (OSError, DamagedIndexError) as error:
                self._give_up(error)
            else:
                return
        self.segments[f"in memory {len(self.segments)}"] = segment

    def _give_up(self, error: Exception) -> None:
        logger.warning(
            "the lexical index cannot be kept in %s (%s): "
            "this process holds in memory what is missing there",
            self.folder,
            error,
        )
        self.is_writable = False

    def merge(self, live: Collection[tuple[str, str]]) -> None:
        """Merge segments of about one size, and write those anew of which much is gone."""
        sizes = {
            name: SegmentRows.of(segment, 0, live).size for name, segment in self.segments.items()
        }
        for name, size in sizes.items():
            if not size:
                del self.segments[name]
            elif self.is_writable and size < _MIN_LIVE * self.segments[name].passages:
                self._replace([name], live)
        while self.is_writable and (group := _group_to_merge(self.segments)):
            self._replace(group, live)

    def _replace(self, names: Sequence[str], live: Collection[tuple[str, str]]) -> None:
        """Merge these segments into one; they stay as they are where it cannot be written."""
        try:
            parts = live_parts([self.segments[name] for name in names], live)
            name = merge_segments(self.folder, parts)
            merged = open_segment(self.folder / name)
        except (OSError, DamagedIndexError) as error:
            self._give_up(error)
            return
        for old in names:
            del self.segments[old]
        self.segments[name] = merged

    def save(self, revision: str) -> None:
        """List the segments as those of that revision, in one step, and delete all others."""
        if not self.is_writable:
            return
        listed = {"format": _FORMAT, "revision": revision, "segments": [*self.segments]}
        new = self.folder / f"{LIST_FILE}.{uuid4().hex}"
        try:
            with new.open("w", encoding="utf-8") as opened:
                json.dump(listed, opened)
                opened.flush()
                os.fsync(opened.fileno())
            new.replace(self.folder / LIST_FILE)
        except OSError as error:
            self._give_up(error)
            new.unlink(missing_ok=True)
            return
        for left in self.folder.glob(f"{SEGMENT_PREFIX}*"):
            if left.name not in self.segments:
                shutil.rmtree(left, ignore_errors=True)


def _read_list(folder: Path) -> Mapping[str, Any]:
    """The list of segments; empty where there is none, or one of another format."""
    try:
        listed: Mapping[str, Any] = json.loads((folder / LIST_FILE).read_text("utf-8"))
        return listed if listed["format"] == _FORMAT else {}
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError, KeyError, TypeError) as error:
        logger.warning("the lexical index is damaged and is made anew: %s", error)
        return {}


def _group_to_merge(segments: Mapping[str, Segment]) -> list[str]:
    """The names of MERGE_FACTOR or more segments of about one size; empty where there are none."""
    groups: dict[int, list[str]] = {}
    for name, segment in segments.items():
        size = max(segment.passages, _SMALLEST) / _SMALLEST
        groups.setdefault(int(math.log(size, MERGE_FACTOR)), []).append(name)
    return next((names for names in groups.values() if len(names) >= MERGE_FACTOR), [])
