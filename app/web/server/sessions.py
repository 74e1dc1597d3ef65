"""Login sessions, in memory and bounded."""

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

SESSION_SECONDS: Final = 7 * 24 * 3600  # that a login lasts without being used
_MAX_ENTRIES: Final = 10_000  # sessions; the oldest is forgotten


@dataclass(frozen=True, slots=True)
class Session:
    """Who is logged in, the mark of the password at that time, and when the session ends."""

    name: str
    mark: str
    until: float


class Sessions:
    """Sessions by the digests of their tokens."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Without any session."""
        self._clock = clock
        self._lock = Lock()
        self._sessions: OrderedDict[str, Session] = OrderedDict()

    def begin(self, name: str, mark: str) -> str:
        """Begin a session, and return its token for the browser's cookie."""
        token = secrets.token_urlsafe(32)
        with self._lock:
            session = Session(name, mark, self._clock() + SESSION_SECONDS)
            self._sessions[_digest(token)] = session
            while len(self._sessions) > _MAX_ENTRIES:
                self._sessions.popitem(last=False)
        return token

    def find(self, token: str | None) -> Session | None:
        """The token's session, which is extended from now on; None if there is none any more."""
        if not token:
            return None
        with self._lock:
            session = self._sessions.pop(_digest(token), None)
            if session is None or session.until < self._clock():
                return None
            extended = replace(session, until=self._clock() + SESSION_SECONDS)
            self._sessions[_digest(token)] = extended
            return extended

    def end(self, token: str | None) -> None:
        """End the token's session; an unknown token is no error."""
        with self._lock:
            self._sessions.pop(_digest(token or ""), None)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
