"""The library that questions are put to: read anew before a question, or beside the questions."""

from __future__ import annotations

import logging
import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING, Protocol, Self

from app.check.word_index import WordIndex
from corpus.errors import one_line
from index.search.snapshot import Library

if TYPE_CHECKING:
    from index.store.store import Store

LOOK = 2.0  # seconds: how often a store that others write to is asked for its revision, at most
REST = 4.0  # times what the last reading took, for which there is no other of its own accord
TRIES = 3  # readings in a row of a library that somebody changes meanwhile
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Snapshot:
    """A library as it was read."""

    library: Library

    @classmethod
    def of(cls, store: Store) -> Self:
        """What is live in the store now."""
        return cls(Library.read(store))

    @cached_property
    def words(self) -> WordIndex:
        """The words of the library, among which quotations are looked for."""
        return WordIndex.of(self.library.documents.values())

    def warm(self) -> Self:
        """The same, with all made that the first question would otherwise wait for."""
        self.library.preload()
        _ = self.words
        return self


class SnapshotSource(Protocol):
    """The library as it is now."""

    last: Snapshot  # what was read last
    reading: bool  # whether a newer one is being read
    fault: str | None  # why the last reading failed, in one line

    def now(self) -> Snapshot:
        """What a question is put to."""

    def refresh(self) -> None:
        """Return once `now` gives what is in the store; OnRecordError when that can't be read."""

    def close(self) -> None:
        """Read no more."""


class OnDemandReloader:
    """A library that is read anew, before anything else, when the store has a newer revision."""

    def __init__(self, store: Store) -> None:
        """Read it for the first time."""
        self.reading = False
        self.fault: str | None = None
        self._store = store
        self._lock = Lock()
        self.last = Snapshot.of(store)

    def now(self) -> Snapshot:
        """What is in the store; whoever asks waits until it is read."""
        with self._lock:
            if self._store.revision() != self.last.library.revision:
                self.last = Snapshot.of(self._store)
            return self.last

    def refresh(self) -> None:
        """Read it if it is newer."""
        self.now()

    def close(self) -> None:
        """Nothing: it reads only when asked."""


class BackgroundReloader:
    """A library that is read anew in a thread of its own and then swapped in whole.

    Questions are put to the old one until then, and nobody waits. Changes while it is read lead to
    one more reading at the end. A store that other programs write to is looked at now and then,
    and one that could not be read is tried again.
    """

    def __init__(self, store: Store) -> None:
        """Read it for the first time."""
        self.fault: str | None = None
        self.reading = False
        self._store = store
        self._lock = Lock()
        self._next: Future[None] | None = None
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="library")
        self.last = Snapshot.of(store).warm()
        self._look = time.monotonic() + LOOK if store.served else float("inf")

    def now(self) -> Snapshot:
        """What was read last, at once."""
        if time.monotonic() >= self._look:
            self._ask()
        return self.last

    def refresh(self) -> None:
        """Return once what the store holds now has been read and swapped in."""
        self._ask().result()

    def close(self) -> None:
        """Read no more, once what is being read has been read."""
        self._look = float("inf")
        self._reader.shutdown(cancel_futures=True)

    def _ask(self) -> Future[None]:
        """The next reading that has not begun."""
        with self._lock:
            if self._next is None:
                self._next = self._reader.submit(self._read)
            return self._next

    def _read(self) -> None:
        with self._lock:
            self._next = None  # what changes from here on takes another reading
        self._look = float("inf")
        begun = time.monotonic()
        try:
            self._swap()
            self.fault = None
        except BaseException as error:
            self.fault = one_line(error)
            logger.error("the library could not be read anew: %s", self.fault)  # noqa: TRY400
            raise
        finally:
            self.reading = False
            if self._store.served or self.fault:
                now = time.monotonic()
                self._look = now + max(LOOK, REST * (now - begun))

    def _swap(self) -> None:
        """Read what is newer; of what changes while it is read, the state at the end."""
        for _ in range(TRIES):
            if self._store.revision() == self.last.library.revision:
                return
            self.reading = True
            found = Snapshot.of(self._store)
            if found.library.revision == self._store.revision():
                break
        self.last = found.warm()
