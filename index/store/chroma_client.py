"""The Chroma client: connecting, and Chroma's errors as one line for the user."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from index.store.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from chromadb.api.client import Client
    from chromadb.config import Settings


EMBEDDED_FILE = "chroma.sqlite3"  # what Chroma names its database


_LITTLE_SPACE = 100_000_000  # free bytes: with fewer Chroma fails, often without saying why


def connect(place: Path | None, url: str | None) -> Client:
    """A client of the server at `url` or of the folder `place`; StoreError if that fails."""
    os.environ["ANONYMIZED_TELEMETRY"] = "False"
    # Loaded here, not above: it takes a second, and --help must not wait for it.
    import chromadb  # noqa: PLC0415
    from chromadb.config import Settings  # noqa: PLC0415

    settings = Settings(anonymized_telemetry=False, allow_reset=False)
    with store_errors(url or str(place)):
        if url is None:
            if place is None:
                message = "a store is a folder or a Chroma server's address"
                raise StoreError(message)
            return _embedded_client(str(place), settings)
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            message = f"ONRECORD_CHROMA_URL is like http://localhost:8000, not {url!r}"
            raise StoreError(message)
        secure = parts.scheme == "https"
        port = parts.port or (443 if secure else 8000)
        server = chromadb.HttpClient(parts.hostname, port, ssl=secure, settings=settings)
        return cast("Client", server)


def _embedded_client(place: str, settings: Settings) -> Client:
    import chromadb  # noqa: PLC0415
    from chromadb.api.shared_system_client import SharedSystemClient as Shared  # noqa: PLC0415
    from chromadb.errors import ChromaError  # noqa: PLC0415

    try:
        return cast("Client", chromadb.PersistentClient(place, settings=settings))
    except ChromaError:
        # Chroma 1.5 keeps a client that failed to start, and returns it to the next caller.
        if place not in Shared._identifier_to_refcount:  # noqa: SLF001
            Shared._identifier_to_system.pop(place, None)  # noqa: SLF001
        raise


@contextmanager
def store_errors(place: str) -> Iterator[None]:
    """Turn errors of Chroma and its client into a StoreError of one line."""
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
    """What a user can do about the common causes; '' for others."""
    low = reason.lower()
    if "full" in low or "no space" in low or free_bytes(place) < _LITTLE_SPACE:
        return "; free some disk space and ingest again, nothing that was there is lost"
    if "connect" in low:
        return "; see that the Chroma server runs at ONRECORD_CHROMA_URL"
    if "readonly" in low or "read-only" in low or "permission" in low:
        return "; see that the folder can be written, or name another (ONRECORD_STORE)"
    if "not a database" in low:
        return "; it is not a store of On Record: name another folder (--store or ONRECORD_STORE)"
    return ""


def free_bytes(place: str) -> float:
    """Free bytes on the disk of a folder; infinite where that is unknown, as for a server."""
    try:
        return shutil.disk_usage(place).free
    except OSError:
        return float("inf")
