"""A bounded first-in-first-out queue: at most N answers at a time, at most M requests waiting."""

from __future__ import annotations

import time
from collections import deque
from contextlib import contextmanager
from threading import Event, Lock
from typing import TYPE_CHECKING, Self

from app.messages import texts
from corpus.errors import OnRecordError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MAX_WAITING_QUESTIONS = 100  # further requests are refused


class BusyError(OnRecordError):
    """Too many requests are waiting; nothing is wrong with the question."""

    def __init__(self, waiting: int) -> None:
        """Say how many are waiting, and what to do."""
        super().__init__(texts.BUSY % f"{waiting:,}")


class FairQueue:
    """A context manager that waits for a place; BusyError if too many wait already.

    Places are given in order of arrival.
    """

    def __init__(self, at_once: int, *, waiting: int = MAX_WAITING_QUESTIONS) -> None:
        """`at_once` may be more than one only if the answering service is thread-safe.

        `on_place` is called with the seconds that a request waited for its place.
        """
        self.on_place: Callable[[float], None] = lambda _: None
        self._free = at_once  # places; none while anybody waits
        self._max_waiting = waiting
        self._arrived: deque[Event] = deque()
        self._returning: deque[Event] = deque()  # had a place and stepped aside
        self._lock = Lock()

    def __enter__(self) -> Self:
        """Wait for a place."""
        begun = time.perf_counter()
        self._wait(self._arrived, self._max_waiting)
        self.on_place(time.perf_counter() - begun)
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the place to the next."""
        self._leave()

    @property
    def waiting(self) -> int:
        """How many wait that have not had a place yet."""
        return len(self._arrived)

    @contextmanager
    def if_free(self) -> Iterator[bool]:
        """Take a place only if one is free now, for what nobody waits for; whether it is taken."""
        with self._lock:
            is_taken = self._free > 0
            self._free -= is_taken
        try:
            yield is_taken
        finally:
            if is_taken:
                self._leave()

    @contextmanager
    def step_aside(self) -> Iterator[None]:
        """Give up the place while waiting for something else; return before all new arrivals."""
        self._leave()
        try:
            yield
        finally:
            self._wait(self._returning, None)

    def _wait(self, waiting: deque[Event], max_waiting: int | None) -> None:
        with self._lock:
            if self._free:
                self._free -= 1
                return
            if max_waiting is not None and len(waiting) >= max_waiting:
                raise BusyError(len(waiting))
            turn = Event()
            waiting.append(turn)
        try:
            turn.wait()
        except BaseException:  # interrupted: a place that was given meanwhile goes to the next
            with self._lock:
                has_place = turn.is_set()
                if not has_place:
                    waiting.remove(turn)
            if has_place:
                self._leave()
            raise

    def _leave(self) -> None:
        with self._lock:
            for waiting in (self._returning, self._arrived):
                if waiting:
                    waiting.popleft().set()
                    return
            self._free += 1
