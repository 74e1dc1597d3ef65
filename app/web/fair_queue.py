"""The line before the desk: so many are served at a time, and so many others may wait."""

from __future__ import annotations

from collections import deque
from contextlib import contextmanager
from threading import Event, Lock
from typing import TYPE_CHECKING, Self

from app.messages import texts
from corpus.errors import OnRecordError

if TYPE_CHECKING:
    from collections.abc import Iterator

WAITING = 100  # whoever comes when so many wait is asked to come again


class BusyError(OnRecordError):
    """Too many wait before the desk already; nothing is wrong with the question."""

    def __init__(self, waiting: int) -> None:
        """Say how many, and what to do."""
        super().__init__(texts.BUSY % f"{waiting:,}")


class FairQueue:
    """Whoever is before the desk stands in a `with`; BusyError for whom there is no room.

    Who came first is served first.
    """

    def __init__(self, at_once: int, *, waiting: int = WAITING) -> None:
        """More than one at once only if the desk can be asked from threads."""
        self._free = at_once  # places; none while anybody waits
        self._most = waiting
        self._come: deque[Event] = deque()
        self._back: deque[Event] = deque()  # who was served and stepped aside
        self._lock = Lock()

    def __enter__(self) -> Self:
        """Wait for a place."""
        self._wait(self._come, self._most)
        return self

    def __exit__(self, *_: object) -> None:
        """Leave it to the next."""
        self._leave()

    @property
    def waiting(self) -> int:
        """How many wait who have not been served yet."""
        return len(self._come)

    @contextmanager
    def step_aside(self) -> Iterator[None]:
        """Step aside while something else is waited for; come back before all who only came."""
        self._leave()
        try:
            yield
        finally:
            self._wait(self._back, None)

    def _wait(self, waiting: deque[Event], most: int | None) -> None:
        with self._lock:
            if self._free:
                self._free -= 1
                return
            if most is not None and len(waiting) >= most:
                raise BusyError(len(waiting))
            turn = Event()
            waiting.append(turn)
        try:
            turn.wait()
        except BaseException:  # interrupted: the place, if it has come meanwhile, is the next one's
            with self._lock:
                had = turn.is_set()
                if not had:
                    waiting.remove(turn)
            if had:
                self._leave()
            raise

    def _leave(self) -> None:
        with self._lock:
            for waiting in (self._back, self._come):
                if waiting:
                    waiting.popleft().set()
                    return
            self._free += 1
