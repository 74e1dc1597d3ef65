"""How it stands with a library that is asked: what a monitor wants to know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from corpus.errors import OnRecordError, one_line

if TYPE_CHECKING:
    from app.ask.snapshot import SnapshotSource
    from index.store.store import Store


@dataclass(frozen=True, slots=True)
class LibraryHealth:
    """What can be asked now; `reading` is whether a newer revision is being read.

    `answers` tells whether the store does; `error`, in one line, why not, or why the library could
    not be read anew the last time.
    """

    documents: int
    passages: int
    revision: str
    reading: bool
    answers: bool
    error: str | None

    @classmethod
    def of(cls, current: SnapshotSource, store: Store) -> Self:
        """The state at this moment; the store is asked for it."""
        error = None
        try:
            store.revision()
            current.now()
        except OnRecordError as failed:
            error = one_line(failed)
        library = current.last.library
        return cls(
            len(library.documents),
            len(library.passages),
            library.revision,
            current.reading,
            error is None,
            error or current.fault,
        )
