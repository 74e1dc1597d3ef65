"""Login sessions: in memory and bounded, or in tokens that several servers can read."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
import time
from collections import OrderedDict
from dataclasses import dataclass, replace
from threading import Lock
from typing import TYPE_CHECKING, Final, Protocol

from cryptography.fernet import Fernet, InvalidToken

if TYPE_CHECKING:
    from collections.abc import Callable

SESSION_SECONDS: Final = 7 * 24 * 3600  # that a login lasts without being used
_MAX_ENTRIES: Final = 10_000  # sessions; the oldest is forgotten
_RENEW_SECONDS: Final = 3_600  # after which a token is replaced by one that lasts longer


@dataclass(frozen=True, slots=True)
class Session:
    """Who is logged in, the mark of the password at that time, and when the session ends."""

    name: str
    mark: str
    until: float


class LoginSessions(Protocol):
    """Who is logged in, by the token in the browser's cookie."""

    def begin(self, name: str, mark: str) -> str:
        """Begin a session, and return its token."""

    def find(self, token: str | None) -> Session | None:
        """The token's session; None if there is none any more."""

    def renewed(self, token: str | None) -> str | None:
        """A token that replaces this one of a session that was found; None if it stays."""

    def end(self, token: str | None) -> None:
        """End the token's session; an unknown token is no error."""


class Sessions:
    """Sessions by the digests of their tokens, in the memory of this process."""

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

    def renewed(self, _: str | None) -> str | None:
        """None: the token stays, since its session is extended here."""
        return None

    def end(self, token: str | None) -> None:
        """End the token's session; an unknown token is no error."""
        with self._lock:
            self._sessions.pop(_digest(token or ""), None)


class SharedSessions:
    """Sessions in the tokens themselves, encrypted and signed: all servers of one secret read them.

    A session that is ended here could go on elsewhere with a copy of its token, until that is too
    old or the password is changed.
    """

    def __init__(self, secret: str, clock: Callable[[], float] = time.time) -> None:
        """The `secret` is that of all servers, whose clocks agree within a minute."""
        key = hmac.digest(secret.encode(), b"onrecord sessions", "sha256")
        self._tokens = Fernet(base64.urlsafe_b64encode(key))
        self._clock = clock
        self._lock = Lock()
        self._ended: OrderedDict[str, None] = OrderedDict()

    def begin(self, name: str, mark: str) -> str:
        """Begin a session, and return its token for the browser's cookie."""
        return self._token(secrets.token_hex(16), name, mark)

    def find(self, token: str | None) -> Session | None:
        """The token's session; None if it is too old, forged, or was ended here."""
        identity, session = self._read(token)
        return None if identity in self._ended else session

    def renewed(self, token: str | None) -> str | None:
        """A token that lasts longer, once this one is an hour old; None before, and without one."""
        identity, session = self._read(token)
        if session is None or identity in self._ended:
            return None
        is_young = self._clock() < session.until - SESSION_SECONDS + _RENEW_SECONDS
        return None if is_young else self._token(identity, session.name, session.mark)

    def end(self, token: str | None) -> None:
        """Let this process accept no token of the session any more."""
        identity, _ = self._read(token)
        with self._lock:
            self._ended[identity] = None
            while len(self._ended) > _MAX_ENTRIES:
                self._ended.popitem(last=False)

    def _token(self, identity: str, name: str, mark: str) -> str:
        written = json.dumps([identity, name, mark]).encode()
        return self._tokens.encrypt_at_time(written, int(self._clock())).decode()

    def _read(self, token: str | None) -> tuple[str, Session | None]:
        """The session's id and what the token says of it; '' and None for a bad or old one."""
        try:
            sealed, now = (token or "").encode("ascii"), int(self._clock())
            written = self._tokens.decrypt_at_time(sealed, SESSION_SECONDS, now)
        except (InvalidToken, UnicodeEncodeError):
            return "", None
        identity, name, mark = json.loads(written)
        until = self._tokens.extract_timestamp(sealed) + SESSION_SECONDS
        return identity, Session(name, mark, float(until))


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
