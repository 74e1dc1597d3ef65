"""Serve the site on one host and port until it is stopped."""

from __future__ import annotations

import signal
import sys
import threading
import time
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Self

import uvicorn

from app.config.port import bind
from app.library.uploads import MAX_FILES
from app.messages import server_texts
from app.web.server.login import LoginMiddleware
from app.web.server.page_html import page_html
from app.web.server.rate_limits import FailedLogins, RequestLimit
from app.web.server.reader_language import LanguageMiddleware
from app.web.server.request_guard import RequestGuard, RootPathMiddleware, loopback_only
from app.web.server.request_log import RequestLogMiddleware
from app.web.server.security_headers import SecurityHeadersMiddleware
from corpus.errors import OnRecordError

if TYPE_CHECKING:
    import socket

    from fastapi import FastAPI
    from starlette.types import ASGIApp

    from app.web.server.site import SiteConfig

_SHUTDOWN_SECONDS: Final = 1  # for running requests; a page's stream never ends by itself
_START_SECONDS: Final = 30  # until a server that does not start is given up


@dataclass(frozen=True, slots=True)
class RunningServer:
    """A site that is served until it is closed."""

    address: str
    _server: uvicorn.Server
    _thread: threading.Thread

    def close(self) -> None:
        """Stop the server, and wait until it has stopped."""
        self._server.should_exit = True
        self._thread.join(timeout=_START_SECONDS)

    def __enter__(self) -> Self:
        """The server itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the server."""
        self.close()


def serve_site(app: FastAPI, config: SiteConfig) -> RunningServer:
    """Serve the application from a thread; OnRecordError if the port cannot be used."""
    listening = _listen(config.host, config.port)
    wrapped: ASGIApp = app
    if config.requests_per_minute:
        wrapped = RequestLimit(wrapped, per_minute=config.requests_per_minute)
    if config.users:
        port = listening.getsockname()[1]
        failed_logins = FailedLogins(config.failed_login_seconds)
        wrapped = LoginMiddleware(
            wrapped,
            config.users,
            port=port,
            failed_logins=failed_logins,
            secret=config.session_secret,
        )
    is_local = not (config.users or config.root_path)
    wrapped = RequestGuard(
        wrapped,
        max_upload_bytes=config.max_upload_bytes * MAX_FILES,
        hosts=loopback_only(config.host) if is_local else None,
    )
    change_page = partial(page_html, translations=app.state.translations)
    with_headers = SecurityHeadersMiddleware(wrapped, change_page)
    server_config = uvicorn.Config(
        RootPathMiddleware(
            RequestLogMiddleware(LanguageMiddleware(with_headers), metrics=config.metrics),
            config.root_path,
        ),
        log_config=None,  # its lines are those of the program's log
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_SHUTDOWN_SECONDS,
        ws="none",
    )
    server = uvicorn.Server(server_config)
    thread = threading.Thread(
        target=server.run, kwargs={"sockets": [listening]}, name="page", daemon=True
    )
    thread.start()
    until = time.monotonic() + _START_SECONDS
    while not server.started:
        if not thread.is_alive() or time.monotonic() > until:
            message = server_texts.not_started(config.host, config.port)
            raise OnRecordError(message)
        time.sleep(0.01)
    return RunningServer(_address(listening, config.root_path), server, thread)


def run_until_stopped(server: RunningServer) -> None:
    """Say where the page is, and wait until the process is interrupted or terminated."""
    stopped = threading.Event()
    for signal_number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(signal_number, lambda *_: stopped.set())
    sys.stderr.write(server_texts.opened_at(server.address))
    stopped.wait()
    server.close()


def _listen(host: str, port: int) -> socket.socket:
    """A socket bound to the port, before anything is started; OnRecordError if it is in use."""
    try:
        return bind(host, port)
    except OSError as error:
        message = server_texts.cannot_be_served(host, port, error)
        raise OnRecordError(message) from error


def _address(opened: socket.socket, root_path: str) -> str:
    """The page's address for a browser on this machine."""
    name: Any = opened.getsockname()
    host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(name[0], name[0])  # noqa: S104 - compared
    host = f"[{host}]" if ":" in host and not host.startswith("[") else host
    return f"http://{host}:{name[1]}{root_path}/"
