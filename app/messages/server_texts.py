"""What the server says to programs, and to the person who starts it."""

from __future__ import annotations

import errno

API_DESCRIPTION = (
    "Answers from a library of documents in the documents' own words: every quote is in its source "
    "letter for letter, with who said it, where and when. The same commands are tools of the Model "
    "Context Protocol at /mcp."
)
WRONG_HOST = "this page is not reached by that name"
FOREIGN_PAGE = "a page of another site asked for this"
STARTING = "Starting the page; this takes some seconds, more on a slow machine."
FAULT = "a fault of the program; the log has it under the id of this request"
LOG_IN_FIRST = "log in first: with the page's login, or with HTTP Basic authentication"


def too_large(max_bytes: int) -> str:
    """That a request is larger than the server accepts."""
    return f"more than {max_bytes:,} bytes are not accepted"


def too_many_logins(seconds: int) -> str:
    """That too many logins failed, and when another is accepted."""
    return f"too many wrong passwords; try again in {_seconds(seconds)}"


def too_many_requests(seconds: int) -> str:
    """That too much was asked in a minute, and when more is accepted."""
    return f"too many requests; try again in {_seconds(seconds)}"


def not_found(path: str) -> str:
    """That there is nothing at the path."""
    return f"there is nothing at {path}"


def not_started(host: str, port: int) -> str:
    """That the server did not start in time."""
    return f"{host}:{port}: the page did not start; the log says why"


def cannot_be_served(host: str, port: int, error: OSError) -> str:
    """That the port cannot be used, and what to do."""
    if error.errno == errno.EADDRINUSE:
        return f"port {port} is in use: choose another with --port, or with make serve PORT=…"
    reason = error.strerror or error
    return f"{host}:{port} cannot be served ({reason}): choose another --port or --host"


def opened_at(address: str) -> str:
    """Where the page is, and how to end it."""
    return f"On Record is open at {address} (Ctrl-C ends it)\n"


def _seconds(count: int) -> str:
    return f"{count} second{'' if count == 1 else 's'}"
