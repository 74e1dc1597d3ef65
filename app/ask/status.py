"""The health of the library, for monitoring."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from corpus.errors import OnRecordError, one_line

if TYPE_CHECKING:
    from app.ask.snapshot import SnapshotSource
    from index.store.store import Store


@dataclass(frozen=True, slots=True)
class LibraryHealth:
    """What can be asked now; `reading`: a newer revision is being read.

    `answers`: the store answers; `error` says in one line why not, or why the last reload failed.
    `writer` is the process that may change a store behind a Chroma server.
    """

    documents: int
    passages: int
    revision: str
    reading: bool
    answers: bool
    error: str | None
    writer: str | None = None

    @classmethod
    def of(cls, source: SnapshotSource, store: Store) -> Self:
        """The health now; asks the store."""
        error = writer = None
        try:
            store.revision()
            writer = store.writer()
            source.now()
        except OnRecordError as failed:
            error = one_line(failed)
        library = source.last.library
        return cls(
            len(library.documents),
            len(library.passages),
            library.revision,
            source.reading,
            error is None,
            error or source.fault,
            str(writer) if writer else None,
        )
