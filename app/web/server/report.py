"""Serve the report of the evals as a page of its own, sandboxed from the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.responses import HTMLResponse, PlainTextResponse

from app.messages import case_texts
from app.web.reports import latest_report
from app.web.server.security_headers import script_digests

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from starlette.requests import Request
    from starlette.responses import Response

_REPORT_POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src {scripts}; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-scripts"
)


def report_endpoint(folder: Path) -> Callable[[Request], Response]:
    """The endpoint that sends the latest report in the folder."""

    def report(_: Request) -> Response:
        latest = latest_report(folder)
        if latest is None:
            return PlainTextResponse(case_texts.NO_REPORT, status_code=404)
        page = latest.file.read_bytes()
        scripts = " ".join(f"'{digest}'" for digest in script_digests(page)) or "'none'"
        policy = {"Content-Security-Policy": _REPORT_POLICY.format(scripts=scripts)}
        return HTMLResponse(page, headers={**policy, "Cache-Control": "no-cache"})

    return report
