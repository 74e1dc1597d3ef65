"""The report of the evals as a page of its own, shut in: it sees nothing of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.responses import HTMLResponse, PlainTextResponse

from app.messages import case_texts
from app.web.reports import latest
from app.web.server.security_headers import digests

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from starlette.requests import Request
    from starlette.responses import Response

_POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src {scripts}; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-scripts"
)


def report_of(folder: Path) -> Callable[[Request], Response]:
    """What answers for the latest report of the folder."""

    def report(_: Request) -> Response:
        found = latest(folder)
        if found is None:
            return PlainTextResponse(case_texts.NO_REPORT, status_code=404)
        page = found.file.read_bytes()
        scripts = " ".join(f"'{digest}'" for digest in digests(page)) or "'none'"
        policy = {"Content-Security-Policy": _POLICY.format(scripts=scripts)}
        return HTMLResponse(page, headers={**policy, "Cache-Control": "no-cache"})

    return report
