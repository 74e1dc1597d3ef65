"""Records of leases in memory, with what a lease needs of a Chroma collection."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Any

from index.store.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.embedder import Vectors
    from index.store.collection import Metadata

Row = tuple[str, dict[str, Any], str]


class RecordsInMemory:
    """One operation after another, as a Chroma server makes them; `reachable` is the network."""

    def __init__(self) -> None:
        """Without any record."""
        self.rows: dict[str, dict[str, Any]] = {}
        self.reachable = True
        self._lock = Lock()

    def put(
        self, ids: list[str], vectors: Vectors, metadatas: list[Metadata], texts: list[str] | None
    ) -> None:
        """Write records, replacing those with the same id."""
        assert len(vectors) == len(ids)
        assert texts is None
        self._reach()
        with self._lock:
            self.rows |= zip(ids, map(dict, metadatas), strict=True)

    def mark(self, row: str, metadata: Metadata) -> None:
        """Change some of a record's metadata, if it is there."""
        self._reach()
        with self._lock:
            if row in self.rows:
                self.rows[row] |= metadata

    def drop(self, ids: list[str]) -> None:
        """Delete records."""
        self._reach()
        with self._lock:
            for row in ids:
                self.rows.pop(row, None)

    def some(self, ids: list[str]) -> Iterator[Row]:
        """The records with these ids."""
        return (one for one in self.records() if one[0] in ids)

    def records(self) -> Iterator[Row]:
        """Every record."""
        self._reach()
        with self._lock:
            return iter([(row, dict(metadata), "") for row, metadata in self.rows.items()])

    def _reach(self) -> None:
        if not self.reachable:
            message = "the store refused: connection refused"
            raise StoreError(message)
