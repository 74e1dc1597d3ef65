"""The line before the desk: so many readers are served at a time, and the others wait."""

from __future__ import annotations

from contextlib import contextmanager
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterator


class Line:
    """Whoever is before the desk stands in a `with`."""

    def __init__(self, at_once: int) -> None:
        """More than one at once only if the desk can be asked from threads."""
        self._places = BoundedSemaphore(at_once)

    def __enter__(self) -> Self:
        """Wait for a place."""
        self._places.acquire()
        return self

    def __exit__(self, *_: object) -> None:
        """Leave it to the next."""
        self._places.release()

    @contextmanager
    def away(self) -> Iterator[None]:
        """Step aside while something else is waited for; then wait for a place again."""
        self._places.release()
        try:
            yield
        finally:
            self._places.acquire()
