"""Who is logged in, and who has tried to be too often; both in memory, both bounded."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections import OrderedDict
from dataclasses import dataclass, replace
from threading import Lock
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

LASTS: Final = 7 * 24 * 3600  # seconds that a login lasts without being used
_MOST: Final = 10_000  # sessions, and those who failed; the oldest is forgotten
TRIES: Final = 5  # that may fail
WITHIN: Final = 300  # seconds; then the next may be tried


@dataclass(frozen=True, slots=True)
class Session:
    """Who is logged in, with the mark of the password it was done with."""

    name: str
    mark: str
    until: float


class Sessions:
    """Logins by their tokens, of which only digests are kept."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Nobody is logged in."""
        self._clock = clock
        self._lock = Lock()
        self._all: OrderedDict[str, Session] = OrderedDict()

    def begin(self, name: str, mark: str) -> str:
        """The token of a new login, for the browser to keep."""
        token = secrets.token_urlsafe(32)
        with self._lock:
            self._all[_digest(token)] = Session(name, mark, self._clock() + LASTS)
            while len(self._all) > _MOST:
                self._all.popitem(last=False)
        return token

    def of(self, token: str | None) -> Session | None:
        """Whose token it is, which lasts anew from now on; None when it is nobody's any more."""
        if not token:
            return None
        with self._lock:
            found = self._all.pop(_digest(token), None)
            if found is None or found.until < self._clock():
                return None
            fresh = replace(found, until=self._clock() + LASTS)
            self._all[_digest(token)] = fresh
            return fresh

    def end(self, token: str | None) -> None:
        """Log out; a token of nobody is no error."""
        with self._lock:
            self._all.pop(_digest(token or ""), None)


class Tries:
    """Failed logins by who tried; after some, no more are taken for a while."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Nobody has failed."""
        self._clock = clock
        self._lock = Lock()
        self._failed: OrderedDict[str, list[float]] = OrderedDict()

    def wait(self, who: str) -> int:
        """Seconds until they may try again; 0 for now."""
        with self._lock:
            recent = self._recent(who)
            if len(recent) < TRIES:
                return 0
            return max(1, round(recent[-TRIES] + WITHIN - self._clock()))

    def failed(self, who: str) -> None:
        """Note that they failed."""
        with self._lock:
            self._failed[who] = [*self._recent(who), self._clock()][-TRIES:]
            self._failed.move_to_end(who)
            while len(self._failed) > _MOST:
                self._failed.popitem(last=False)

    def forget(self, who: str) -> None:
        """They got in."""
        with self._lock:
            self._failed.pop(who, None)

    def _recent(self, who: str) -> list[float]:
        return [when for when in self._failed.get(who, ()) if when > self._clock() - WITHIN]


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
