"""The site in its own process, on loopback, and its memory."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from threading import Event, Thread
from typing import TYPE_CHECKING

from corpus.errors import OnRecordError
from index.ingest.ingest import ingest
from index.search.embed import SentenceEmbedder
from index.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SITE_START_TIMEOUT = 120  # seconds to answer the first request
SAMPLE_INTERVAL = 2.0  # seconds between two memory samples
_MIB = 1 << 20


class SiteError(OnRecordError):
    """The site did not start."""


class Site:
    """A running site; `memory` holds MiB samples, oldest first, taken while it is watched."""

    def __init__(self, url: str, process: subprocess.Popen[bytes]) -> None:
        """Take the site's URL and process."""
        self.url = url
        self.memory: list[float] = []
        # Imported here, since only a load test needs it.
        import psutil  # noqa: PLC0415

        self._process = psutil.Process(process.pid)

    def warm(self, questions: Sequence[str]) -> None:
        """Ask each question once, one after another."""
        for question in questions:
            body = json.dumps({"question": question}).encode()
            headers = {"Content-Type": "application/json"}
            request = urllib.request.Request(f"{self.url}/ask", body, headers)  # noqa: S310
            with urllib.request.urlopen(request, timeout=SITE_START_TIMEOUT):  # noqa: S310
                pass

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Sample the memory for the duration of the block."""
        ended = Event()

        def look() -> None:
            while not ended.wait(SAMPLE_INTERVAL):
                self.memory.append(self._process.memory_info().rss / _MIB)

        watch = Thread(target=look, daemon=True)
        watch.start()
        try:
            yield
        finally:
            ended.set()
            watch.join()


@contextmanager
def serve_documents(folder: Path) -> Iterator[Site]:
    """Index the documents of a folder in a temporary store and serve it."""
    with TemporaryDirectory() as temporary:
        place = Path(temporary, "store")
        embedder = SentenceEmbedder()
        with Store.open(place, embedder, write=True) as store:
            ingest([folder], store, embedder)
        with serve_in_process(place) as site:
            yield site


@contextmanager
def serve_in_process(store: Path) -> Iterator[Site]:
    """Serve the store for the duration of the block; SiteError when it does not start."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "app.web"]
    inherited = {
        name: value for name, value in os.environ.items() if not name.startswith("ONRECORD_")
    }
    site_settings = {
        "ONRECORD_STORE": str(store),
        "ONRECORD_PORT": str(port),
        "ONRECORD_HOST": "127.0.0.1",
        "ONRECORD_CACHED_ANSWERS": "0",  # the readers ask the same questions again and again
    }
    with TemporaryFile() as log:
        process = subprocess.Popen(  # noqa: S603
            command, stdout=log, stderr=subprocess.STDOUT, env={**inherited, **site_settings}
        )
        try:
            _wait_until_healthy(url, process)
            yield Site(url, process)
        except SiteError as error:
            log.seek(0)
            last_lines = log.read().decode(errors="replace").strip().splitlines()[-3:]
            message = f"{error}: {' / '.join(last_lines)}"
            raise SiteError(message) from error
        finally:
            process.terminate()
            process.wait()


def _wait_until_healthy(url: str, process: subprocess.Popen[bytes]) -> None:
    last = time.monotonic() + SITE_START_TIMEOUT
    while time.monotonic() < last:
        if process.poll() is not None:
            message = "the site ended before it answered"
            raise SiteError(message)
        try:
            with urllib.request.urlopen(f"{url}/health", timeout=5):  # noqa: S310
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    message = f"the site did not answer within {SITE_START_TIMEOUT} seconds"
    raise SiteError(message)
