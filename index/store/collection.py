"""Chroma, embedded or served: the one module that knows it."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

import numpy as np

from index.store.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from chromadb.api.client import Client
    from chromadb.api.collection_configuration import CreateCollectionConfiguration
    from chromadb.api.models.Collection import Collection
    from chromadb.api.types import Where
    from chromadb.config import Settings

    from index.search.embed import Vectors
    from index.store.connection import Connection

Metadata = dict[str, str | int]
EMBEDDED_FILE = "chroma.sqlite3"  # what Chroma names its database
PAGE = 5_000  # records a read; the server refuses much larger ones
WRITE = 100  # records a write, which take a tenth of a second; who reads meanwhile waits for them
_FULL = 100_000_000  # bytes: Chroma fails with fewer free, and often does not say that it is why
# ef_search must not lie below the number of neighbours asked for (100); 200 finds 99 % of them.
_GRAPH: CreateCollectionConfiguration = {
    "hnsw": {"space": "cosine", "ef_construction": 200, "ef_search": 200, "max_neighbors": 16}
}


def connect(place: Path | None, url: str | None) -> Client:
    """A client of the server at `url`, or of the folder `place`; StoreError when there is none."""
    os.environ["ANONYMIZED_TELEMETRY"] = "False"
    # Loaded here, not above: it takes a second, and --help must not wait for it.
    import chromadb  # noqa: PLC0415
    from chromadb.config import Settings  # noqa: PLC0415

    settings = Settings(anonymized_telemetry=False, allow_reset=False)
    with _told(url or str(place)):
        if url is None:
            if place is None:
                message = "a store is a folder or a Chroma server's address"
                raise StoreError(message)
            return _embedded(str(place), settings)
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            message = f"ONRECORD_CHROMA_URL is like http://localhost:8000, not {url!r}"
            raise StoreError(message)
        secure = parts.scheme == "https"
        port = parts.port or (443 if secure else 8000)
        server = chromadb.HttpClient(parts.hostname, port, ssl=secure, settings=settings)
        return cast("Client", server)


def _embedded(place: str, settings: Settings) -> Client:
    import chromadb  # noqa: PLC0415
    from chromadb.api.shared_system_client import SharedSystemClient as Shared  # noqa: PLC0415
    from chromadb.errors import ChromaError  # noqa: PLC0415

    try:
        return cast("Client", chromadb.PersistentClient(place, settings=settings))
    except ChromaError:
        # Chroma 1.5 keeps what failed to start, and hands it to whoever opens the place next.
        if place not in Shared._identifier_to_refcount:  # noqa: SLF001
            Shared._identifier_to_system.pop(place, None)  # noqa: SLF001
        raise


class Shelf:
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

    def describe(self, metadata: Metadata) -> None:
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


@contextmanager
def _told(place: str) -> Iterator[None]:
    """Turn Chroma's errors, and its client's, into one line for the user."""
    import httpx  # noqa: PLC0415
    from chromadb.errors import ChromaError  # noqa: PLC0415

    try:
        yield
    except (ChromaError, OSError, httpx.HTTPError, ValueError) as error:
        if isinstance(error, StoreError):
            raise
        reason = " ".join(str(error).split())[:300] or type(error).__name__
        message = f"the store {place} refused: {reason}{_advice(reason, place)}"
        raise StoreError(message) from error


def _advice(reason: str, place: str) -> str:
    """What to do about the causes users meet."""
    low = reason.lower()
    if "full" in low or "no space" in low or free(place) < _FULL:
        return "; free some disk space and ingest again, nothing that was there is lost"
    if "connect" in low:
        return "; see that the Chroma server runs at ONRECORD_CHROMA_URL"
    if "readonly" in low or "read-only" in low or "permission" in low:
        return "; see that the folder can be written, or name another (ONRECORD_STORE)"
    if "not a database" in low:
        return "; it is not a store of On Record: name another folder (--store or ONRECORD_STORE)"
    return ""


def free(place: str) -> float:
    """Free bytes where a folder lies; endless where that can't be told, as for a server."""
    try:
        return shutil.disk_usage(place).free
    except OSError:
        return float("inf")
