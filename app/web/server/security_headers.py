"""What every reply tells the browser: to load nothing from, and send nothing to, any other host."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from http.client import OK
from typing import TYPE_CHECKING, Final

from starlette.datastructures import Headers, MutableHeaders

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Scripts in a page run only if their digest is named here, so that words of a source could not run
# even if they were not escaped. Gradio's parts are compiled in the browser: 'unsafe-eval'.
_POLICY: Final = (
    "default-src 'self'; script-src 'self' 'unsafe-eval'{scripts}; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self'; worker-src 'self' blob:; frame-src 'self'; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
_HEADERS: Final = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
_INLINE: Final = re.compile(rb"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL)
_NAMED_BY_CONTENT: Final = re.compile(r"/assets/[^/]+-[\w-]{8}\.\w+$")  # Gradio's own parts
_FOR_EVER: Final = "public, max-age=31536000, immutable"


class SecurityHeadersMiddleware:
    """Puts the headers on every reply, and names the scripts of a page by their digests.

    `redraw` is what becomes of the page's HTML first.
    """

    def __init__(self, app: ASGIApp, redraw: Callable[[bytes], bytes]) -> None:
        """Around `app`."""
        self._app = app
        self._redraw = redraw

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and its reply back."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        # Squeezed below, a page could not be read here; it is squeezed on its way out instead.
        asked = MutableHeaders(scope=scope)
        squeezes = "gzip" in asked.get("accept-encoding", "")
        if "text/html" in asked.get("accept", ""):
            del asked["accept-encoding"]
        reply = _Reply(send, self._redraw, path=scope["path"], squeezes=squeezes)
        await self._app(scope, receive, reply)


class _Reply:
    """One reply on its way: a page is held until it is whole, all else goes through."""

    def __init__(
        self, send: Send, redraw: Callable[[bytes], bytes], *, path: str, squeezes: bool
    ) -> None:
        self._send = send
        self._redraw = redraw
        self._path = path
        self._squeezes = squeezes
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            if _is_page(message):
                self._start = message
                return
            self._guard(message)
        elif self._start is not None and message["type"] == "http.response.body":
            self._body += message.get("body", b"")
            if message.get("more_body", False):
                return
            await self._send_page(self._start)
            return
        await self._send(message)

    async def _send_page(self, start: Message) -> None:
        body = self._redraw(self._body) if self._body else b""
        self._guard(start, digests(body))
        headers = MutableHeaders(scope=start)
        if body and self._squeezes:
            body = gzip.compress(body, compresslevel=5)
            headers["Content-Encoding"] = "gzip"
        headers.add_vary_header("Accept-Encoding")
        if body:  # of a reply to HEAD it is that of what GET would give
            headers["Content-Length"] = str(len(body))
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})

    def _guard(self, start: Message, scripts: Iterable[str] = ()) -> None:
        headers = MutableHeaders(scope=start)
        listed = "".join(f" '{digest}'" for digest in scripts)
        headers.setdefault("Content-Security-Policy", _POLICY.format(scripts=listed))
        for name, value in _HEADERS.items():
            headers.setdefault(name, value)
        if start["status"] == OK and _NAMED_BY_CONTENT.search(self._path):
            headers.setdefault("Cache-Control", _FOR_EVER)


def digests(page: bytes) -> tuple[str, ...]:
    """'sha256-…' of each script that stands in the page, as a content security policy has it."""
    found = (hashlib.sha256(body).digest() for body in _INLINE.findall(page))
    return tuple(f"sha256-{base64.b64encode(digest).decode()}" for digest in found)


def _is_page(start: Message) -> bool:
    """Whether it is a page that nobody has squeezed or forbidden already."""
    headers = Headers(raw=start["headers"])
    return (
        headers.get("content-type", "").startswith("text/html")
        and "content-encoding" not in headers
        and "content-security-policy" not in headers
    )
