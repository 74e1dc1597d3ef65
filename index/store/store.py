"""The store: a record for each document, its passages, and which revision is live."""

from __future__ import annotations

import hashlib
import logging
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Self
from uuid import uuid4

from platformdirs import user_cache_path

from index.passages.passages import CUTTING
from index.store.assemble import PassagePart, batches, joined_document
from index.store.chroma_client import EMBEDDED_FILE, free_bytes
from index.store.codec import as_metadata
from index.store.collection import READ_SIZE, VectorCollection
from index.store.connection import Connection
from index.store.errors import StoreError, StoreMismatchError
from index.store.lock import LOCK_FILE, StoreLock
from index.store.record import REMOVED, DocumentRecord

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from corpus.model.document import Document
    from index.embedder import Embedder, Vectors
    from index.passages.passages import Passage

DOCUMENTS = "onrecord-documents"
MIN_FREE_BYTES = 10_000_000  # on the disk, to open a store again after an error
logger = logging.getLogger(__name__)


def _nothing() -> None:
    """Do nothing."""


class Store:
    """Documents and passages in Chroma, embedded in a folder or behind a server's address."""

    def __init__(
        self, connection: Connection, embedder: Embedder, place: str, lock: StoreLock | None
    ) -> None:
        """Open the collections; StoreMismatchError when they were made with another model."""
        self.place = place
        self._connection = connection
        self._lock = lock
        self._is_stale = False
        made_with = f"{embedder.name} ({embedder.fingerprint}, {CUTTING})"
        self._documents = VectorCollection(
            connection, DOCUMENTS, {"made_with": made_with, "revision": ""}, place=place
        )
        stored = str(self._documents.metadata.get("made_with"))
        if stored != made_with:
            raise StoreMismatchError(
                place,
                stored,
                made_with,
                same_model=stored.startswith(f"{embedder.name} ({embedder.fingerprint}"),
            )
        self._made_with = made_with
        digest = hashlib.sha256(made_with.encode()).hexdigest()[:12]
        self._passages = VectorCollection(connection, f"onrecord-passages-{digest}", place=place)

    @classmethod
    def open(
        cls,
        place: Path,
        embedder: Embedder,
        *,
        url: str | None = None,
        write: bool = False,
        purpose: str = "onrecord",
    ) -> Self:
        """The store in the folder `place`, or behind `url` when that is given.

        An embedded store has many readers or one writer: StoreBusyError names who has it.
        """
        lock = StoreLock(place, write=write, purpose=purpose) if url is None else None
        connection = None
        try:
            connection = Connection(place, url)
            return cls(connection, embedder, url or str(place), lock)
        except BaseException:
            if connection is not None:
                connection.close()
            if lock is not None:
                lock.release()
            raise

    def close(self) -> None:
        """Close the files and release the lock."""
        try:
            self._connection.close()
        finally:
            if self._lock is not None:
                self._lock.release()

    def __enter__(self) -> Self:
        """Return the store."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the store."""
        self.close()

    @property
    def served(self) -> bool:
        """Whether it is behind a server, where other programs may write to it."""
        return self._lock is None

    @property
    def index_folder(self) -> Path:
        """The folder of the lexical index: in the store, or in this machine's cache for a server's.

        A server's store is known there by the id of its collection of documents.
        """
        if self._lock is not None:
            return Path(self.place, "lexical")
        return user_cache_path("onrecord", appauthor=False) / "lexical" / self._documents.id

    def revision(self) -> str:
        """A token that changes with every write, also by other programs."""
        documents = VectorCollection(self._connection, DOCUMENTS, place=self.place)
        return str(documents.metadata.get("revision", ""))

    @contextmanager
    def exclusive(self, *, between: Callable[[], None] = _nothing) -> Iterator[None]:
        """Hold the store exclusively while the block runs.

        StoreBusyError names the processes that have it open. `between` is called after each write,
        so that readers in this process can go on. Behind a server others may read and write too.
        """
        with self._lock.exclusive() if self._lock is not None else nullcontext():
            self._renew()
            self._passages.between = between
            try:
                yield
            except StoreError:
                self._is_stale = self._lock is not None
                raise
            finally:
                self._passages.between = _nothing

    def _renew(self) -> None:
        """Connect again after an error of an embedded store, such as a full disk.

        It then keeps what it could not write, and the next write would wait for that for ever. On a
        full disk this is not tried, because the store could not be read any more either.
        """
        if not self._is_stale:
            return
        if free_bytes(self.place) < MIN_FREE_BYTES:
            message = f"the disk of {self.place} is full: free some disk space and try again"
            raise StoreError(message)
        self._connection.renew()
        self._is_stale = False

    def records(self) -> dict[str, DocumentRecord]:
        """The live documents' records by id."""
        return self._records(removed=False)

    def removed(self) -> dict[str, DocumentRecord]:
        """The records of the documents that a person removed, by id."""
        return self._records(removed=True)

    def _records(self, *, removed: bool) -> dict[str, DocumentRecord]:
        return {
            row: DocumentRecord.of_metadata(metadata)
            for row, metadata, _ in self._documents.records()
            if bool(metadata.get(REMOVED, 0)) is removed
        }

    def passage_ids(self) -> list[str]:
        """Every passage in the store, of live revisions and of others."""
        return list(self._passages.ids())

    def documents(self) -> Iterator[tuple[DocumentRecord, Document, tuple[Passage, ...]]]:
        """The live documents with their passages, checked against their digests."""
        return self.read(self.records().values())

    def read(
        self, records: Iterable[DocumentRecord]
    ) -> Iterator[tuple[DocumentRecord, Document, tuple[Passage, ...]]]:
        """The documents of these records with their passages, in this order, some at a time.

        A document whose passages do not give its digest is left out: it is being replaced, or is
        damaged, and the next ingest writes it again.
        """
        for batch in batches(records, size=READ_SIZE):
            parts: dict[str, list[PassagePart]] = {record.id: [] for record in batch}
            ids = [row for record in batch for row in record.passage_ids()]
            for _, metadata, text in self._passages.some(ids):
                parts[str(metadata["document"])].append((metadata, text))
            for record in batch:
                complete = joined_document(record, parts[record.id])
                if complete is None:
                    logger.warning("%s: %s is not whole and is left out", self.place, record.id)
                else:
                    yield record, *complete

    def text_of(self, record: DocumentRecord) -> str | None:
        """The text of a live document, None when it is incomplete."""
        return next((document.text for _, document, _ in self.read([record])), None)

    def write(
        self,
        record: DocumentRecord,
        passages: Sequence[Passage],
        vectors: Vectors,
        own: Vectors,
        *,
        old: DocumentRecord | None,
    ) -> None:
        """Write a document, in place of its `old` record if there is one, completely or not at all.

        `vectors` has a row a passage, `own` is the document's vector. New passages are written
        under a new revision, one write makes it live, and then the old ones are deleted.
        """
        self._passages.put(
            record.passage_ids(),
            vectors,
            [as_metadata(passage, record.revision) for passage in passages],
            [passage.text for passage in passages],
        )
        self.update_metadata(record, own)
        if old is not None:
            self._passages.drop(sorted(set(old.passage_ids()) - set(record.passage_ids())))

    def update_metadata(self, record: DocumentRecord, own: Vectors) -> None:
        """Replace the record of a document whose text stays."""
        self._documents.put([record.id], own[None, :], [record.as_metadata()], None)
        self._advance()

    def remove(self, record: DocumentRecord) -> None:
        """Remove a document: first its record, so that it is gone at once, then its passages."""
        self._documents.drop([record.id])
        self._advance()
        self._passages.drop(record.passage_ids())

    def exclude(self, record: DocumentRecord) -> None:
        """Remove a document and remember it, so that `ingest` leaves it out.

        Its record stays among those `removed`, with its corrections, until `remove`, or until the
        document is written again.
        """
        self._documents.mark(record.id, {REMOVED: 1})
        self._advance()
        self._passages.drop(record.passage_ids())

    def delete_orphans(self) -> int:
        """Delete the passages that belong to no live record; returns how many there were."""
        live = {row for record in self.records().values() for row in record.passage_ids()}
        orphans = [row for row in self.passage_ids() if row not in live]
        self._passages.drop(orphans)
        return len(orphans)

    def nearest(
        self, vector: Vectors, count: int, *, documents: list[str] | None = None
    ) -> list[tuple[str, float]]:
        """Ids and cosines of the nearest passages, best first; of any revision."""
        return self._passages.nearest(vector, count, documents=documents)

    def vectors(self, ids: list[str]) -> Vectors:
        """The vectors of these passages, in no fixed order."""
        return self._passages.vectors(ids)

    def _advance(self) -> None:
        # Not a count: two writers at once would write the same one.
        self._documents.update_metadata({"made_with": self._made_with, "revision": uuid4().hex})


def is_store(place: Path) -> bool:
    """Whether a folder has an embedded store, or one is being created in it.

    Reading another folder must not make it one.
    """
    return (place / EMBEDDED_FILE).is_file() or (place / LOCK_FILE).is_file()
