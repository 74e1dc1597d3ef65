"""Why a page offers no change of the library, and where it can be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from app.messages import library_texts

if TYPE_CHECKING:
    from index.store.lease import StoreWriter


class SharedStore(Protocol):
    """A store that several processes may have open."""

    @property
    def served(self) -> bool:
        """Whether it is behind a Chroma server."""

    def writer(self) -> StoreWriter | None:
        """The process that may change it; None without any."""


def why_read_only(store: SharedStore, *, read_only: bool = False) -> str:
    """The reason, which names the process that may change a store behind a Chroma server.

    With `read_only` this page is served to be read only, and another page is of no use. StoreError
    when the store does not answer.
    """
    if read_only or not store.served:
        return library_texts.READ_ONLY
    writer = store.writer()
    if writer is None:
        return library_texts.NO_WRITER
    return library_texts.changed_by(writer.purpose, writer.host, writer.process, writer.since)
