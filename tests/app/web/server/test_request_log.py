"""The id of a request, and the log: what a line says, and in which form."""

from __future__ import annotations

import io
import json
import logging
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from app.config.settings import LogFormat
from app.web.server import request_log
from app.web.server.logs import log_handler
from app.web.server.request_id import current_request_id, request_id
from tests.app.web.scripted_service import ScriptedService
from tests.app.web.server.sites import site_of

if TYPE_CHECKING:
    from collections.abc import Iterator

MADE = re.compile(r"[0-9a-f]{32}")


@contextmanager
def _logged(log_format: LogFormat, *, requests: bool = True) -> Iterator[io.StringIO]:
    """What is logged while the block runs."""
    stream = io.StringIO()
    handler, root, level = log_handler(log_format, stream), logging.getLogger(), logging.WARNING
    root.addHandler(handler)
    request_log.logger.setLevel(logging.INFO if requests else level)
    try:
        yield stream
    finally:
        root.removeHandler(handler)
        request_log.logger.setLevel(logging.NOTSET)


def _json_lines(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


@pytest.mark.parametrize("given", ["a", "4f6-b_c.d~e", "x" * 64])
def test_a_sane_id_is_taken_over(given: str) -> None:
    assert request_id(given) == given


@pytest.mark.parametrize("given", [None, "", "x" * 65, "a b", "a\nb", "ä", '"', "a;b"])
def test_any_other_is_replaced(given: str | None) -> None:
    assert MADE.fullmatch(request_id(given))
    assert request_id(given) != request_id(given)


def test_each_reply_has_an_id_and_an_error_names_it() -> None:
    with site_of() as program:
        page, named = program.get("/"), program.get("/sources", X_Request_ID="mine-1")
        errors = [
            program.post("/ask", {"question": "tea", "model": "none such"}, X_Request_ID="e1"),
            program.post("/ask", {}, X_Request_ID="e1"),
            program.get("/nowhere", X_Request_ID="e1"),
            program.get("/ask", X_Request_ID="e1"),
            program.post("/ask", {}, X_Request_ID="e1", Sec_Fetch_Site="cross-site"),
        ]

    assert MADE.fullmatch(page.headers["x-request-id"])
    assert named.headers["x-request-id"] == "mine-1"
    assert [reply.status for reply in errors] == [404, 422, 404, 404, 403]
    for reply in errors:
        assert reply.headers["x-request-id"] == "e1"
        assert reply.json["request_id"] == "e1"
        assert reply.json["error"]


def test_a_fault_of_the_program_is_logged_with_the_id_that_its_reply_names() -> None:
    faulty = ScriptedService(script={"tea": RuntimeError("the kettle")})
    with _logged(LogFormat.JSON) as stream, site_of(faulty) as program:
        reply = program.post("/ask", {"question": "tea"}, X_Request_ID="fault-7")

    fault = next(line for line in _json_lines(stream) if line["level"] == "ERROR")
    assert reply.status == 500
    assert reply.json["request_id"] == fault["request_id"] == "fault-7"
    assert "kettle" not in reply.json["error"]
    assert "RuntimeError: the kettle" in fault["exception"]


def test_a_line_of_json_tells_of_each_request_and_no_words_of_a_question() -> None:
    with _logged(LogFormat.JSON) as stream, site_of() as program:
        program.get("/sources?quote=secret", X_Request_ID="r1", X_Forwarded_For="192.0.2.9")

    (line,) = (one for one in _json_lines(stream) if one.get("path") == "/sources")
    assert line["request_id"] == "r1"
    assert (line["method"], line["status"], line["client"]) == ("GET", 200, "192.0.2.9")
    assert line["user"] is None
    assert line["seconds"] >= 0
    assert line["logger"] == "app.web.server.request_log"
    assert line["time"].endswith("+00:00")
    assert "secret" not in stream.getvalue()


def test_text_names_the_request_too_and_a_path_cannot_add_a_line() -> None:
    with _logged(LogFormat.TEXT) as stream, site_of() as program:
        program.get("/a%0AERROR%20forged", X_Request_ID="r2")

    lines = [line for line in stream.getvalue().splitlines() if "[r2]" in line]
    assert len(lines) == 1
    assert "INFO app.web.server.request_log [r2]: GET '/a\\nERROR forged' 404 in " in lines[0]


def test_requests_are_not_logged_unless_a_setting_says_so() -> None:
    with _logged(LogFormat.JSON, requests=False) as stream, site_of() as program:
        program.get("/sources")

    assert stream.getvalue() == ""


def test_warnings_outside_of_a_request_have_no_id() -> None:
    with _logged(LogFormat.JSON) as stream:
        logging.getLogger("somewhere").warning("the disk is %s", "full")
        logging.getLogger("somewhere").info("nothing")

    (line,) = _json_lines(stream)
    assert (line["message"], line["request_id"]) == ("the disk is full", None)
    assert current_request_id.get() is None
