"""Who has an embedded store open: readers together, or one writer alone."""

from __future__ import annotations

import itertools
import os
import sys
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Self

import portalocker

from index.errors import StoreBusyError, StoreError

if TYPE_CHECKING:
    from pathlib import Path

LOCK_FILE = ".lock"
_SHARED = portalocker.LockFlags.SHARED | portalocker.LockFlags.NON_BLOCKING
_NUMBERS = itertools.count()  # a process may read one store twice
_ALONE = portalocker.LockFlags.EXCLUSIVE | portalocker.LockFlags.NON_BLOCKING


class StoreLock:
    """A lock on a store's folder that ends with the process, however that ends.

    Chroma's embedded store breaks in a process that has it open while another one writes to it;
    so a writer is alone, and readers keep writers out.
    """

    def __init__(self, folder: Path, *, write: bool, purpose: str) -> None:
        """Take the lock, or say who has it: StoreBusyError."""
        self._folder = folder
        self._owners = folder / ".owners"
        try:
            self._owners.mkdir(parents=True, exist_ok=True)
            self._file = (folder / LOCK_FILE).open("a+", encoding="utf-8")
        except OSError as error:
            message = f"{folder} cannot be used as a store: {error.strerror or error}"
            raise StoreError(message) from error
        self._take(write=write)
        since = datetime.now().astimezone().strftime("%H:%M")
        self._card = self._owners / f"{os.getpid()}.{next(_NUMBERS)}"
        with suppress(OSError):  # on a full disk the lock holds all the same, only unnamed
            self._card.write_text(f"{purpose} (process {os.getpid()}, since {since})", "utf-8")

    def _take(self, *, write: bool) -> None:
        try:
            portalocker.lock(self._file, _ALONE if write else _SHARED)
        except portalocker.LockException as error:
            self._file.close()
            raise StoreBusyError(str(self._folder), self._others()) from error

    def _others(self) -> tuple[str, ...]:
        names = []
        for card in self._owners.iterdir():
            process = card.name.partition(".")[0]
            with suppress(OSError):  # its owner may be leaving
                if process.isdecimal() and _lives(int(process)):
                    names.append(card.read_text("utf-8"))
        return tuple(sorted(names))

    def release(self) -> None:
        """Let others in; doing it twice is no error."""
        self._card.unlink(missing_ok=True)
        self._file.close()

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
