"""The line before the desk: so many are served at a time, and so many others may wait."""

from __future__ import annotations

from contextlib import contextmanager
from threading import BoundedSemaphore, Lock
from typing import TYPE_CHECKING, Self

from app.english import texts
from corpus.errors import OnRecordError

if TYPE_CHECKING:
    from collections.abc import Iterator

WAITING = 100  # whoever comes when so many wait is asked to come again


class BusyError(OnRecordError):
    """Too many wait before the desk already; nothing is wrong with the question."""

    def __init__(self, waiting: int) -> None:
        """Say how many, and what to do."""
        super().__init__(texts.BUSY % f"{waiting:,}")


class Line:
    """Whoever is before the desk stands in a `with`; BusyError for whom there is no room."""

    def __init__(self, at_once: int, *, waiting: int = WAITING) -> None:
        """More than one at once only if the desk can be asked from threads."""
        self._places = BoundedSemaphore(at_once)
        self._most = waiting
        self._waiting = 0
        self._counting = Lock()

    def __enter__(self) -> Self:
        """Wait for a place."""
        if self._places.acquire(blocking=False):
            return self
        with self._counting:
            if self._waiting >= self._most:
                raise BusyError(self._waiting)
            self._waiting += 1
        try:
            self._places.acquire()
        finally:
            with self._counting:
                self._waiting -= 1
        return self

    def __exit__(self, *_: object) -> None:
        """Leave it to the next."""
        self._places.release()

    @property
    def waiting(self) -> int:
        """How many wait."""
        return self._waiting

    @contextmanager
    def away(self) -> Iterator[None]:
        """Step aside while something else is waited for; then wait for a place again."""
        self._places.release()
        try:
            yield
        finally:
            self._places.acquire()
