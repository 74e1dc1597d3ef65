"""How often: wrong logins of an address and a name, and requests a minute; in memory, by `limits`.

Windows are fixed: they begin with the first event, and what they counted is forgotten at their end.
"""

from __future__ import annotations

import hashlib
import ipaddress
import math
import re
import time
from typing import TYPE_CHECKING, Final

from limits import RateLimitItemPerMinute, RateLimitItemPerSecond
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

from app.messages import server_texts
from app.web.server.error_reply import error_reply
from app.web.server.request_guard import USER_SCOPE_KEY, route_of

if TYPE_CHECKING:
    from limits import RateLimitItem
    from starlette.responses import JSONResponse
    from starlette.types import ASGIApp, Receive, Scope, Send

MAX_FAILED_LOGINS: Final = 5  # with one name, from one address
MAX_FAILED_LOGINS_OF_ADDRESS: Final = 20  # with whatever names
FAILED_LOGIN_SECONDS: Final = 300  # for which a failed login counts
_SUBNET_BITS: Final = 64  # of an IPv6 address: a household or a machine has all of the rest
# What computes: the verbs for programs, and every event of the page. Files and pictures are free.
_COUNTED_PATHS: Final = re.compile(
    r"/(?:ask|find|check|quote|sources|transcript/.*|mcp/?)|/gradio_api/(?:queue/join|run/predict/?)"
)


class _Counters:
    """Events by who causes them."""

    def __init__(self) -> None:
        self._limiter = FixedWindowRateLimiter(MemoryStorage())

    def add(self, limit: RateLimitItem, who: str) -> bool:
        """Count an event; whether it is within the limit."""
        return self._limiter.hit(limit, who)

    def seconds_to_wait(self, limit: RateLimitItem, who: str) -> int:
        """Whole seconds until another event is within the limit; 0 if it is now."""
        if self._limiter.test(limit, who):
            return 0
        until = self._limiter.get_window_stats(limit, who).reset_time
        return max(1, math.ceil(until - time.time()))

    def forget(self, limit: RateLimitItem, who: str) -> None:
        """Forget the events."""
        self._limiter.clear(limit, who)


class FailedLogins:
    """Failed logins; after some, no more are accepted from that address for a while.

    They are counted by address and name, and by address. Nobody can lock a name for an address that
    is not theirs.
    """

    def __init__(self, seconds: int = FAILED_LOGIN_SECONDS) -> None:
        """Without any failed login; each counts for up to `seconds`."""
        self._counters = _Counters()
        self._of_name = RateLimitItemPerSecond(MAX_FAILED_LOGINS, seconds, namespace="name")
        self._of_address = RateLimitItemPerSecond(
            MAX_FAILED_LOGINS_OF_ADDRESS, seconds, namespace="address"
        )

    def seconds_to_wait(self, address: str, name: str) -> int:
        """Seconds until that address may try that name; 0 if now."""
        return max(
            self._counters.seconds_to_wait(self._of_name, _login(address, name)),
            self._counters.seconds_to_wait(self._of_address, address),
        )

    def add(self, address: str, name: str) -> None:
        """Add a failed login."""
        self._counters.add(self._of_name, _login(address, name))
        self._counters.add(self._of_address, address)

    def forget(self, address: str, name: str) -> None:
        """Forget those of the name after a successful login.

        Those of the address stay: else a login of one's own would allow guessing at others.
        """
        self._counters.forget(self._of_name, _login(address, name))


class RequestLimit:
    """Refuses what computes when somebody asks for more than some a minute.

    Requests with a login are counted by its name, all others by address.
    """

    def __init__(self, app: ASGIApp, *, per_minute: int) -> None:
        """Allow `per_minute` requests, at least 1."""
        self._app = app
        self._counters = _Counters()
        self._limit = RateLimitItemPerMinute(per_minute)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or reply with status 429."""
        if scope["type"] == "http" and _COUNTED_PATHS.fullmatch(route_of(scope)):
            name = scope.get(USER_SCOPE_KEY)
            who = _digest(f"name {name}") if name else client_network(scope)
            if not self._counters.add(self._limit, who):
                wait = self._counters.seconds_to_wait(self._limit, who) or 1
                refusal = too_many(server_texts.too_many_requests(wait), wait)
                await refusal(scope, receive, send)
                return
        await self._app(scope, receive, send)


def too_many(message: str, seconds: int) -> JSONResponse:
    """The reply to a program that has to wait for some seconds."""
    return error_reply(429, message, {"Retry-After": str(seconds)})


def client_network(scope: Scope) -> str:
    """The address that a request comes from, '' if unknown; of IPv6 its network of 64 bits.

    Behind a proxy this is the address that the proxy names, if the server trusts the proxy.
    """
    client = scope.get("client")
    host = str(client[0]) if client else ""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if address.version == 4:  # noqa: PLR2004 - of the protocol
        return host
    if address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((address, _SUBNET_BITS), strict=False))


def _login(address: str, name: str) -> str:
    return _digest(f"{address} {name}")


def _digest(text: str) -> str:
    """A key that is short, however long the name."""
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()
