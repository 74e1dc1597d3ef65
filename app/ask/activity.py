"""Who is answered now, so that work that can wait lets questions go first."""

from __future__ import annotations

from contextlib import contextmanager
from threading import Condition
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class ActiveRequests:
    """How many are being answered; from any thread."""

    def __init__(self) -> None:
        """Nobody yet."""
        self._busy = 0
        self._changed = Condition()

    @contextmanager
    def track(self) -> Iterator[None]:
        """Somebody is answered while the block runs."""
        with self._changed:
            self._busy += 1
        try:
            yield
        finally:
            with self._changed:
                self._busy -= 1
                self._changed.notify_all()

    def wait(self, seconds: float) -> bool:
        """Whether nobody is being answered, after waiting so long for it at most."""
        with self._changed:
            return self._changed.wait_for(lambda: self._busy == 0, seconds)
