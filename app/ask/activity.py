"""A count of the requests in progress, so that background work can wait for them."""

from __future__ import annotations

from contextlib import contextmanager
from threading import Condition
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class ActiveRequests:
    """Counts requests, from any thread."""

    def __init__(self) -> None:
        """Start at none."""
        self._count = 0
        self._changed = Condition()

    @contextmanager
    def track(self) -> Iterator[None]:
        """Count a request while the block runs."""
        with self._changed:
            self._count += 1
        try:
            yield
        finally:
            with self._changed:
                self._count -= 1
                self._changed.notify_all()

    def wait(self, seconds: float) -> bool:
        """Wait until there is no request, for so long at most; whether there is none."""
        with self._changed:
            return self._changed.wait_for(lambda: self._count == 0, seconds)
