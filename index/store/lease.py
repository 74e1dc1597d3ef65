"""The lease of a store behind a Chroma server: one process at a time may change it."""

from __future__ import annotations

import logging
import os
import socket
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from secrets import SystemRandom, token_hex
from threading import Event, RLock, Thread
from typing import TYPE_CHECKING, Any, Protocol, Self

import numpy as np

from index.store.errors import LeaseLostError, StoreError, WriterBusyError
from index.store.lock import is_running

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from index.embedder import Vectors
    from index.store.collection import Metadata

WRITERS = "onrecord-writers"  # the collection with a record for each process that may write
BEAT_SECONDS = 2.0  # between two heartbeats of a writer
LEASE_SECONDS = 15.0  # without a heartbeat, after which another process may write
_TRIES = 8  # of processes that want the lease at the same moment
_MAX_PAUSE = 0.5  # seconds between two of them
_BEAT = "beat"
_VECTOR = np.ones((1, 1), dtype=np.float32)  # Chroma keeps no record without one
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class StoreWriter:
    """The process that may change a store, and since when; `str` names it in a sentence."""

    purpose: str
    host: str
    process: int
    since: str

    @classmethod
    def of_metadata(cls, metadata: Mapping[str, Any]) -> Self:
        """The writer that a record of the lease describes."""
        return cls(
            str(metadata["purpose"]),
            str(metadata["host"]),
            int(metadata["process"]),
            str(metadata["since"]),
        )

    def __str__(self) -> str:
        """'onrecord ingest on desk-7 (process 4711, since 14:03)'."""
        return f"{self.purpose} on {self.host} (process {self.process}, since {self.since})"


class LeaseRecords(Protocol):
    """What the lease needs of a `VectorCollection`."""

    def put(
        self, ids: list[str], vectors: Vectors, metadatas: list[Metadata], texts: list[str] | None
    ) -> None:
        """Write records."""

    def mark(self, row: str, metadata: Metadata) -> None:
        """Change some of a record's metadata; a record that is gone stays gone."""

    def drop(self, ids: list[str]) -> None:
        """Delete records; unknown ids are no error."""

    def some(self, ids: list[str]) -> Iterator[tuple[str, dict[str, Any], str]]:
        """The records with these ids, as far as they exist."""

    def records(self) -> Iterator[tuple[str, dict[str, Any], str]]:
        """Every record."""


class WriterLease:
    """The right to change a store behind a server, which one process has at a time.

    Chroma cannot compare and swap. So a process writes a record of its own and then reads all of
    them: it has the lease if its own is the only one, else it takes it back. Of two processes the
    one that reads last sees the other's record, so never both have the lease. A record whose
    heartbeat does not change for LEASE_SECONDS is deleted by the next process that wants the lease;
    it is the watcher's clock that counts, so clocks of different machines are never compared.
    """

    def __init__(
        self,
        records: LeaseRecords,
        *,
        place: str,
        purpose: str,
        beat_seconds: float = BEAT_SECONDS,
        lease_seconds: float = LEASE_SECONDS,
    ) -> None:
        """Without the lease; errors name the `place`, others are told the `purpose`."""
        self._records = records
        self._place = place
        self._purpose = purpose
        self._beat_seconds = beat_seconds
        self._lease_seconds = lease_seconds
        self._mutex = RLock()
        self._token: str | None = None
        self._is_kept = False
        self._stop = Event()

    def acquire(self) -> None:
        """Take the lease until `release`; WriterBusyError names the process that has it.

        It takes as long as a heartbeat to see that another process lives, and LEASE_SECONDS to see
        that it does not; no time at all if its process has ended on this machine.
        """
        with self._mutex:
            self._take()
            self._is_kept = True

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Have the lease while the block runs; WriterBusyError if another process has it.

        A lease that was acquired, but lost meanwhile, is taken again. Threads take turns.
        """
        with self._mutex:
            if self._token is None or not self._is_there(self._token):
                self._take()
            try:
                yield
            finally:
                if not self._is_kept:
                    self.release()

    def check(self) -> None:
        """Return if this process still has the lease; LeaseLostError otherwise."""
        if self._token is None or not self._is_there(self._token):
            raise LeaseLostError(self._place, str(self.writer() or "no process"))

    def writer(self) -> StoreWriter | None:
        """The process that has the lease; None without any.

        One that died on another machine is returned until the next one takes its place.
        """
        living = (one for _, one, _ in self._records.records() if not _has_ended(one))
        return next(map(StoreWriter.of_metadata, living), None)

    def release(self) -> None:
        """Give the lease back; may be called twice, and while the server cannot be reached."""
        with self._mutex:
            token, self._token, self._is_kept = self._token, None, False
            self._stop.set()
            if token is not None:
                with suppress(StoreError):  # then it ends with the heartbeats
                    self._records.drop([token])

    def _take(self) -> None:
        """Write a record until it is the only one."""
        self._stop.set()
        card: Metadata = {
            "purpose": self._purpose,
            "host": socket.gethostname(),
            "machine": _machine(),
            "process": os.getpid(),
            "since": datetime.now().astimezone().strftime("%H:%M"),
            _BEAT: 0,
        }
        for _ in range(_TRIES):
            self._outlive_others()
            token = token_hex(16)
            self._records.put([token], _VECTOR, [card], None)
            there = {row: metadata for row, metadata, _ in self._records.records()}
            if there.keys() == {token}:
                self._token, self._stop = token, Event()
                Thread(
                    target=self._beat, args=(token, self._stop), name="lease", daemon=True
                ).start()
                return
            self._records.drop([token])
            time.sleep(SystemRandom().uniform(0, _MAX_PAUSE))
        others = [StoreWriter.of_metadata(one) for row, one in there.items() if row != token]
        raise WriterBusyError(self._place, str(others[0] if others else "another process"))

    def _outlive_others(self) -> None:
        """Return when no other process has a record; WriterBusyError as soon as one lives."""
        seen: dict[str, tuple[object, float]] = {}  # the beat, and when it was first seen
        while others := {row: metadata for row, metadata, _ in self._records.records()}:
            now = time.monotonic()
            for row, metadata in others.items():
                beat, since = seen.setdefault(row, (metadata[_BEAT], now))
                if metadata[_BEAT] != beat:
                    raise WriterBusyError(self._place, str(StoreWriter.of_metadata(metadata)))
                if _has_ended(metadata) or now - since >= self._lease_seconds:
                    logger.info("%s has ended", StoreWriter.of_metadata(metadata))
                    self._records.drop([row])
            time.sleep(self._beat_seconds / 8)

    def _beat(self, token: str, stop: Event) -> None:
        beats = 0
        while not stop.wait(self._beat_seconds):
            beats += 1
            with suppress(StoreError):  # a server that cannot be reached is tried again
                self._records.mark(token, {_BEAT: beats})

    def _is_there(self, token: str) -> bool:
        return any(True for _ in self._records.some([token]))


def _has_ended(metadata: Mapping[str, Any]) -> bool:
    """Whether the process of a record ended on this machine; False where that is unknown."""
    machine = _machine()
    return machine != "" and metadata["machine"] == machine and not is_running(metadata["process"])


def _machine() -> str:
    """What the processes that see each other by number share; '' where that is unknown.

    A host's name does not tell: containers may share it without sharing their processes.
    """
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
        return f"{boot} {Path('/proc/self/ns/pid').readlink()}"
    except OSError:
        return ""
