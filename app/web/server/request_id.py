"""The id of a request: in its reply's headers, in error replies and in the log."""

from __future__ import annotations

import re
from contextvars import ContextVar
from typing import Final
from uuid import uuid4

HEADER: Final = "X-Request-ID"
_SANE: Final = re.compile(r"[A-Za-z0-9._~-]{1,64}")  # safe in a header, a log line and JSON
current_request_id: ContextVar[str | None] = ContextVar("current_request_id", default=None)


def request_id(given: str | None) -> str:
    """The id that a client or proxy gave, if it is sane; else a new one of 32 digits."""
    return given if given and _SANE.fullmatch(given) else uuid4().hex
