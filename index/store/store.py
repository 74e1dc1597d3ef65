"""The store: a record for each document, its passages, and which revision is live."""

from __future__ import annotations

import hashlib
import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self
from uuid import uuid4

import numpy as np

from index.passages.passages import CUTTING
from index.store.assemble import joined_records
from index.store.chroma_client import free_bytes
from index.store.codec import as_metadata
from index.store.collection import READ_SIZE, VectorCollection
from index.store.connection import Connection
from index.store.errors import StoreError, StoreMismatchError
from index.store.index_place import index_place
from index.store.lease import WRITERS, WriterLease
from index.store.lock import StoreLock
from index.store.record import REMOVED, DocumentRecord, DocumentWrite

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from index.embedder import Embedder, Vectors
    from index.store.assemble import JoinedRecord, WholeDocument
    from index.store.lease import StoreWriter

DOCUMENTS = "onrecord-documents"
_READS = 3  # of a document that is replaced while it is read
MIN_FREE_BYTES = 10_000_000  # on the disk, to open a store again after an error
logger = logging.getLogger(__name__)


def _nothing() -> None:
    """Do nothing."""


class Store:
    """Documents and passages in Chroma, embedded in a folder or behind a server's address."""

    def __init__(
        self,
        connection: Connection,
        embedder: Embedder,
        place: str,
        lock: StoreLock | WriterLease,
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
        if isinstance(lock, WriterLease):
            self._documents.guard = self._passages.guard = lock.check

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

        An embedded store has many readers or one writer: StoreBusyError names who has it. Behind a
        server there are many readers and one writer: WriterBusyError names it.
        """
        lock = None if url else StoreLock(place, write=write, purpose=purpose)
        connection = None
        try:
            connection = Connection(place, url)
            at = url or str(place)
            lease = lock or WriterLease(
                VectorCollection(connection, WRITERS, place=at), place=at, purpose=purpose
            )
            store = cls(connection, embedder, at, lease)
            if write and isinstance(lease, WriterLease):
                lease.acquire()
        except BaseException:
            if connection is not None:
                connection.close()
            if lock is not None:
                lock.release()
            raise
        return store

    def close(self) -> None:
        """Close the files and release the lock."""
        if self.served:
            self._lock.release()  # which needs the connection
        try:
            self._connection.close()
        finally:
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
        return isinstance(self._lock, WriterLease)

    def writer(self) -> StoreWriter | None:
        """The process that may change a store behind a server; None without any."""
        return self._lock.writer() if isinstance(self._lock, WriterLease) else None

    @property
    def index_folder(self) -> Path:
        """The folder of the lexical index."""
        return index_place(self.place, served_as=self._documents.id if self.served else None)

    def revision(self) -> str:
        """A token that changes with every write, also by other programs."""
        documents = VectorCollection(self._connection, DOCUMENTS, place=self.place)
        return str(documents.metadata.get("revision", ""))

    @contextmanager
    def exclusive(self, *, between: Callable[[], None] = _nothing) -> Iterator[None]:
        """Hold the store exclusively while the block runs.

        StoreBusyError names the processes that have it open. `between` is called after each write,
        so that readers in this process can go on. Behind a server others may read meanwhile, and
        WriterBusyError names the process that may write.
        """
        with self._lock.exclusive():
            self._renew()
            self._passages.between = between
            try:
                yield
            except StoreError:
                self._is_stale = not self.served
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

    def documents(self) -> Iterator[WholeDocument]:
        """The live documents with their passages; one that is replaced meanwhile as it is then.

        A document whose passages do not give its digest is left out: it is damaged, and the next
        ingest writes it again.
        """
        for record, complete in self._joined(self.records().values()):
            if complete is None:
                yield from self._documents_again(record.id)
            else:
                yield record, *complete

    def read(self, records: Iterable[DocumentRecord]) -> Iterator[WholeDocument]:
        """The documents of these records, of their revision, in this order, some at a time.

        One that was replaced or removed meanwhile, or is damaged, is left out.
        """
        whole = ((record, one) for record, one in self._joined(records) if one is not None)
        return ((record, *one) for record, one in whole)

    def _joined(self, records: Iterable[DocumentRecord]) -> Iterator[JoinedRecord]:
        return joined_records(records, self._passages.some, at_once=READ_SIZE)

    def _documents_again(self, row: str) -> Iterator[WholeDocument]:
        """The document as it is now; nothing if it was removed meanwhile, or is damaged."""
        for _ in range(_READS):
            live = [one for _, one, _ in self._documents.some([row]) if not one.get(REMOVED, 0)]
            if not live:
                return
            for record, complete in self._joined([DocumentRecord.of_metadata(live[0])]):
                if complete is not None:
                    yield record, *complete
                    return
        logger.warning("%s: %s is not whole and is left out; ingest again", self.place, row)

    def text_of(self, record: DocumentRecord) -> str | None:
        """The text of a live document, None when it is incomplete."""
        return next((document.text for _, document, _ in self.read([record])), None)

    def write(self, *writes: DocumentWrite) -> None:
        """Write one document or more, each in place of its old record, completely or not at all.

        New passages are written under a new revision, one write of the records makes them live,
        and then the old ones are deleted. Many documents at once take little longer than one.
        """
        made = [(one.record, passage) for one in writes for passage in one.passages]
        self._passages.put(
            [row for one in writes for row in one.record.passage_ids()],
            np.concatenate([one.vectors for one in writes]),
            [as_metadata(passage, record.revision) for record, passage in made],
            [passage.text for _, passage in made],
        )
        records = [one.record for one in writes]
        own = np.stack([one.own for one in writes])
        metadata = [record.as_metadata() for record in records]
        self._documents.put([record.id for record in records], own, metadata, None)
        self._advance()
        old = {row for one in writes if one.old for row in one.old.passage_ids()}
        self._passages.drop(sorted(old.difference(*(one.passage_ids() for one in records))))

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
