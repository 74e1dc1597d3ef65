"""Looks for a newer library while nobody asks, so that the next question finds it read."""

from __future__ import annotations

from threading import Event, Thread
from typing import TYPE_CHECKING

from app.ask.snapshot import CHECK_SECONDS

if TYPE_CHECKING:
    from collections.abc import Callable


class RevisionPoll:
    """Calls `look` every CHECK_SECONDS, in a thread of its own, until it is closed."""

    def __init__(self, look: Callable[[], object], *, seconds: float = CHECK_SECONDS) -> None:
        """`look` returns at once and raises nothing."""
        self._look = look
        self._seconds = seconds
        self._closing = Event()
        self._thread = Thread(target=self._run, name="revision", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Return once `look` is not called any more; may be called twice."""
        self._closing.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._closing.wait(self._seconds):
            self._look()
