"""Who has an embedded store open: readers together, or one writer alone."""

from __future__ import annotations

import itertools
import os
import sys
from contextlib import contextmanager, suppress
from datetime import datetime
from threading import Lock
from typing import IO, TYPE_CHECKING, Self

import portalocker

from index.store.errors import StoreBusyError, StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK_FILE = ".lock"
TURN_FILE = ".turn"
_SHARED = portalocker.LockFlags.SHARED | portalocker.LockFlags.NON_BLOCKING
_NUMBERS = itertools.count()  # a process may read one store twice
_ALONE = portalocker.LockFlags.EXCLUSIVE | portalocker.LockFlags.NON_BLOCKING


class StoreLock:
    """A lock on a store's folder that ends with the process, however that ends.

    Chroma's embedded store breaks in a process that has it open while another one writes to it;
    so a writer is alone, and readers keep writers out. A lock that is shared cannot be made one's
    own in a single step, for the system takes the old one away first; so whoever wants to write
    takes the turn before, and nobody else can come to write in between.
    """

    def __init__(self, folder: Path, *, write: bool, purpose: str) -> None:
        """Take the lock, or say who has it: StoreBusyError."""
        self._folder = folder
        self._owners = folder / ".owners"
        self._write = write
        self._mutex = Lock()
        self._card: Path | None = None
        self._turn: IO[str] | None = None
        self._file = self._opened(LOCK_FILE)
        try:
            self._turn = self._opened(TURN_FILE) if write else None
            self._take()
        except StoreError:
            self._close()
            raise
        since = datetime.now().astimezone().strftime("%H:%M")
        self._card = self._owners / f"{os.getpid()}.{next(_NUMBERS)}"
        with suppress(OSError):  # on a full disk the lock holds all the same, only unnamed
            self._card.write_text(f"{purpose} (process {os.getpid()}, since {since})", "utf-8")

    def _opened(self, name: str) -> IO[str]:
        try:
            self._owners.mkdir(parents=True, exist_ok=True)
            return (self._folder / name).open("a+", encoding="utf-8")
        except OSError as error:
            message = f"{self._folder} cannot be used as a store: {error.strerror or error}"
            raise StoreError(message) from error

    def _take(self) -> None:
        if self._turn is not None:
            self._lock(self._turn, _ALONE)
        self._lock(self._file, _ALONE if self._write else _SHARED)

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Be the only one who has the store open while the block runs, then share it again.

        StoreBusyError, when others have it open, names them. Threads take turns.
        """
        with self._mutex:
            if self._write:
                yield
                return
            with self._opened(TURN_FILE) as turn:
                self._lock(turn, _ALONE)
                try:
                    self._exchange(_ALONE)
                    yield
                finally:
                    self._share()

    def _exchange(self, flags: portalocker.LockFlags) -> None:
        portalocker.unlock(self._file)  # where a lock is not exchanged for another, it bars it
        self._lock(self._file, flags)

    def _share(self) -> None:
        """Hold the lock with others again, unless it was released meanwhile.

        With the turn nobody can be in the way; it waits, lest a version that knows no turn is.
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
                if card != self._card and process.isdecimal() and _lives(int(process)):
                    names.append(card.read_text("utf-8"))
        return tuple(sorted(names))

    def release(self) -> None:
        """Let others in; doing it twice is no error."""
        if self._card is not None:
            self._card.unlink(missing_ok=True)
        self._close()

    def _close(self) -> None:
        self._file.close()
        if self._turn is not None:
            self._turn.close()

    def __enter__(self) -> Self:
        """The lock itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let others in."""
        self.release()


def _lives(process: int) -> bool:
    """Whether the process runs; where that can't be told (Windows), a card counts as true."""
    if sys.platform == "win32":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
