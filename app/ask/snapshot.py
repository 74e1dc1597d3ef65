"""The library that questions are put to: reloaded before a question, or in the background."""

from __future__ import annotations

import logging
import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property, partial
from threading import Lock
from typing import TYPE_CHECKING, Protocol, Self

from app.check.word_index import WordIndex
from corpus.errors import one_line
from index.ranking_config import RankingConfig
from index.search.snapshot import Library
from index.search.stored_documents import CACHED_PASSAGES

if TYPE_CHECKING:
    from index.store.store import Store

CHECK_SECONDS = 2.0  # between two looks at the revision of a store that others write to
REST_FACTOR = 4.0  # times the last reload's duration, before the next one that nobody asked for
MAX_TRIES = 3  # reloads in a row of a library that changes meanwhile
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Snapshot:
    """A library as it was read, and its word index."""

    library: Library

    @classmethod
    def of(
        cls,
        store: Store,
        *,
        ranking: RankingConfig = RankingConfig(),
        max_passages: int = CACHED_PASSAGES,
    ) -> Self:
        """Read what is live in the store now; `max_passages` as in `Library.read`."""
        return cls(Library.read(store, ranking=ranking, max_passages=max_passages))

    @cached_property
    def words(self) -> WordIndex:
        """The index in which quotations are looked up."""
        return WordIndex.of(self.library.readable_documents())

    def preload(self) -> Self:
        """Compute what the first question would otherwise wait for; returns itself.

        The word index takes every text, so that of a library whose texts are not all held waits
        until a quotation is looked up.
        """
        self.library.preload()
        if self.library.is_held_whole:
            _ = self.words
        return self


class SnapshotSource(Protocol):
    """Gives the current snapshot."""

    last: Snapshot  # the latest one
    reading: bool  # whether a newer one is being read
    fault: str | None  # why the last reload failed, in one line

    def now(self) -> Snapshot:
        """The snapshot for a question."""

    def refresh(self) -> None:
        """Return once `now` gives what the store holds; OnRecordError when that can't be read."""

    def close(self) -> None:
        """Stop reloading."""


class OnDemandReloader:
    """Reloads before a question when the store has a newer revision."""

    def __init__(
        self,
        store: Store,
        *,
        ranking: RankingConfig = RankingConfig(),
        max_passages: int = CACHED_PASSAGES,
    ) -> None:
        """Read the library for the first time; `max_passages` as in `Library.read`."""
        self.reading = False
        self.fault: str | None = None
        self._store = store
        self._read = partial(Snapshot.of, store, ranking=ranking, max_passages=max_passages)
        self._lock = Lock()
        self.last = self._read()

    def now(self) -> Snapshot:
        """What the store holds, reloaded first if that is newer."""
        with self._lock:
            if self._store.revision() != self.last.library.revision:
                self.last = self._read()
            return self.last

    def refresh(self) -> None:
        """Reload if the store is newer."""
        self.now()

    def close(self) -> None:
        """Do nothing: it reads only when asked."""


class BackgroundReloader:
    """Reloads in a thread of its own, and then replaces the snapshot at once.

    Questions are answered from the old snapshot until then. Changes during a reload lead to one
    more. A store that other programs write to is checked now and then, and one that could not be
    read is tried again.
    """

    def __init__(
        self,
        store: Store,
        *,
        ranking: RankingConfig = RankingConfig(),
        max_passages: int = CACHED_PASSAGES,
    ) -> None:
        """Read the library for the first time; `max_passages` as in `Library.read`."""
        self.fault: str | None = None
        self.reading = False
        self._store = store
        self._read = partial(Snapshot.of, store, ranking=ranking, max_passages=max_passages)
        self._lock = Lock()
        self._pending: Future[None] | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="library")
        self.last = self._read().preload()
        self._next_check = time.monotonic() + CHECK_SECONDS if store.served else float("inf")

    def now(self) -> Snapshot:
        """The latest snapshot, without waiting."""
        if time.monotonic() >= self._next_check:
            self._request()
        return self.last

    def refresh(self) -> None:
        """Return once what the store holds now has been read."""
        self._request().result()

    def close(self) -> None:
        """Stop reloading, after the reload in progress."""
        self._next_check = float("inf")
        self._thread.shutdown(cancel_futures=True)

    def _request(self) -> Future[None]:
        """The next reload that has not started."""
        with self._lock:
            if self._pending is None:
                self._pending = self._thread.submit(self._reload)
            return self._pending

    def _reload(self) -> None:
        with self._lock:
            self._pending = None  # later changes need another reload
        self._next_check = float("inf")
        started = time.monotonic()
        try:
            self._replace()
            self.fault = None
        except BaseException as error:
            before, self.fault = self.fault, one_line(error)
            if self.fault != before:  # a server that is away is asked every few seconds
                logger.error("the library could not be read anew: %s", self.fault)  # noqa: TRY400
            raise
        finally:
            self.reading = False
            if self._store.served or self.fault:
                now = time.monotonic()
                self._next_check = now + max(CHECK_SECONDS, REST_FACTOR * (now - started))

    def _replace(self) -> None:
        """Read a newer library, again if it changed meanwhile; the last one read is kept."""
        for _ in range(MAX_TRIES):
            if self._store.revision() == self.last.library.revision:
                return
            self.reading = True
            snapshot = self._read()
            if snapshot.library.revision == self._store.revision():
                break
        self.last = snapshot.preload()
