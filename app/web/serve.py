"""The page on the network: one host, one port, and no word to any other."""

from __future__ import annotations

import socket
import sys
import threading
from importlib.resources import files
from typing import TYPE_CHECKING, Final

import gradio as gr
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware

from corpus.errors import OnRecordError

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

# A browser that obeys this loads nothing from, and sends nothing to, any other host. Gradio needs
# 'unsafe-inline' and 'unsafe-eval' for its own page; sources cannot use them: they are escaped.
_POLICY: Final = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; "
    "form-action 'self'; frame-ancestors 'self'"
)
_HEADERS: Final = {
    "Content-Security-Policy": _POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
SHEETS: Final = ("style.css", "accounts.css", "checks.css", "written.css", "why.css")
_STYLE: Final = "\n".join(
    files("app.web.static").joinpath(sheet).read_text(encoding="utf-8") for sheet in SHEETS
)
_SANS = (
    "system-ui",
    "-apple-system",
    "Segoe UI",
    "Roboto",
    "Noto Sans",
    "Liberation Sans",
    "Arial",
)
_MONO = ("ui-monospace", "SF Mono", "Consolas", "Liberation Mono", "monospace")


def launch(blocks: gr.Blocks, *, host: str, port: int) -> None:
    """Serve the page until interrupted; OnRecordError when the port is not to be had."""
    address = serve(blocks, host=host, port=port)
    # For who started it, not for a log: the one thing they need to know.
    sys.stderr.write(f"On Record is open at {address} (Ctrl-C ends it)\n")
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        close(blocks)


def close(blocks: gr.Blocks) -> None:
    """End the serving of a page."""
    try:
        blocks.close(verbose=False)
    except RuntimeError:
        # Gradio 6.31 wakes its event loop from this thread, and stumbles when that moves just then.
        blocks.close(verbose=False)


def serve(blocks: gr.Blocks, *, host: str, port: int) -> str:
    """The page's address, served from a thread; `close` ends it.

    Port 0 is any that is free.
    """
    try:
        _, address, _ = blocks.launch(
            server_name=host,
            server_port=port or _free_port(host),
            prevent_thread_lock=True,
            quiet=True,
            inbrowser=False,
            share=False,
            ssr_mode=False,
            pwa=False,
            mcp_server=False,
            run_history=False,  # it would keep questions in the browser for the next person
            enable_monitoring=False,
            footer_links=[],
            favicon_path=str(files("app.web.static").joinpath("favicon.svg")),
            max_file_size=1,  # bytes: nothing is uploaded here
            theme=_theme(),
            head=f"<style>{_STYLE}</style>",  # as `css`, Gradio would rewrite its selectors
            app_kwargs={"middleware": [Middleware(_Guarded)]},
        )
    except OSError as error:
        message = f"{host}:{port} cannot be served ({error}): choose another --port or --host"
        raise OnRecordError(message) from error
    return address


def _free_port(host: str) -> int:
    """A port nobody listens on: Gradio cannot leave the choice to the system."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])


def _theme() -> gr.themes.Base:
    """Fonts the reader's system has: Gradio's own themes bring or fetch theirs."""
    return gr.themes.Base(
        primary_hue="slate",
        neutral_hue="stone",
        font=[*map(gr.themes.Font, _SANS), gr.themes.Font("sans-serif")],
        font_mono=[*map(gr.themes.Font, _MONO)],
    )


class _Guarded:
    """Puts the headers above on every reply."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        await self._app(scope, receive, guarded)
