"""An error as JSON: why, and the id by which the request is found in the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import JSONResponse

from app.web.server.request_id import current_request_id

if TYPE_CHECKING:
    from collections.abc import Mapping


def error_reply(
    status: int, message: str, headers: Mapping[str, str] | None = None
) -> JSONResponse:
    """The reply to a request that is refused or failed."""
    body = {"error": message, "request_id": current_request_id.get()}
    return JSONResponse(body, status_code=status, headers=dict(headers or {}))
