"""Build the site: Gradio's page, the JSON interface and the MCP tools as one application."""

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
from app.messages import server_texts
from app.web.fair_queue import MAX_WAITING_QUESTIONS
from app.web.render.change_progress import CHANGE_PATH
from app.web.render.evals import REPORT_PATH
from app.web.server.api import add_api
from app.web.server.change_progress import change_endpoint
from app.web.server.mcp_tools import TOOLS, tools
from app.web.server.metrics import METRICS_PATH
from app.web.server.page_html import ICON, STATIC_ROUTE, static_file
from app.web.server.rate_limits import FAILED_LOGIN_SECONDS
from app.web.server.report import report_endpoint
from app.web.server.request_guard import USER_SCOPE_KEY, GradioAllowlist

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from mcp.server import MCPServer
    from starlette.requests import Request

    from app.config.password_file import PasswordFile
    from app.library.editor import LibraryEditor
    from app.web.page_translations import Page
    from app.web.server.metrics import SiteMetrics
    from app.web.server.service import Service

    Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[None]]

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
# Most threads only wait in the queue; the others render, and must not wait behind those.
_THREADS: Final = 2 * MAX_WAITING_QUESTIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteConfig:
    """Where and how the site is served; port 0 is any free one.

    `root_path` is the path below which a proxy serves the site, like '/onrecord'. A file of an
    upload has at most `max_upload_bytes`; 0 allows no uploads. `reports` is the folder of the
    evals' reports. At most `max_waiting` events of all readers wait; further ones are refused.
    Each login or address may make `requests_per_minute` requests that compute, any number at 0. A
    failed login counts for `failed_login_seconds`. With `metrics` these are served. Where others
    may change the library, `why_read_only` says so. A login holds on all sites of one
    `session_secret`.
    """

    host: str = "127.0.0.1"
    port: int = 0
    root_path: str = ""
    users: PasswordFile | None = None
    max_upload_bytes: int = 0
    reports: Path = REPORTS
    max_waiting: int = 500
    requests_per_minute: int = 0
    failed_login_seconds: int = FAILED_LOGIN_SECONDS
    metrics: SiteMetrics | None = None
    why_read_only: Callable[[], str] | None = None
    session_secret: str | None = None


def build_site(
    blocks: Page, service: Service, config: SiteConfig, editor: LibraryEditor | None = None
) -> FastAPI:
    """Build the application around the page, which loads nothing from other hosts.

    `editor` is the page's, whose progress is served.
    """
    mcp_server = tools(service)
    progress = [Route(f"/{CHANGE_PATH}", change_endpoint(editor))] if editor else []
    app = FastAPI(
        title="On Record",
        version=version("onrecord"),
        description=server_texts.API_DESCRIPTION,
        docs_url=None,  # its pages would load from another host
        redoc_url=None,
        routes=[
            Route(STATIC_ROUTE, static_file),
            Route(f"/{REPORT_PATH}", report_endpoint(config.reports)),
            *progress,
            *([Route(METRICS_PATH, config.metrics.endpoint)] if config.metrics else []),
        ],
        lifespan=_lifespan_of(mcp_server),
    )
    app.state.translations = blocks.translations
    add_api(app, service)
    app.router.routes += mcp_server.streamable_http_app(
        streamable_http_path=TOOLS,
        json_response=True,
        stateless_http=True,
        transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),
    ).routes  # host names are checked for the whole site: server.request_guard
    blocks.queue(max_size=config.max_waiting, api_open=False)
    gr.mount_gradio_app(
        app,
        blocks,
        path="/",
        root_path=config.root_path or None,
        footer_links=[],
        run_history=False,  # it would keep questions in the browser for the next person
        show_error=False,
        max_file_size=max(1, config.max_upload_bytes),
        ssr_mode=False,
        enable_monitoring=False,
        pwa=False,
        mcp_server=False,
        auth_dependency=_user if config.users else None,
        favicon_path=str(files("app.web.static").joinpath(ICON)),
        theme=_theme(),
    )
    mount = app.router.routes[-1]
    if isinstance(mount, Mount):
        mount.app = GradioAllowlist(
            mount.app, uploads=config.max_upload_bytes > 0, why_read_only=config.why_read_only
        )
    return app


def _lifespan_of(
    mcp_server: MCPServer[Any],
) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    """Runs the MCP sessions for as long as the site is served."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        current_default_thread_limiter().total_tokens = _THREADS
        async with mcp_server.session_manager.run():
            yield

    return lifespan


def _user(request: Request) -> str | None:
    """Who is logged in, as LoginMiddleware found."""
    name = request.scope.get(USER_SCOPE_KEY)
    return str(name) if name else None


def _theme() -> gr.themes.Base:
    """A theme with system fonts: Gradio's own themes include fonts or load them."""
    return gr.themes.Base(
        primary_hue="slate",
        neutral_hue="stone",
        font=[*map(gr.themes.Font, _SANS), gr.themes.Font("sans-serif")],
        font_mono=[*map(gr.themes.Font, _MONO)],
    )
