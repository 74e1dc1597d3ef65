"""Chroma, embedded or served: the one module that knows it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from index.store.chroma_client import _told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from chromadb.api.collection_configuration import CreateCollectionConfiguration
    from chromadb.api.models.Collection import Collection
    from chromadb.api.types import Where

    from index.search.embed import Vectors
    from index.store.connection import Connection

Metadata = dict[str, str | int]
PAGE = 5_000  # records a read; the server refuses much larger ones
WRITE = 100  # records a write, which take a tenth of a second; who reads meanwhile waits for them
# ef_search must not lie below the number of neighbours asked for (100); 200 finds 99 % of them.
_GRAPH: CreateCollectionConfiguration = {
    "hnsw": {"space": "cosine", "ef_construction": 200, "ef_search": 200, "max_neighbors": 16}
}


class VectorCollection:
    """One Chroma collection of records: an id, a vector, a text or none, and metadata."""

    def __init__(
        self, connection: Connection, name: str, metadata: Metadata | None = None, *, place: str
    ) -> None:
        """Open the collection, or make it with `metadata`; errors name the `place`."""
        self._place = place
        self._connection = connection
        self._name = name
        self._given = metadata
        self._found: tuple[int, Collection] | None = None
        self.between: Callable[[], None] = lambda: None  # called after each part that is written
        with self._asked():
            pass

    @contextmanager
    def _asked(self) -> Iterator[Collection]:
        """The collection, got again when the connection is another one now."""
        with self._connection.using() as client, _told(self._place):
            found = self._found
            if found is None or found[0] != self._connection.made:
                collection: Collection = client.get_or_create_collection(
                    self._name,
                    metadata=self._given,
                    embedding_function=None,
                    configuration=_GRAPH,
                )
                found = self._found = (self._connection.made, collection)
            yield found[1]

    @property
    def metadata(self) -> dict[str, Any]:
        """What the collection said of itself when it was opened."""
        with self._asked() as collection:
            return dict(collection.metadata or {})

    def update_metadata(self, metadata: Metadata) -> None:
        """Replace what the collection says of itself."""
        with self._asked() as collection:
            collection.modify(metadata=dict(metadata))

    def put(
        self, ids: list[str], vectors: Vectors, metadatas: list[Metadata], texts: list[str] | None
    ) -> None:
        """Write records, those with a known id over the old ones."""
        for start in range(0, len(ids), WRITE):
            part = slice(start, start + WRITE)
            with self._asked() as collection:
                collection.upsert(
                    ids=ids[part],
                    embeddings=vectors[part],
                    metadatas=list(metadatas[part]),
                    documents=texts[part] if texts else None,
                )
            self.between()

    def mark(self, row: str, metadata: Metadata) -> None:
        """Change some of what is said of a record; all else stays."""
        with self._asked() as collection:
            collection.update(ids=[row], metadatas=[dict(metadata)])

    def drop(self, ids: list[str]) -> None:
        """Delete records; ids that are not there are no error."""
        for start in range(0, len(ids), WRITE):
            with self._asked() as collection:
                collection.delete(ids=ids[start : start + WRITE])
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
        """Id, metadata and text of those of the records named that are there."""
        for start in range(0, len(ids), PAGE):
            with self._asked() as collection:
                page = collection.get(
                    ids=ids[start : start + PAGE], include=["metadatas", "documents"]
                )
            yield from zip(
                page["ids"], page["metadatas"] or [], page["documents"] or [], strict=True
            )

    def vectors(self, ids: list[str]) -> Vectors:
        """The vectors of those of the records named that are there, in no certain order."""
        with self._asked() as collection:
            found = collection.get(ids=ids, include=["embeddings"])
        return np.asarray(found["embeddings"], dtype=np.float32)

    def nearest(
        self, vector: Vectors, count: int, *, documents: list[str] | None = None
    ) -> list[tuple[str, float]]:
        """Ids and cosines of the nearest records, best first, of these documents or of all."""
        of_these: Where | None = None
        if documents is not None:
            of_these = cast("Where", {"document": {"$in": [*documents]}})
        with self._asked() as collection:
            found = collection.query(
                query_embeddings=np.asarray([vector]),
                n_results=count,
                where=of_these,
                include=["distances"],
            )
        distances = (found["distances"] or [[]])[0]
        return [(row, 1.0 - far) for row, far in zip(found["ids"][0], distances, strict=True)]

    def _pages(self, include: list[Any]) -> Iterator[Any]:
        start = 0
        while True:
            with self._asked() as collection:
                page = collection.get(limit=PAGE, offset=start, include=include)
            if not page["ids"]:
                return
            yield page
            start += PAGE
