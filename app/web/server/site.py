"""The site: the page that Gradio draws, and what programs ask, as one application."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

import gradio as gr
from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI
from mcp.server.transport_security import TransportSecuritySettings
from starlette.routing import Mount, Route

from app.config.settings import REPORTS
from app.web.fair_queue import WAITING
from app.web.render.change_progress import CHANGE
from app.web.render.evals import REPORT
from app.web.server.api import add_api
from app.web.server.change_progress import change_of
from app.web.server.login import USER
from app.web.server.mcp_tools import TOOLS, tools
from app.web.server.page_html import ICON, STATIC, static_file
from app.web.server.report import report_of
from app.web.server.request_guard import GradioAllowlist

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from mcp.server import MCPServer
    from starlette.requests import Request

    from app.config.password_file import PasswordFile
    from app.library.editor import LibraryEditor
    from app.web.server.service import Service

    Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[None]]

_DESCRIPTION: Final = (
    "Answers from a library of documents in the documents' own words: every sentence stands in a "
    "source letter for letter, with who said it, where and when. The same verbs are tools of the "
    "Model Context Protocol at /mcp."
)
_SANS: Final = (
    "system-ui",
    "-apple-system",
    "Segoe UI",
    "Roboto",
    "Noto Sans",
    "Liberation Sans",
    "Arial",
)
_MONO: Final = ("ui-monospace", "SF Mono", "Consolas", "Liberation Mono", "monospace")
# Most of them only stand in line for the desk; the others draw, and must not wait behind those.
_THREADS: Final = 2 * WAITING


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteConfig:
    """Where and how it is served; port 0 is any that is free.

    `root_path` leads every path where a proxy serves the page below one, as '/onrecord'.
    `max_upload` is in bytes a file; 0 takes none. `reports` is the folder of the evals' reports.
    Of all readers together `waiting` events wait; who asks then is told to ask again.
    """

    host: str = "127.0.0.1"
    port: int = 0
    root_path: str = ""
    users: PasswordFile | None = None
    max_upload: int = 0
    reports: Path = REPORTS
    waiting: int = 500


def build_site(
    blocks: gr.Blocks, service: Service, serving: SiteConfig, librarian: LibraryEditor | None = None
) -> FastAPI:
    """The page and what programs ask, as one application; Gradio brings nothing from elsewhere.

    The `librarian` is the page's, who tells how far a change is.
    """
    assistants = tools(service)
    told = [Route(f"/{CHANGE}", change_of(librarian))] if librarian else []
    app = FastAPI(
        title="On Record",
        version=version("onrecord"),
        description=_DESCRIPTION,
        docs_url=None,  # its pages would be fetched from another host
        redoc_url=None,
        routes=[
            Route(STATIC, static_file),
            Route(f"/{REPORT}", report_of(serving.reports)),
            *told,
        ],
        lifespan=_lifespan_of(assistants),
    )
    add_api(app, service)
    app.router.routes += assistants.streamable_http_app(
        streamable_http_path=TOOLS,
        json_response=True,
        stateless_http=True,
        transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),
    ).routes  # names are seen to for all of the site: serving.doors
    blocks.queue(max_size=serving.waiting, api_open=False)
    gr.mount_gradio_app(
        app,
        blocks,
        path="/",
        root_path=serving.root_path or None,
        footer_links=[],
        run_history=False,  # it would keep questions in the browser for the next person
        show_error=False,
        max_file_size=max(1, serving.max_upload),
        ssr_mode=False,
        enable_monitoring=False,
        pwa=False,
        mcp_server=False,
        auth_dependency=_user if serving.users else None,
        favicon_path=str(files("app.web.static").joinpath(ICON)),
        theme=_theme(),
    )
    page = app.router.routes[-1]
    if isinstance(page, Mount):
        page.app = GradioAllowlist(page.app, uploads=serving.max_upload > 0)
    return app


def _lifespan_of(
    assistants: MCPServer[Any],
) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    """What goes on for as long as the site is served."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        current_default_thread_limiter().total_tokens = _THREADS
        async with assistants.session_manager.run():
            yield

    return lifespan


def _user(request: Request) -> str | None:
    """Who is logged in, as the gate found."""
    name = request.scope.get(USER)
    return str(name) if name else None


def _theme() -> gr.themes.Base:
    """Fonts the reader's system has: Gradio's own themes bring or fetch theirs."""
    return gr.themes.Base(
        primary_hue="slate",
        neutral_hue="stone",
        font=[*map(gr.themes.Font, _SANS), gr.themes.Font("sans-serif")],
        font_mono=[*map(gr.themes.Font, _MONO)],
    )
