"""Require a login: with the page's form, or for programs with HTTP Basic authentication."""

from __future__ import annotations

import base64
import binascii
import hashlib
import time
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs, urlencode

from anyio import CapacityLimiter, to_thread
from starlette.datastructures import MutableHeaders
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.messages import login_texts, server_texts
from app.web.render.login import render_login
from app.web.server.error_reply import error_reply
from app.web.server.page_html import LOGIN_STYLE_SHEET, STATIC_DIGEST, STATIC_PREFIX
from app.web.server.rate_limits import FailedLogins, client_network, too_many
from app.web.server.request_guard import USER_SCOPE_KEY, route_of
from app.web.server.sessions import Sessions, SharedSessions

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from app.config.password_file import PasswordFile
    from app.web.server.sessions import LoginSessions

COOKIE_NAME: Final = "onrecord-session"
_COOKIE_SECONDS: Final = 400 * 24 * 3600  # the most that browsers allow; sessions end earlier
LOGIN_PATH: Final = "/login"
_LOGOUT_PATH: Final = "/logout"
HEALTH_PATH: Final = "/health"  # needs no login, but says more with one
_OPEN_PATHS: Final = (f"/{STATIC_PREFIX}/", "/robots.txt", "/favicon.ico")
_MAX_CHECKS: Final = 2  # passwords checked at a time; each occupies a core for a while
_MAX_FORM_BYTES: Final = 10_000
_FORM_TYPE: Final = "application/x-www-form-urlencoded"
_BASIC_SECONDS: Final = 300  # for which a program's password is not checked again
_MAX_BASIC: Final = 1_000  # programs' passwords that are remembered


class _TooManyTriesError(Exception):
    """Too many logins have failed; more are accepted in some seconds."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class LoginMiddleware:
    """Passes on requests of `users`, who use the login form or, as programs, HTTP Basic."""

    def __init__(
        self,
        app: ASGIApp,
        users: PasswordFile,
        *,
        port: int = 0,
        failed_logins: FailedLogins | None = None,
        secret: str | None = None,
    ) -> None:
        """Logins hold here, or with a `secret` on all servers that have it.

        `port` or the secret distinguishes this page's cookie from that of another on the same host.
        """
        self._app = app
        self._users = users
        shared = hashlib.sha256(f"cookie {secret}".encode()).hexdigest()[:8]
        self._cookie = f"{COOKIE_NAME}-{shared if secret else port}"
        self._sessions: LoginSessions = SharedSessions(secret) if secret else Sessions()
        self._failed_logins = failed_logins or FailedLogins()
        self._limiter: CapacityLimiter | None = None
        self._basic: dict[str, tuple[str, str, float]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or reply with the login page, a redirect or a refusal."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request, path = Request(scope, receive), route_of(scope)
        reply = None
        if path == LOGIN_PATH:
            reply = await self._login(request)
        elif path == _LOGOUT_PATH:
            reply = self._logout(request)
        elif not path.startswith(_OPEN_PATHS):
            reply = await self._authenticate(request, path)
            send = self._with_longer_session(request, send)
        await (reply or self._app)(scope, receive, send)

    def _with_longer_session(self, request: Request, send: Send) -> Send:
        """`send`, which replaces the session's cookie by one that lasts longer, if it is time."""
        token = self._sessions.renewed(request.cookies.get(self._cookie))
        if token is None or self._session_user(request) is None:
            return send
        cookie = Response()
        self._set_cookie(request, cookie, token)

        async def send_with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.append("set-cookie", cookie.headers["set-cookie"])
            await send(message)

        return send_with_cookie

    async def _authenticate(self, request: Request, path: str) -> Response | None:
        """Note in the scope whose request it is; a refusal if it may not be passed on."""
        wait, name = 0, self._session_user(request)
        try:
            name = name or await self._basic_user(request)
        except _TooManyTriesError as error:
            wait = error.seconds
        request.scope[USER_SCOPE_KEY] = name
        if name is not None or path == HEALTH_PATH:
            return None
        if wait:
            return too_many(server_texts.too_many_logins(wait), wait)
        return self._refusal(request)

    def _session_user(self, request: Request) -> str | None:
        """Who is logged in; None if the password was changed, or the user removed, since then."""
        session = self._sessions.find(request.cookies.get(self._cookie))
        if session is None or self._users.mark(session.name) != session.mark:
            return None
        return session.name

    async def _basic_user(self, request: Request) -> str | None:
        """The user of HTTP Basic authentication, if the password is right."""
        header = request.headers.get("authorization", "")
        if not header.lower().startswith("basic "):
            return None
        try:
            name, _, password = base64.b64decode(header[6:], validate=True).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            return None
        key = hashlib.sha256(header.encode()).hexdigest()
        remembered, mark, until = self._basic.get(key, ("", "", 0.0))
        if until > time.monotonic() and self._users.mark(remembered) == mark:
            return remembered
        if not await self._is_correct(request, name, password):
            return None
        if len(self._basic) >= _MAX_BASIC:
            self._basic.clear()
        mark = self._users.mark(name) or ""
        self._basic[key] = (name, mark, time.monotonic() + _BASIC_SECONDS)
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
        try:
            is_correct = await self._is_correct(request, name, password)
        except _TooManyTriesError as error:
            text = login_texts.too_often(error.seconds)
            reply = self._page(request, target, error=text, status=429, name=name)
            reply.headers["Retry-After"] = str(error.seconds)
            return reply
        if not is_correct:
            return self._page(request, target, error=login_texts.WRONG, status=401, name=name)
        opened = RedirectResponse(f"{_root(request)}{_local_path(target)}", status_code=303)
        token = self._sessions.begin(name, self._users.mark(name) or "")
        self._set_cookie(request, opened, token)
        return opened

    def _set_cookie(self, request: Request, reply: Response, token: str) -> None:
        reply.set_cookie(
            self._cookie,
            token,
            max_age=_COOKIE_SECONDS,
            path=_root(request) or "/",
            httponly=True,
            secure=request.url.scheme == "https",
            samesite="lax",  # a link in a mail opens the page of who is logged in
        )

    async def _is_correct(self, request: Request, name: str, password: str) -> bool:
        """Whether the password is the user's; _TooManyTriesError after too many failed logins."""
        address = client_network(request.scope)
        self._refuse_after_failed(address, name)
        self._limiter = self._limiter or CapacityLimiter(_MAX_CHECKS)
        async with self._limiter:
            self._refuse_after_failed(address, name)  # others failed while this one waited
            is_correct = await to_thread.run_sync(self._users.knows, name, password)
            remember = self._failed_logins.forget if is_correct else self._failed_logins.add
            remember(address, name)
        return is_correct

    def _refuse_after_failed(self, address: str, name: str) -> None:
        if wait := self._failed_logins.seconds_to_wait(address, name):
            raise _TooManyTriesError(wait)

    def _logout(self, request: Request) -> Response:
        """End the session; only by POST, so that no link can do it."""
        if request.method != "POST":
            return RedirectResponse(f"{_root(request)}/", status_code=303)
        self._sessions.end(request.cookies.get(self._cookie))
        reply = RedirectResponse(f"{_root(request)}{LOGIN_PATH}", status_code=303)
        reply.delete_cookie(self._cookie, path=_root(request) or "/")
        return reply

    def _refusal(self, request: Request) -> Response:
        """A redirect to the login for a page that is opened, status 401 for all else."""
        is_page = request.method == "GET" and "text/html" in request.headers.get("accept", "")
        if is_page:
            path = route_of(request.scope)
            target = f"{path}?{request.url.query}" if request.url.query else path
            query = urlencode({"next": target}) if target != "/" else ""
            address = f"{_root(request)}{LOGIN_PATH}" + (f"?{query}" if query else "")
            return RedirectResponse(address, status_code=303)
        # A browser that reads this header asks for the password in a window of its own.
        headers = {} if "sec-fetch-mode" in request.headers else {"WWW-Authenticate": "Basic"}
        return error_reply(401, server_texts.LOG_IN_FIRST, headers)

    def _page(
        self, request: Request, target: str, *, status: int, error: str = "", name: str = ""
    ) -> Response:
        html = render_login(
            style=f"{_root(request)}/{STATIC_PREFIX}/{STATIC_DIGEST}/{LOGIN_STYLE_SHEET}",
            action=f"{_root(request)}{LOGIN_PATH}",
            target=_local_path(target),
            error=error,
            name=name,
        )
        return HTMLResponse(html, status_code=status, headers={"Cache-Control": "no-store"})


def _root(request: Request) -> str:
    return str(request.scope.get("root_path", ""))


def _local_path(target: str) -> str:
    """The path that a login leads to; '/' if the target is not a path on this site."""
    is_path = target.startswith("/") and not target.startswith(("//", "/\\"))
    return target if is_path and target.isprintable() and "\\" not in target else "/"


async def _form(request: Request) -> dict[str, list[str]] | None:
    """The fields of a form; None if it is no form, or too large whatever its headers say."""
    if not request.headers.get("content-type", "").startswith(_FORM_TYPE):
        return None
    body = b""
    try:
        async for part in request.stream():
            body += part
            if len(body) > _MAX_FORM_BYTES:
                return None
        return parse_qs(body.decode(), keep_blank_values=True, max_num_fields=8)
    except (ValueError, ClientDisconnect):
        return None
