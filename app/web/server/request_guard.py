"""What of Gradio is open, how much may be sent, and from which pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import JSONResponse

if TYPE_CHECKING:
    from collections.abc import Collection

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

# All that the page asks of Gradio 6.31; it has forty other doors, some of which write to disk.
_OPEN: Final = re.compile(
    r"/|/config/?|/theme\.css|/favicon\.ico|/robots\.txt|/(?:assets|static|svelte)/.+"
    r"|/gradio_api/(?:queue/(?:join|data)|run/predict/?|heartbeat/\w+|reset/?|cancel|theme\.css"
    r"|startup-events|app_id/?)"
)
UPLOAD: Final = re.compile(r"/gradio_api/(?:upload|upload_progress)")
MAX_BODY: Final = 16_000_000  # bytes: a long conversation, brought back with all its quotes
_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1", "[::1]"})


class GradioAllowlist:
    """Lets through to Gradio what the page needs; uploads only where they are taken."""

    def __init__(self, app: ASGIApp, *, uploads: bool) -> None:
        """Around Gradio's application."""
        self._app = app
        self._uploads = uploads

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass it on, or say that it is not here."""
        path = route_of(scope)
        taken = self._uploads and UPLOAD.fullmatch(path)
        if scope["type"] == "http" and not (_OPEN.fullmatch(path) or taken):
            await _refuse(404, f"there is nothing at {path[:200]}", scope, receive, send)
            return
        await self._app(scope, receive, send)


class RequestGuard:
    """Refuses what is too large, what another site's page sends, and a name that is not ours."""

    def __init__(self, app: ASGIApp, *, max_upload: int, hosts: Collection[str] | None) -> None:
        """`max_upload` is in bytes, of all files that are sent at once; 0 takes none.

        `hosts` are the only names by which the page may be reached, if any.
        """
        self._app = app
        self._max_upload = max_upload
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass it on, or say what is wrong."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        uploads = self._max_upload and UPLOAD.fullmatch(route_of(scope))
        most = self._max_upload if uploads else MAX_BODY
        if self._hosts is not None and not _is_named(headers, self._hosts):
            # Another site may give its own name to this machine, to read what is here.
            await _refuse(403, "this page is not reached by that name", scope, receive, send)
        elif scope["method"] not in _SAFE and _is_foreign(headers):
            await _refuse(403, "a page of another site asked for this", scope, receive, send)
        elif int(headers.get("content-length") or 0) > most:
            await _refuse(413, f"more than {most:,} bytes are not taken", scope, receive, send)
        else:
            await self._app(scope, _counted(receive, most), send)


class RootPathMiddleware:
    """Tells all within that the site lies below a path, though not whether a proxy has cut it."""

    def __init__(self, app: ASGIApp, root_path: str) -> None:
        """The path is like '/onrecord', or '' for none."""
        self._app = app
        self._root = root_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass it on."""
        await self._app({**scope, "root_path": self._root}, receive, send)


def route_of(scope: Scope) -> str:
    """The path below the root path, whether or not a proxy has taken that off."""
    path, root = str(scope["path"]), str(scope.get("root_path", ""))
    below = path.removeprefix(root) if path == root or path.startswith(f"{root}/") else path
    return below or "/"


def loopback_only(host: str) -> Collection[str] | None:
    """The names by which a page is reached that is served to this machine alone."""
    return _LOOPBACK if host in _LOOPBACK else None


def _is_named(headers: Headers, hosts: Collection[str]) -> bool:
    name = urlsplit(f"//{headers.get('host', '')}").hostname or ""
    return name in hosts


def _is_foreign(headers: Headers) -> bool:
    """Whether a browser says that the page which sends it is not of this site."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in {"same-origin", "none"}
    origin = headers.get("origin")
    ours = {headers.get("host"), headers.get("x-forwarded-host")}
    return origin is not None and urlsplit(origin).netloc not in ours


def _counted(receive: Receive, most: int) -> Receive:
    """The same, ending where more comes than was announced."""
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        return {"type": "http.disconnect"} if seen > most else message

    return counted


async def _refuse(status: int, why: str, scope: Scope, receive: Receive, send: Send) -> None:
    await JSONResponse({"error": why}, status_code=status)(scope, receive, send)
