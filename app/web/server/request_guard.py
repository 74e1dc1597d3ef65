"""Restrict requests: to some of Gradio's paths, in size, by the site and host they name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from anyio import to_thread
from starlette.datastructures import Headers

from app.messages import server_texts
from app.web.server.error_reply import error_reply
from corpus.errors import OnRecordError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

USER_SCOPE_KEY: Final = "onrecord.user"  # in a request's scope: who is logged in
# All that the page needs of Gradio 6.31; of its forty other paths some write to disk.
_ALLOWED_PATHS: Final = re.compile(
    r"/|/config/?|/theme\.css|/favicon\.ico|/robots\.txt|/(?:assets|static|svelte)/.+"
    r"|/gradio_api/(?:queue/(?:join|data)|run/predict/?|heartbeat/\w+|reset/?|cancel|theme\.css"
    r"|startup-events|app_id/?)"
)
UPLOAD_PATHS: Final = re.compile(r"/gradio_api/(?:upload|upload_progress)")
MAX_BODY_BYTES: Final = 16_000_000  # a long conversation, restored with all its quotes
_SAFE_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_LOOPBACK_HOSTS: Final = frozenset({"localhost", "127.0.0.1", "::1", "[::1]"})


class GradioAllowlist:
    """Passes on to Gradio only what the page needs; uploads only where they are allowed."""

    def __init__(
        self, app: ASGIApp, *, uploads: bool, why_read_only: Callable[[], str] | None = None
    ) -> None:
        """`app` is Gradio's application; `uploads` says whether they are allowed.

        With `why_read_only` an upload that is not allowed is told that reason.
        """
        self._app = app
        self._uploads = uploads
        self._why_read_only = why_read_only

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or reply with status 404; 403 to an upload that is told why."""
        path = route_of(scope)
        is_upload = UPLOAD_PATHS.fullmatch(path) is not None
        if is_upload and not self._uploads and self._why_read_only is not None:
            reason = await to_thread.run_sync(_reason_of, self._why_read_only)
            await _refuse(403, reason, scope, receive, send)
            return
        is_upload = is_upload and self._uploads
        if scope["type"] == "http" and not (_ALLOWED_PATHS.fullmatch(path) or is_upload):
            await _refuse(404, server_texts.not_found(path[:200]), scope, receive, send)
            return
        await self._app(scope, receive, send)


class RequestGuard:
    """Refuses requests that are too large, from another site's page, or to an unknown host."""

    def __init__(
        self, app: ASGIApp, *, max_upload_bytes: int, hosts: Collection[str] | None
    ) -> None:
        """`max_upload_bytes` is for all files of one upload; 0 allows none.

        `hosts` are the only host names that are accepted; None accepts all.
        """
        self._app = app
        self._max_upload_bytes = max_upload_bytes
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or reply with status 403 or 413."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        is_upload = self._max_upload_bytes and UPLOAD_PATHS.fullmatch(route_of(scope))
        max_bytes = self._max_upload_bytes if is_upload else MAX_BODY_BYTES
        if self._hosts is not None and not _is_named(headers, self._hosts):
            # DNS rebinding: another site may let its name resolve to this machine, to read from it.
            await _refuse(403, server_texts.WRONG_HOST, scope, receive, send)
        elif scope["method"] not in _SAFE_METHODS and _is_foreign(headers):
            await _refuse(403, server_texts.FOREIGN_PAGE, scope, receive, send)
        elif int(headers.get("content-length") or 0) > max_bytes:
            await _refuse(413, server_texts.too_large(max_bytes), scope, receive, send)
        else:
            await self._app(scope, _limit_body(receive, max_bytes), send)


class RootPathMiddleware:
    """Sets the root path of all requests; a proxy may or may not remove it from their paths."""

    def __init__(self, app: ASGIApp, root_path: str) -> None:
        """`root_path` is like '/onrecord', or '' for none."""
        self._app = app
        self._root = root_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with the root path."""
        await self._app({**scope, "root_path": self._root}, receive, send)


def route_of(scope: Scope) -> str:
    """The request's path below the root path, whether or not a proxy has removed that."""
    path, root = str(scope["path"]), str(scope.get("root_path", ""))
    below = path.removeprefix(root) if path == root or path.startswith(f"{root}/") else path
    return below or "/"


def loopback_only(host: str) -> Collection[str] | None:
    """The host names of this machine if `host` is one of them; None for any other host."""
    return _LOOPBACK_HOSTS if host in _LOOPBACK_HOSTS else None


def _is_named(headers: Headers, hosts: Collection[str]) -> bool:
    name = urlsplit(f"//{headers.get('host', '')}").hostname or ""
    return name in hosts


def _is_foreign(headers: Headers) -> bool:
    """Whether the headers say that a page of another site sent the request."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in {"same-origin", "none"}
    origin = headers.get("origin")
    ours = {headers.get("host"), headers.get("x-forwarded-host")}
    return origin is not None and urlsplit(origin).netloc not in ours


def _limit_body(receive: Receive, max_bytes: int) -> Receive:
    """`receive`, which disconnects once the body exceeds `max_bytes`, whatever its headers say."""
    size = 0

    async def limited() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        return {"type": "http.disconnect"} if size > max_bytes else message

    return limited


def _reason_of(why: Callable[[], str]) -> str:
    try:
        return why()
    except OnRecordError as error:  # the store does not say who may change it
        return str(error)


async def _refuse(status: int, reason: str, scope: Scope, receive: Receive, send: Send) -> None:
    await error_reply(status, reason)(scope, receive, send)
