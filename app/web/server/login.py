"""The gate: nobody sees the page who has not logged in, and no program asks who is not known."""

from __future__ import annotations

import base64
import binascii
import hashlib
import time
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs, urlencode

from anyio import CapacityLimiter, to_thread
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse

from app.messages import login_texts
from app.web.render.login import render_login
from app.web.server.page_html import DIGEST, OURS
from app.web.server.request_guard import route_of
from app.web.server.sessions import Sessions, Tries

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import ASGIApp, Receive, Scope, Send

    from app.config.password_file import PasswordFile

USER: Final = "onrecord.user"  # in a request's scope: who is logged in
COOKIE: Final = "onrecord-session"
_KEPT: Final = 400 * 24 * 3600  # seconds, as long as browsers keep any; when it ends is ours to say
LOGIN, LOGOUT = "/login", "/logout"
HEALTH: Final = "/health"  # open, but who is known is told more
_OPEN: Final = (f"/{OURS}/", "/robots.txt", "/favicon.ico")
_AT_ONCE: Final = 2  # passwords that are tried at a time; each takes a core for a while
_MAX_FORM: Final = 10_000  # bytes
_FORM: Final = "application/x-www-form-urlencoded"
_REMEMBERED: Final = 300  # seconds for which a program's password need not be tried again
_KNOWN: Final = 1_000  # of these, at most


class LoginMiddleware:
    """Around the application: `users` come in by a login, or as programs by HTTP Basic."""

    def __init__(self, app: ASGIApp, users: PasswordFile, *, port: int = 0) -> None:
        """`port` tells the cookie of this page from that of another on the same machine."""
        self._app = app
        self._users = users
        self._cookie = f"{COOKIE}-{port}"
        self._sessions = Sessions()
        self._tries = Tries()
        self._limit: CapacityLimiter | None = None
        self._basic: dict[str, tuple[str, str, float]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let it in, or show the way."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request, path = Request(scope, receive), route_of(scope)
        reply = None
        if path == LOGIN:
            reply = await self._login(request)
        elif path == LOGOUT:
            reply = self._logout(request)
        elif not path.startswith(_OPEN):
            name = self._known(request) or await self._program(request)
            scope[USER] = name
            if name is None and path != HEALTH:
                reply = self._turned_away(request)
        await (reply or self._app)(scope, receive, send)

    def _known(self, request: Request) -> str | None:
        """Who is logged in; nobody whose password was changed, or who was taken out, since."""
        session = self._sessions.of(request.cookies.get(self._cookie))
        if session is None or self._users.mark(session.name) != session.mark:
            return None
        return session.name

    async def _program(self, request: Request) -> str | None:
        """Who a program says it is, if the password is theirs."""
        given = request.headers.get("authorization", "")
        if not given.lower().startswith("basic "):
            return None
        try:
            name, _, password = base64.b64decode(given[6:], validate=True).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            return None
        key = hashlib.sha256(given.encode()).hexdigest()
        known, mark, until = self._basic.get(key, ("", "", 0.0))
        if until > time.monotonic() and self._users.mark(known) == mark:
            return known
        if not await self._is_right(request, name, password):
            return None
        if len(self._basic) >= _KNOWN:
            self._basic.clear()
        mark = self._users.mark(name) or ""
        self._basic[key] = (name, mark, time.monotonic() + _REMEMBERED)
        return name

    async def _login(self, request: Request) -> Response:
        if request.method != "POST":
            target = request.query_params.get("next", "")
            return self._page(request, target, status=200)
        form = await _form(request)
        if form is None:
            return self._page(request, "", error=login_texts.WRONG, status=400)
        name, password, target = (form.get(key, [""])[0] for key in ("name", "password", "next"))
        name = name.strip()
        if wait := self._tries.wait(_who(request, name)):
            return self._page(
                request, target, error=login_texts.too_often(wait), status=429, name=name
            )
        if not await self._is_right(request, name, password):
            return self._page(request, target, error=login_texts.WRONG, status=401, name=name)
        reply = RedirectResponse(f"{_root(request)}{_own(target)}", status_code=303)
        token = self._sessions.begin(name, self._users.mark(name) or "")
        reply.set_cookie(
            self._cookie,
            token,
            max_age=_KEPT,
            path=_root(request) or "/",
            httponly=True,
            secure=request.url.scheme == "https",
            samesite="lax",  # a link in a mail opens the page of who is logged in
        )
        return reply

    async def _is_right(self, request: Request, name: str, password: str) -> bool:
        """Whether the password is that of the name, once it may be tried."""
        who = _who(request, name)
        if self._tries.wait(who):
            return False
        self._limit = self._limit or CapacityLimiter(_AT_ONCE)
        async with self._limit:
            if self._tries.wait(who):  # others failed by that name while this one waited
                return False
            right = await to_thread.run_sync(self._users.knows, name, password)
            (self._tries.forget if right else self._tries.failed)(who)
        return right

    def _logout(self, request: Request) -> Response:
        """Forget the login; only a form of the page may ask for that, no link of another's."""
        if request.method != "POST":
            return RedirectResponse(f"{_root(request)}/", status_code=303)
        self._sessions.end(request.cookies.get(self._cookie))
        reply = RedirectResponse(f"{_root(request)}{LOGIN}", status_code=303)
        reply.delete_cookie(self._cookie, path=_root(request) or "/")
        return reply

    def _turned_away(self, request: Request) -> Response:
        """The login for who looks at a page, a refusal for all else."""
        is_page = request.method == "GET" and "text/html" in request.headers.get("accept", "")
        if is_page:
            asked = route_of(request.scope)
            target = f"{asked}?{request.url.query}" if request.url.query else asked
            query = urlencode({"next": target}) if target != "/" else ""
            place = f"{_root(request)}{LOGIN}" + (f"?{query}" if query else "")
            return RedirectResponse(place, status_code=303)
        why = {"error": "log in first: with the page's login, or with HTTP Basic authentication"}
        # A browser that is told of Basic asks for a password in a window of its own.
        asks = {} if "sec-fetch-mode" in request.headers else {"WWW-Authenticate": "Basic"}
        return JSONResponse(why, status_code=401, headers=asks)

    def _page(
        self, request: Request, target: str, *, status: int, error: str = "", name: str = ""
    ) -> Response:
        drawn = render_login(
            style=f"{_root(request)}/{OURS}/{DIGEST}/login.css",
            action=f"{_root(request)}{LOGIN}",
            target=_own(target),
            error=error,
            name=name,
        )
        return HTMLResponse(drawn, status_code=status, headers={"Cache-Control": "no-store"})


def _root(request: Request) -> str:
    return str(request.scope.get("root_path", ""))


def _own(target: str) -> str:
    """The place on this page where a login leads; another site's name is no such place."""
    fits = target.startswith("/") and not target.startswith(("//", "/\\"))
    return target if fits and target.isprintable() and "\\" not in target else "/"


def _who(request: Request, name: str) -> str:
    """From where, and as whom, somebody tries."""
    return f"{request.client.host if request.client else ''} {name[:200]}"


async def _form(request: Request) -> dict[str, list[str]] | None:
    """What a small form says; None for what is none, whatever it says of its own size."""
    if not request.headers.get("content-type", "").startswith(_FORM):
        return None
    body = b""
    try:
        async for part in request.stream():
            body += part
            if len(body) > _MAX_FORM:
                return None
        return parse_qs(body.decode(), keep_blank_values=True, max_num_fields=8)
    except (ValueError, ClientDisconnect):
        return None
