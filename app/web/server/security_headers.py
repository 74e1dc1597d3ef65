"""Add security headers to every reply: the page loads from and sends to no other host."""

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

# Inline scripts run only if their digest is listed, so that a script in a source's text could not
# run even if it were not escaped. Gradio compiles its components in the browser: 'unsafe-eval'.
_PAGE_POLICY: Final = (
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
_INLINE_SCRIPT: Final = re.compile(rb"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL)
_HASHED_FILE: Final = re.compile(r"/assets/[^/]+-[\w-]{8}\.\w+$")  # of Gradio
_CACHE_FOREVER: Final = "public, max-age=31536000, immutable"


class SecurityHeadersMiddleware:
    """Adds the headers to every reply, and to that of a page the digests of its scripts."""

    def __init__(self, app: ASGIApp, change_page: Callable[[bytes], bytes]) -> None:
        """`change_page` is applied to the HTML of each page first."""
        self._app = app
        self._change_page = change_page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and its reply back with the headers."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        # A page that was compressed below could not be changed here; it is compressed afterwards.
        request_headers = MutableHeaders(scope=scope)
        accepts_gzip = "gzip" in request_headers.get("accept-encoding", "")
        if "text/html" in request_headers.get("accept", ""):
            del request_headers["accept-encoding"]
        reply = _Reply(send, self._change_page, path=scope["path"], accepts_gzip=accepts_gzip)
        await self._app(scope, receive, reply)


class _Reply:
    """Sends one reply: a page once it is complete, all else as it arrives."""

    def __init__(
        self, send: Send, change_page: Callable[[bytes], bytes], *, path: str, accepts_gzip: bool
    ) -> None:
        self._send = send
        self._change_page = change_page
        self._path = path
        self._accepts_gzip = accepts_gzip
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            if _is_page(message):
                self._start = message
                return
            self._add_headers(message)
        elif self._start is not None and message["type"] == "http.response.body":
            self._body += message.get("body", b"")
            if message.get("more_body", False):
                return
            await self._send_page(self._start)
            return
        await self._send(message)

    async def _send_page(self, start: Message) -> None:
        body = self._change_page(self._body) if self._body else b""
        self._add_headers(start, script_digests(body))
        headers = MutableHeaders(scope=start)
        if body and self._accepts_gzip:
            body = gzip.compress(body, compresslevel=5)
            headers["Content-Encoding"] = "gzip"
        headers.add_vary_header("Accept-Encoding")
        if body:  # a reply to HEAD keeps the length that GET would have
            headers["Content-Length"] = str(len(body))
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})

    def _add_headers(self, start: Message, scripts: Iterable[str] = ()) -> None:
        headers = MutableHeaders(scope=start)
        listed = "".join(f" '{digest}'" for digest in scripts)
        headers.setdefault("Content-Security-Policy", _PAGE_POLICY.format(scripts=listed))
        for name, value in _HEADERS.items():
            headers.setdefault(name, value)
        if start["status"] == OK and _HASHED_FILE.search(self._path):
            headers.setdefault("Cache-Control", _CACHE_FOREVER)


def script_digests(page: bytes) -> tuple[str, ...]:
    """'sha256-…' of each inline script in the page, as a content security policy lists it."""
    hashes = (hashlib.sha256(body).digest() for body in _INLINE_SCRIPT.findall(page))
    return tuple(f"sha256-{base64.b64encode(digest).decode()}" for digest in hashes)


def _is_page(start: Message) -> bool:
    """Whether it is a page without compression and without a policy of its own."""
    headers = Headers(raw=start["headers"])
    return (
        headers.get("content-type", "").startswith("text/html")
        and "content-encoding" not in headers
        and "content-security-policy" not in headers
    )
