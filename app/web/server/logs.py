"""The log of the page's program on standard error: as text or JSON, each line with its request."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from app.config.settings import LogFormat
from app.web.server import request_log
from app.web.server.request_id import current_request_id

if TYPE_CHECKING:
    from typing import TextIO


class TextLogFormatter(logging.Formatter):
    """Time, level, module, the id of the request if there is one, and the message."""

    def __init__(self) -> None:
        """Format in one way only."""
        super().__init__("%(asctime)s %(levelname)s %(name)s%(request)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """The line, and the traceback below it if there is one."""
        identifier = current_request_id.get()
        record.__dict__["request"] = f" [{identifier}]" if identifier else ""
        return super().format(record)


class JsonLogFormatter(logging.Formatter):
    """One JSON object a line: time, level, logger, message, request_id, and further facts."""

    def format(self, record: logging.LogRecord) -> str:
        """The line; a traceback is in `exception`."""
        entry: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "request_id": current_request_id.get(),
            **getattr(record, "facts", {}),
        }
        if record.exc_info:
            entry["exception"] = self.formatException(record.exc_info)
        return json.dumps(entry, ensure_ascii=False, default=str)


def log_handler(log_format: LogFormat, stream: TextIO | None = None) -> logging.Handler:
    """A handler that writes warnings and errors of all modules, and the lines about requests.

    It writes to standard error unless a stream is given.
    """
    handler = logging.StreamHandler(stream)
    is_json = log_format is LogFormat.JSON
    handler.setFormatter(JsonLogFormatter() if is_json else TextLogFormatter())
    handler.addFilter(_is_wanted)  # some libraries lower the levels of their loggers
    return handler


def configure_logging(log_format: LogFormat, *, requests: bool) -> None:
    """Log to standard error; with `requests` a line for each request."""
    logging.basicConfig(handlers=[log_handler(log_format)], force=True)
    request_log.logger.setLevel(logging.INFO if requests else logging.WARNING)


def _is_wanted(record: logging.LogRecord) -> bool:
    return record.levelno >= logging.WARNING or record.name == request_log.logger.name
