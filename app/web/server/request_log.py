"""Give each request an id, count it, and write a line about it to the log where that is wanted."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Final

from starlette.datastructures import Headers, MutableHeaders

from app.web.server.request_guard import USER_SCOPE_KEY
from app.web.server.request_id import HEADER, current_request_id, request_id

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from app.web.server.metrics import SiteMetrics

logger: Final = logging.getLogger(__name__)
_ABORTED: Final = 499  # as nginx logs a client that left before there was a reply


class RequestLogMiddleware:
    """Passes all requests on; what happens meanwhile, on any thread, is logged with their id."""

    def __init__(self, app: ASGIApp, metrics: SiteMetrics | None = None) -> None:
        """Requests are counted in `metrics`, and logged where this module's logger logs them."""
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and its reply back with the header."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        identifier = request_id(Headers(scope=scope).get(HEADER))
        # It is not reset: uvicorn, which runs each request as a task, logs faults after this.
        current_request_id.set(identifier)
        begun, status = time.perf_counter(), _ABORTED

        async def send_with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[HEADER] = identifier
            await send(message)

        try:
            await self._app(scope, receive, send_with_id)
        finally:
            if self._metrics:
                self._metrics.count_request(scope["method"], status)
            _log(scope, status, time.perf_counter() - begun)


def _log(scope: Scope, status: int, seconds: float) -> None:
    """Log the request without what follows the question mark, which may hold a quote."""
    facts = {
        "method": scope["method"],
        "path": scope["path"],
        "status": status,
        "seconds": round(seconds, 4),
        "client": str(scope["client"][0]) if scope.get("client") else None,
        "user": scope.get(USER_SCOPE_KEY),
    }
    words = f"{facts['method']} {facts['path']!r} {status} in {seconds:.3f} s"
    logger.info("%s", words, extra={"facts": facts})
