"""Collections of records in Chroma, embedded or behind a server."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from index.store.chroma_client import store_errors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from chromadb.api.collection_configuration import CreateCollectionConfiguration
    from chromadb.api.models.Collection import Collection
    from chromadb.api.types import Where

    from index.embedder import Vectors
    from index.store.connection import Connection

Metadata = dict[str, str | int]
READ_SIZE = 5_000  # records a read; the server refuses much larger ones
WRITE_SIZE = 100  # records a write, a tenth of a second; readers wait for it
# ef_search must be at least the number of neighbours asked for (100); 200 finds 99 % of them.
_GRAPH: CreateCollectionConfiguration = {
    "hnsw": {"space": "cosine", "ef_construction": 200, "ef_search": 200, "max_neighbors": 16}
}


class VectorCollection:
    """One Chroma collection of records: an id, a vector, a text or none, and metadata."""

    def __init__(
        self, connection: Connection, name: str, metadata: Metadata | None = None, *, place: str
    ) -> None:
        """Open the collection, or create it with `metadata`; errors name the `place`."""
        self._place = place
        self._connection = connection
        self._name = name
        self._initial_metadata = metadata
        self._opened: tuple[int, Collection] | None = None
        self.between: Callable[[], None] = lambda: None  # called after each write
        # Called before and after each write; raises where this process may not write.
        self.guard: Callable[[], None] = lambda: None
        with self._using():
            pass

    @contextmanager
    def _using(self) -> Iterator[Collection]:
        """The collection, opened again when the connection was renewed."""
        with self._connection.using() as client, store_errors(self._place):
            opened = self._opened
            if opened is None or opened[0] != self._connection.made:
                collection: Collection = client.get_or_create_collection(
                    self._name,
                    metadata=self._initial_metadata,
                    embedding_function=None,
                    configuration=_GRAPH,
                )
                opened = self._opened = (self._connection.made, collection)
            yield opened[1]

    @contextmanager
    def _writing(self) -> Iterator[Collection]:
        """The collection for one write."""
        self.guard()
        with self._using() as collection:
            yield collection
        self.guard()

    @property
    def id(self) -> str:
        """The id that Chroma gave the collection."""
        with self._using() as collection:
            return str(collection.id)

    @property
    def metadata(self) -> dict[str, Any]:
        """The collection's own metadata when it was opened."""
        with self._using() as collection:
            return dict(collection.metadata or {})

    def update_metadata(self, metadata: Metadata) -> None:
        """Replace the collection's own metadata."""
        with self._writing() as collection:
            collection.modify(metadata=dict(metadata))

    def put(
        self, ids: list[str], vectors: Vectors, metadatas: list[Metadata], texts: list[str] | None
    ) -> None:
        """Write records, replacing those with the same id."""
        for start in range(0, len(ids), WRITE_SIZE):
            part = slice(start, start + WRITE_SIZE)
            with self._writing() as collection:
                collection.upsert(
                    ids=ids[part],
                    embeddings=vectors[part],
                    metadatas=list(metadatas[part]),
                    documents=texts[part] if texts else None,
                )
            self.between()

    def mark(self, row: str, metadata: Metadata) -> None:
        """Change some of a record's metadata; the rest stays."""
        with self._writing() as collection:
            collection.update(ids=[row], metadatas=[dict(metadata)])

    def drop(self, ids: list[str]) -> None:
        """Delete records; unknown ids are no error."""
        for start in range(0, len(ids), WRITE_SIZE):
            with self._writing() as collection:
                collection.delete(ids=ids[start : start + WRITE_SIZE])
            self.between()

    def ids(self) -> Iterator[str]:
        """Every record's id."""
        yield from (row for page in self._pages([]) for row in page["ids"])

    def records(self, *, texts: bool = False) -> Iterator[tuple[str, dict[str, Any], str]]:
        """Every record's id, metadata and text ('' where not asked for)."""
        for page in self._pages(["metadatas", "documents"] if texts else ["metadatas"]):
            bodies = page["documents"] or [""] * len(page["ids"])
            yield from zip(page["ids"], page["metadatas"] or [], bodies, strict=True)

    def some(self, ids: list[str]) -> Iterator[tuple[str, dict[str, Any], str]]:
        """Id, metadata and text of the records with these ids, as far as they exist."""
        for start in range(0, len(ids), READ_SIZE):
            with self._using() as collection:
                page = collection.get(
                    ids=ids[start : start + READ_SIZE], include=["metadatas", "documents"]
                )
            yield from zip(
                page["ids"], page["metadatas"] or [], page["documents"] or [], strict=True
            )

    def vectors(self, ids: list[str]) -> Vectors:
        """The vectors of the records with these ids, as far as they exist, in no fixed order."""
        with self._using() as collection:
            found = collection.get(ids=ids, include=["embeddings"])
        return np.asarray(found["embeddings"], dtype=np.float32)

    def nearest(
        self, vector: Vectors, count: int, *, documents: list[str] | None = None
    ) -> list[tuple[str, float]]:
        """Ids and cosines of the nearest records, best first, of these documents or of all."""
        condition: Where | None = None
        if documents is not None:
            condition = cast("Where", {"document": {"$in": [*documents]}})
        with self._using() as collection:
            found = collection.query(
                query_embeddings=np.asarray([vector]),
                n_results=count,
                where=condition,
                include=["distances"],
            )
        distances = (found["distances"] or [[]])[0]
        return [
            (name, 1.0 - distance)
            for name, distance in zip(found["ids"][0], distances, strict=True)
        ]

    def _pages(self, include: list[Any]) -> Iterator[Any]:
        start = 0
        while True:
            with self._using() as collection:
                page = collection.get(limit=READ_SIZE, offset=start, include=include)
            if not page["ids"]:
                return
            yield page
            start += READ_SIZE
