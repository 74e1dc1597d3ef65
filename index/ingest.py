"""Files into the store: only what is new or changed, each document whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from corpus.errors import ReadError
from corpus.folder import SourceFile, discover, load_all, passed_over
from index.passages import Passage, passages
from index.store import Record, Store, opening, revision_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corpus.document import Document
    from index.embed import Embedder, Vectors

TOGETHER = 512  # passages embedded at a time: enough to sort by length, few to lose when stopped


@dataclass(frozen=True, slots=True)
class Report:
    """What became of each document, by id; failed ones with their file and the reason.

    `passed_over` names the files that are of no kind On Record reads.
    """

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    failed: list[ReadError] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A document that is cut and waits to be embedded."""

    source: SourceFile
    passages: tuple[Passage, ...]
    old: Record | None

    @property
    def document(self) -> Document:
        return self.passages[0].document


def ingest(
    paths: Sequence[Path],
    store: Store,
    embedder: Embedder,
    *,
    progress: Callable[[str, float], None] = lambda _file, _share: None,
) -> Report:
    """Bring the store up to date with files and folders; a document gone from a folder goes.

    `progress` is told a file's name and the share of all bytes that is done with it, 0 to 1.
    OnRecordError when there is nothing to read or `sources.toml` is wrong; then nothing changes.
    """
    sources = discover(paths)
    return _Ingest(store, embedder, sources, progress).run(
        [path for path in paths if path.is_dir()]
    )


class _Ingest:
    """One run: what it has found, what waits, and what it will report."""

    def __init__(
        self,
        store: Store,
        embedder: Embedder,
        sources: Sequence[SourceFile],
        progress: Callable[[str, float], None],
    ) -> None:
        self._store = store
        self._embedder = embedder
        self._sources = sources
        self._progress = progress
        self._report = Report()
        self._waiting: list[_Waiting] = []
        self._sizes = {source: _size(source) for source in sources}
        self._done = 0

    def run(self, folders: Sequence[Path]) -> Report:
        self._store.sweep()
        there = set(self._store.passage_ids())
        records = self._store.records()
        for source, loaded in zip(self._sources, load_all(self._sources), strict=True):
            if isinstance(loaded, ReadError):
                self._report.failed.append(loaded)
                self._tick(source)
            else:
                self._sort(source, loaded, records.get(loaded.id), there)
            if sum(len(waiting.passages) for waiting in self._waiting) >= TOGETHER:
                self._flush()
        self._flush()
        self._remove_gone(folders, records)
        self._report.passed_over.extend(str(path) for path in passed_over(folders))
        return self._report

    def _sort(
        self, source: SourceFile, document: Document, old: Record | None, there: set[str]
    ) -> None:
        """Decide what a document needs: nothing, new provenance, or all of it."""
        root = str(source.root.resolve())
        if old is not None and (clash := _clash(source, old)):
            self._report.failed.append(clash)
            self._tick(source)
        elif (
            old is None
            or old.revision != revision_of(document)
            or not there.issuperset(old.passage_ids())
        ):
            self._waiting.append(_Waiting(source, passages(document), old))
        elif old.provenance != document.provenance or old.root != root:
            own = self._embedder.passages([opening(document)])[0]
            self._store.describe(old, document.provenance, own, root)
            self._report.changed.append(document.id)
            self._tick(source)
        else:
            self._report.unchanged.append(document.id)
            self._tick(source)

    def _flush(self) -> None:
        """Embed all that waits, as many passages at a time as make good batches, and write it."""
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        vectors = self._embed(waiting)
        own = self._embedder.passages([opening(one.document) for one in waiting])
        start = 0
        for one, its_own in zip(waiting, own, strict=True):
            rows = vectors[start : start + len(one.passages)]
            start += len(one.passages)
            root = str(one.source.root.resolve())
            self._store.write(one.passages, rows, its_own, root=root, old=one.old)
            (self._report.changed if one.old else self._report.added).append(one.document.id)
            self._tick(one.source)

    def _embed(self, waiting: Sequence[_Waiting]) -> Vectors:
        texts = [(one.source, passage.embedded) for one in waiting for passage in one.passages]
        rows = []
        for start in range(0, len(texts), TOGETHER):
            part = texts[start : start + TOGETHER]
            self._progress(part[0][0].file, self._share())
            rows.append(self._embedder.passages([text for _, text in part]))
        return np.concatenate(rows)

    def _remove_gone(self, folders: Sequence[Path], records: dict[str, Record]) -> None:
        """Take out what came from these folders and is no longer there.

        A file that failed is still there, and so is its document as it was.
        """
        roots = {str(folder.resolve()) for folder in folders}
        known = {source.id for source in self._sources}
        for row, record in records.items():
            if record.root in roots and row not in known:
                self._store.remove(record)
                self._report.removed.append(row)

    def _tick(self, source: SourceFile) -> None:
        self._done += self._sizes[source]
        self._progress(source.file, self._share())

    def _share(self) -> float:
        return self._done / max(1, sum(self._sizes.values()))


def _size(source: SourceFile) -> int:
    try:
        return source.path.stat().st_size
    except OSError:
        return 0  # gone since it was found: loading it will say so


def _clash(source: SourceFile, old: Record) -> ReadError | None:
    """Why the file must not replace a document of the same id that stands elsewhere."""
    before = Path(old.root, old.provenance.file)
    if before.resolve() == source.path.resolve() or not before.exists():
        return None
    reason = f"its id {source.id!r} is that of {before}: give one of them another in a sources.toml"
    return ReadError(source.file, reason)


def put(documents: Sequence[Document], store: Store, embedder: Embedder) -> int:
    """Write documents that are in memory; how many passages they became."""
    records = store.records()
    cut = [passages(document) for document in documents]
    vectors = embedder.passages([passage.embedded for found in cut for passage in found])
    own = embedder.passages([opening(document) for document in documents])
    start = 0
    for found, its_own in zip(cut, own, strict=True):
        rows = vectors[start : start + len(found)]
        start += len(found)
        old = records.get(found[0].document.id)
        store.write(found, rows, its_own, root="", old=old)
    return start
