"""A lock on an embedded store: many readers, or one writer."""

from __future__ import annotations

import itertools
import os
import sys
from contextlib import contextmanager, suppress
from datetime import datetime
from threading import Lock
from typing import IO, TYPE_CHECKING, Self

import portalocker

from index.store.chroma_client import EMBEDDED_FILE
from index.store.errors import StoreBusyError, StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK_FILE = ".lock"
TURN_FILE = ".turn"
_SHARED = portalocker.LockFlags.SHARED | portalocker.LockFlags.NON_BLOCKING
_NUMBERS = itertools.count()  # a process may read one store twice
_EXCLUSIVE = portalocker.LockFlags.EXCLUSIVE | portalocker.LockFlags.NON_BLOCKING


class StoreLock:
    """A lock on a store's folder that ends with the process, however that ends.

    Chroma's embedded store breaks in a process that has it open while another one writes to it; so
    a writer is the only one, and readers keep writers out. A shared lock cannot become an exclusive
    one in a single step, because the system first releases the old one; so a writer takes a second
    lock before, the turn, and no other writer can come in between.
    """

    def __init__(self, folder: Path, *, write: bool, purpose: str) -> None:
        """Take the lock; StoreBusyError names who has it."""
        self._folder = folder
        self._owners = folder / ".owners"
        self._write = write
        self._mutex = Lock()
        self._card: Path | None = None
        self._turn: IO[str] | None = None
        self._file = self._open(LOCK_FILE)
        try:
            self._turn = self._open(TURN_FILE) if write else None
            self._take()
        except StoreError:
            self._close()
            raise
        since = datetime.now().astimezone().strftime("%H:%M")
        self._card = self._owners / f"{os.getpid()}.{next(_NUMBERS)}"
        with suppress(OSError):  # on a full disk the lock is held without a name
            self._card.write_text(f"{purpose} (process {os.getpid()}, since {since})", "utf-8")

    def _open(self, name: str) -> IO[str]:
        try:
            self._owners.mkdir(parents=True, exist_ok=True)
            return (self._folder / name).open("a+", encoding="utf-8")
        except OSError as error:
            message = f"{self._folder} cannot be used as a store: {error.strerror or error}"
            raise StoreError(message) from error

    def _take(self) -> None:
        if self._turn is not None:
            self._lock(self._turn, _EXCLUSIVE)
        self._lock(self._file, _EXCLUSIVE if self._write else _SHARED)

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Hold the lock exclusively while the block runs, then share it again.

        StoreBusyError names the processes that have the store open. Threads take turns.
        """
        with self._mutex:
            if self._write:
                yield
                return
            with self._open(TURN_FILE) as turn:
                self._lock(turn, _EXCLUSIVE)
                try:
                    self._exchange(_EXCLUSIVE)
                    yield
                finally:
                    self._share()

    def _exchange(self, flags: portalocker.LockFlags) -> None:
        portalocker.unlock(
            self._file
        )  # where locks cannot be exchanged, the old one blocks the new one
        self._lock(self._file, flags)

    def _share(self) -> None:
        """Share the lock again, unless it was released meanwhile.

        While the turn is held nobody else has it, except a program version without turns: it waits.
        """
        if not self._file.closed:
            portalocker.unlock(self._file)
            portalocker.lock(self._file, portalocker.LockFlags.SHARED)

    def _lock(self, file: IO[str], flags: portalocker.LockFlags) -> None:
        try:
            portalocker.lock(file, flags)
        except portalocker.LockException as error:
            raise StoreBusyError(str(self._folder), self._others()) from error

    def _others(self) -> tuple[str, ...]:
        names = []
        for card in self._owners.iterdir():
            process = card.name.partition(".")[0]
            with suppress(OSError):  # its owner may be leaving
                if card != self._card and process.isdecimal() and is_running(int(process)):
                    names.append(card.read_text("utf-8"))
        return tuple(sorted(names))

    def release(self) -> None:
        """Release the lock; may be called twice."""
        if self._card is not None:
            self._card.unlink(missing_ok=True)
        self._close()

    def _close(self) -> None:
        self._file.close()
        if self._turn is not None:
            self._turn.close()

    def __enter__(self) -> Self:
        """Return the lock."""
        return self

    def __exit__(self, *_: object) -> None:
        """Release the lock."""
        self.release()


def is_running(process: int) -> bool:
    """Whether the process runs; True where that is unknown (Windows)."""
    if sys.platform == "win32":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def is_store(place: Path) -> bool:
    """Whether a folder has an embedded store, or one is being created in it.

    Reading another folder must not make it one.
    """
    return (place / EMBEDDED_FILE).is_file() or (place / LOCK_FILE).is_file()
