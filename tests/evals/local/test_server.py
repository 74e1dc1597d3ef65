"""The local model's server is watched: where it dies, its last words are told."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import httpx2
import pytest

from evals.local import server
from evals.local.server import LocalModelError, serving

if TYPE_CHECKING:
    from pathlib import Path

STANDS_IN = """
import http.server, os, signal, sys

class Answers(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path.endswith("/models"):
            self.send_response(200)
            self.end_headers()
        else:
            print("the last words", flush=True)
            os.kill(os.getpid(), signal.{signal})

port = int(sys.argv[sys.argv.index("--port") + 1])
http.server.HTTPServer(("127.0.0.1", port), Answers).serve_forever()
"""


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A module in the place of llama.cpp's server, for the test to write."""
    package = tmp_path / "llama_cpp"
    package.mkdir()
    (package / "__init__.py").touch()
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(server, "_weights", lambda: tmp_path / "model.gguf")
    return package / "server.py"


def test_a_server_that_dies_of_an_instruction_tells_how_to_mend_it(stand_in: Path) -> None:
    stand_in.write_text(STANDS_IN.format(signal="SIGILL"))
    with (
        pytest.raises(LocalModelError, match=r"by SIGILL: .*compiles it anew: .*the last words"),
        serving() as url,
        suppress(httpx2.TransportError),
    ):
        httpx2.get(f"{url}/dies")


def test_a_server_that_never_starts_tells_why(stand_in: Path) -> None:
    stand_in.write_text("raise SystemExit('no such weights')")
    with pytest.raises(LocalModelError, match="ended with 1: no such weights"), serving():
        pytest.fail("nothing answers")


def test_a_server_that_lives_is_ended_without_a_word(stand_in: Path) -> None:
    stand_in.write_text(STANDS_IN.format(signal="SIGILL"))
    with serving() as url:
        assert httpx2.get(f"{url}/models").status_code == 200
    with pytest.raises(httpx2.ConnectError):
        httpx2.get(f"{url}/models")
