"""One host, one port: the page and what programs ask, until it is ended."""

from __future__ import annotations

import signal
import socket
import sys
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Self

import uvicorn

from app.library.uploads import MAX_FILES
from app.web.server.login import LoginMiddleware
from app.web.server.page_html import page_html
from app.web.server.request_guard import RequestGuard, RootPathMiddleware, loopback_only
from app.web.server.security_headers import SecurityHeadersMiddleware
from corpus.errors import OnRecordError

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.types import ASGIApp

    from app.web.server.site import SiteConfig

_GRACE: Final = 1  # second for what is under way when it ends; a page's stream never ends itself
_PATIENCE: Final = 30  # seconds until a server that does not start is given up


@dataclass(frozen=True, slots=True)
class RunningServer:
    """A page on the network, until it is closed."""

    address: str
    _server: uvicorn.Server
    _thread: threading.Thread

    def close(self) -> None:
        """End it, and wait until it has ended."""
        self._server.should_exit = True
        self._thread.join(timeout=_PATIENCE)

    def __enter__(self) -> Self:
        """The page itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()


def serve(app: FastAPI, serving: SiteConfig) -> RunningServer:
    """The application, served from a thread; OnRecordError when the port is not to be had."""
    opened = _listening(serving.host, serving.port)
    around: ASGIApp = app
    if serving.users:
        port = opened.getsockname()[1]
        around = LoginMiddleware(app, serving.users, port=port)
    local = not (serving.users or serving.root_path)
    around = RequestGuard(
        around,
        max_upload=serving.max_upload * MAX_FILES,
        hosts=loopback_only(serving.host) if local else None,
    )
    config = uvicorn.Config(
        RootPathMiddleware(SecurityHeadersMiddleware(around, page_html), serving.root_path),
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_GRACE,
        ws="none",
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(
        target=server.run, kwargs={"sockets": [opened]}, name="page", daemon=True
    )
    thread.start()
    until = time.monotonic() + _PATIENCE
    while not server.started:
        if not thread.is_alive() or time.monotonic() > until:
            message = f"{serving.host}:{serving.port}: the page did not start; the log says why"
            raise OnRecordError(message)
        time.sleep(0.01)
    return RunningServer(_address(opened, serving.root_path), server, thread)


def launch(served: RunningServer) -> None:
    """Say where the page is, and let it be until it is interrupted or told to end."""
    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())
    # For who started it, not for a log: the one thing they need to know.
    sys.stderr.write(f"On Record is open at {served.address} (Ctrl-C ends it)\n")
    ended.wait()
    served.close()


def _listening(host: str, port: int) -> socket.socket:
    """A socket that has the port to itself, before anything is started."""
    opened = None
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        opened = socket.socket(family, kind, protocol)
        if sys.platform != "win32":
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind(place)
    except OSError as error:
        if opened is not None:
            opened.close()
        message = f"{host}:{port} cannot be served ({error}): choose another --port or --host"
        raise OnRecordError(message) from error
    return opened


def _address(opened: socket.socket, root_path: str) -> str:
    """Where a browser on this machine finds the page."""
    place: Any = opened.getsockname()
    host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(place[0], place[0])  # noqa: S104 - compared
    host = f"[{host}]" if ":" in host and not host.startswith("[") else host
    return f"http://{host}:{place[1]}{root_path}/"
