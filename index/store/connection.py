"""A Chroma client that can be renewed while other threads use it."""

from __future__ import annotations

from contextlib import contextmanager
from threading import Condition
from typing import TYPE_CHECKING

from index.store.chroma_client import connect
from index.store.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from chromadb.api.client import Client


class Connection:
    """The client of a folder or a server; `made` counts its clients so far."""

    def __init__(self, place: Path, url: str | None) -> None:
        """Connect; StoreError when that is not possible."""
        self.made = 1
        self._place = place
        self._url = url
        self._users = 0
        self._renewing = False
        self._closed = False
        self._changed = Condition()
        self._client: Client | None = connect(place, url)

    @contextmanager
    def using(self) -> Iterator[Client]:
        """The client, which is not renewed while the block runs.

        StoreError when the connection is closed, or was lost and cannot be made again.
        """
        with self._changed:
            self._changed.wait_for(lambda: not self._renewing)
            if self._closed:
                message = f"{self._url or self._place} is closed: open it again"
                raise StoreError(message)
            if self._client is None:
                self._client = connect(self._place, self._url)
            client = self._client
            self._users += 1
        try:
            yield client
        finally:
            with self._changed:
                self._users -= 1
                self._changed.notify_all()

    def renew(self) -> None:
        """Close the client when no thread uses it, and connect again; StoreError if that fails."""
        with self._changed:
            self._renewing = True
            try:
                self._changed.wait_for(lambda: self._users == 0)
                self._close_client()
                self.made += 1
                self._client = connect(self._place, self._url)
            finally:
                self._renewing = False
                self._changed.notify_all()

    def close(self) -> None:
        """Close the client for good; may be called twice."""
        self._closed = True
        self._close_client()

    def _close_client(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            client.close()
