"""Ingest of files: only what is new or changed, each document completely or not at all."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from corpus.errors import OffsetError, ReadError
from corpus.load.archive import file_size
from corpus.load.corrections import CorrectedProvenance, Corrections
from corpus.load.folder import SourceFile, discover, load_all, unsupported_files
from corpus.model.document import Document
from index.ingest.document_origin import document_origin, id_conflict, names_of, with_former_id
from index.ingest.unread_languages import unread_languages_note
from index.passages.passages import Passage, passages
from index.search.disk_index import update_index
from index.store.record import DocumentRecord, DocumentWrite, opening, revision_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path

    from index.embedder import Embedder, Vectors
    from index.store.store import Store

TOGETHER = 512  # passages embedded at a time: enough to batch by length, few to lose when stopped
INDEX_AFTER = 20_000  # passages written, after which their words are indexed
EMBEDDING = 0.9  # share of a document's time; the rest is reading and writing


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What became of each document, by id; failed ones with their file and the reason.

    `excluded` are documents that a person removed and that therefore stay out;
    `unsupported_files` are files of a type that cannot be read; `warnings` say what of a file was
    left out or not understood, after its name.
    """

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    excluded: list[str] = field(default_factory=list)
    failed: list[ReadError] = field(default_factory=list)
    unsupported_files: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def extend(self, other: IngestReport) -> None:
        """Append the report of another run."""
        for name in self.__slots__:
            getattr(self, name).extend(getattr(other, name))


class IngestStoppedError(KeyboardInterrupt):
    """An ingest was interrupted; `report` has the documents that were finished before."""

    def __init__(self, report: IngestReport) -> None:
        """Take the report of what was finished."""
        super().__init__("the ingest was interrupted")
        self.report = report


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A document that is split into passages and waits to be embedded."""

    source: SourceFile
    passages: tuple[Passage, ...]
    record: DocumentRecord
    old: DocumentRecord | None

    @property
    def document(self) -> Document:
        return self.passages[0].document


def ingest(
    paths: Sequence[Path],
    store: Store,
    embedder: Embedder,
    *,
    progress: Callable[[str, float], None] = lambda _file, _share: None,
) -> IngestReport:
    """Update the store from files and folders; documents gone from a folder are removed.

    What a person removed from the library stays out, unless its file is given by name. `progress`
    is called with a file's name and the share of all bytes that is done, 0 to 1. OnRecordError when
    there is nothing to read or `sources.toml` is wrong; then nothing changes.
    """
    removed = {os.path.realpath(one.path): one for one in store.removed().values()}
    sources = [with_former_id(source, removed) for source in discover(paths)]
    named = {os.path.realpath(path) for path in paths if not path.is_dir()}
    return ingest_files(
        sources,
        store,
        embedder,
        folders=[path for path in paths if path.is_dir()],
        back=[source.id for source in sources if named & names_of(source)],
        progress=progress,
    )


def ingest_files(
    sources: Sequence[SourceFile],
    store: Store,
    embedder: Embedder,
    *,
    folders: Sequence[Path] = (),
    back: Collection[str] = (),
    progress: Callable[[str, float], None] = lambda _file, _share: None,
) -> IngestReport:
    """Update the store from these files, and remove documents gone from `folders`.

    `back` are ids of documents that a person removed and that may come back. IngestStoppedError,
    with what is finished, when it is interrupted.
    """
    run = _Ingest(store, embedder, sources, back, progress)
    try:
        return run.run(folders)
    except KeyboardInterrupt as error:
        raise IngestStoppedError(run.report) from error


class _Ingest:
    """One run of ingest: documents known, documents waiting, and the report."""

    def __init__(
        self,
        store: Store,
        embedder: Embedder,
        sources: Sequence[SourceFile],
        back: Collection[str],
        progress: Callable[[str, float], None],
    ) -> None:
        store.delete_orphans()
        self._store = store
        self._embedder = embedder
        self._sources = sources
        self._progress = progress
        self.report = IngestReport()
        self._waiting: list[_Waiting] = []
        self._written: list[Document] = []
        self._there = set(store.passage_ids())
        self._records = store.records()
        self._removed = store.removed()
        self._back = frozenset(back)
        self._sizes = {source: file_size(source.path) for source in sources}
        self._left = len(sources)
        self._not_indexed = 0
        self._done = 0.0

    def run(self, folders: Sequence[Path]) -> IngestReport:
        wanted = [source for source in self._sources if self._is_wanted(source)]
        for source, loaded in zip(wanted, load_all(map(self._announce, wanted)), strict=True):
            if isinstance(loaded, ReadError):
                self._fail(source, loaded)
            else:
                self.report.warnings.extend(f"{source.file}: {words}" for words in loaded.warnings)
                self._sort(source, loaded)
            if sum(len(waiting.passages) for waiting in self._waiting) >= TOGETHER:
                self._flush()
        self._flush()
        if note := unread_languages_note(self._written, self._embedder.name):
            self.report.warnings.append(note)
        self._remove_gone(folders)
        update_index(self._store)
        self.report.unsupported_files.extend(str(path) for path in unsupported_files(folders))
        return self.report

    def _announce(self, source: SourceFile) -> SourceFile:
        """Report the file before it is read, since reading a long one takes a while."""
        self._progress(source.file, self._share())
        return source

    def _is_wanted(self, source: SourceFile) -> bool:
        """Whether the file is ingested: no person removed it, and no other file has its id."""
        removed = self._removed.get(source.id)
        if removed is not None and (conflict := id_conflict(source, removed, gone=True)):
            self._fail(source, conflict)
        elif removed is not None and source.id not in self._back:
            self.report.excluded.append(source.id)
            self._tick(source)
        else:
            return True
        return False

    def _sort(self, source: SourceFile, loaded: Document) -> None:
        """Decide what a document needs: nothing, a new record, or new passages."""
        old = self._records.get(loaded.id)
        if old is not None and (conflict := id_conflict(source, old)):
            self._fail(source, conflict)
            return
        before = old or self._removed.get(loaded.id)
        known = CorrectedProvenance(
            loaded.provenance, before.known.corrections if before else Corrections()
        )
        document = Document(known.provenance, loaded.text, loaded.marks)
        origin = document_origin(source, old)
        if old is None or not self._is_whole(old, document):
            try:
                cut = passages(document)
            except OffsetError as error:  # a rule went wrong on this text: the others are kept
                reason = f"who speaks in it could not be worked out ({error}); please report this"
                self._fail(source, ReadError(source.file, reason))
                return
            self._waiting.append(
                _Waiting(source, cut, DocumentRecord.of(cut, known=known, **origin), old)
            )
            return
        record = replace(old, known=known, **origin)
        if old != record:
            self._store.update_metadata(record, self._embedder.passages([opening(document)])[0])
        (self.report.unchanged if old == record else self.report.changed).append(loaded.id)
        self._tick(source)

    def _is_whole(self, old: DocumentRecord, document: Document) -> bool:
        """Whether the store has all passages of the document at its revision."""
        return old.revision == revision_of(document) and self._there.issuperset(old.passage_ids())

    def _flush(self) -> None:
        """Embed all waiting documents together, so that batches are full, and write them."""
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        vectors = self._embed(waiting)
        own = self._embedder.passages([opening(one.document) for one in waiting])
        start, writes = 0, []
        for one, its_own in zip(waiting, own, strict=True):
            rows = vectors[start : start + len(one.passages)]
            start += len(one.passages)
            writes.append(DocumentWrite(one.record, one.passages, rows, its_own, old=one.old))
        self._store.write(*writes)
        for one in waiting:
            (self.report.changed if one.old else self.report.added).append(one.document.id)
            if note := one.document.provenance.reading_note:
                self.report.warnings.append(f"{one.document.id}: {note}")
            self._written.append(one.document)
            self._tick(one.source, share=1 - EMBEDDING)
        self._not_indexed += start
        if self._not_indexed >= INDEX_AFTER:
            update_index(self._store)
            self._not_indexed = 0

    def _embed(self, waiting: Sequence[_Waiting]) -> Vectors:
        texts = [(one.source, passage.embedded) for one in waiting for passage in one.passages]
        size = sum(self._sizes[one.source] for one in waiting) / len(texts)
        rows = []
        for start in range(0, len(texts), TOGETHER):
            part = texts[start : start + TOGETHER]
            self._progress(part[0][0].file, self._share())
            rows.append(self._embedder.passages([text for _, text in part]))
            self._done += EMBEDDING * size * len(part)
        return np.concatenate(rows)

    def _remove_gone(self, folders: Sequence[Path]) -> None:
        """Remove the documents from these folders whose file is gone.

        A file that could not be read is still there, and its document stays as it was.
        """
        roots = {str(folder.resolve()) for folder in folders}
        known = {source.id for source in self._sources}
        for row, record in self._records.items():
            if record.root in roots and row not in known:
                self._store.remove(record)
                self.report.removed.append(row)

    def _fail(self, source: SourceFile, error: ReadError) -> None:
        self.report.failed.append(error)
        self._tick(source)

    def _tick(self, source: SourceFile, *, share: float = 1.0) -> None:
        """Report a file as done; `share` of its time was not reported before."""
        self._done += share * self._sizes[source]
        self._left -= 1
        self._progress(source.file, self._share())

    def _share(self) -> float:
        return min(1.0, self._done / max(1, sum(self._sizes.values()))) if self._left else 1.0


def ingest_documents(documents: Sequence[Document], store: Store, embedder: Embedder) -> int:
    """Write documents from memory; returns the number of passages."""
    records = store.records()
    cut = [passages(document) for document in documents]
    vectors = embedder.passages([passage.embedded for found in cut for passage in found])
    own = embedder.passages([opening(document) for document in documents])
    start, writes = 0, []
    for found, its_own in zip(cut, own, strict=True):
        rows = vectors[start : start + len(found)]
        start += len(found)
        old = records.get(found[0].document.id)
        writes.append(DocumentWrite(DocumentRecord.of(found), found, rows, its_own, old=old))
    if writes:
        store.write(*writes)
    update_index(store)
    return start
