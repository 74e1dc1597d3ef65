"""`onrecord serve` as programs over one Chroma server, and their pages as a browser uses them."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from typing import TYPE_CHECKING, Any

import pytest

from tests.app.running import CLEAN
from tests.app.web.server.sites import Program
from tests.index.folders import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_START_SECONDS = 240  # a program loads torch, on a busy machine
_SESSION = "a browser"


@dataclass(kw_only=True)
class ServerProgram(Program):
    """A running server and its process."""

    process: subprocess.Popen[str]

    def kill(self) -> None:
        """End it at once, with SIGKILL, and let the system forget its process."""
        self.process.kill()
        self.process.wait()

    def health(self) -> Mapping[str, Any]:
        """What the server says of itself; nothing while it does not answer."""
        try:
            found: dict[str, Any] = self.get("/health").json
        except (OSError, HTTPException):
            return {}
        return found

    def reread(self) -> str:
        """Press "Read the folders again", and return what the page then shows."""
        config = self.get("/config").json
        (table,) = (
            one["id"] for one in config["components"] if one["props"].get("elem_id") == "catalogue"
        )
        function = next(one for one in config["dependencies"] if [table, "do"] in one["targets"])
        body = {
            "data": [None],
            "event_data": {"do": "reread", "id": ""},
            "fn_index": function["id"],
            "session_hash": _SESSION,
            "trigger_id": None,
        }
        reply = self.post("/gradio_api/run/predict", body)
        assert reply.status == 200, reply
        return str(reply.json["data"])

    def is_changing(self) -> bool:
        """Whether a change of the library is under way, or was not begun yet."""
        shown = self.get("/change").body.decode()
        return "data-busy" in shown or re.search(r'data-ended="0"', shown) is not None


def serve_command(*options: str) -> list[str]:
    """The command that starts a server."""
    return [sys.executable, "-c", "from app.cli.main import main; main()", "serve", *options]


@contextmanager
def server_program(url: str, folder: Path, *options: str) -> Iterator[ServerProgram]:
    """A server of the Chroma server's library; it has ended after the block."""
    port = _free_port()
    with (
        (folder / f"log-{port}").open("w", encoding="utf-8") as log,
        subprocess.Popen(
            serve_command("--port", str(port), *options),
            stdout=log,
            stderr=log,
            text=True,
            cwd=REPOSITORY,
            env=environment(url, folder),
        ) as process,
    ):
        program = ServerProgram(f"http://127.0.0.1:{port}/", process=process)
        try:
            _wait_for(program, folder / f"log-{port}")
            yield program
        finally:
            process.kill()


def environment(url: str, folder: Path) -> dict[str, str]:
    """The settings of all servers: no model but the embedding's."""
    return {
        **CLEAN,
        "ONRECORD_CHROMA_URL": url,
        "ONRECORD_STORE": str(folder / "store"),
        "ONRECORD_EVIDENCE": "none",
        "ONRECORD_MARKS": str(folder / "marks.jsonl"),
    }


def _wait_for(program: ServerProgram, log: Path) -> None:
    until = time.monotonic() + _START_SECONDS
    while program.health().get("status") != "ok":
        if program.process.poll() is not None or time.monotonic() > until:
            pytest.fail(f"the server did not start: {log.read_text('utf-8')}")
        time.sleep(0.2)


def _free_port() -> int:
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        return int(opened.getsockname()[1])
