"""Stores to test with: a folder, and a Chroma server that runs as long as the tests do."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index.store.chroma_client import connect
from index.store.store import Store
from tests.index.doubles import BAG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.search.embed import Embedder

_DISK = "2000k"
_PATIENCE = 60  # seconds until a server that does not answer is given up


@dataclass(frozen=True, slots=True)
class Home:
    """Where a store lives: in the folder, or behind the server's address."""

    folder: Path
    url: str | None = None

    def open(self, embedder: Embedder = BAG, *, write: bool = False) -> Store:
        """Open the store."""
        return Store.open(self.folder, embedder, url=self.url, write=write, purpose="a test")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Chroma server on this machine."""
    folder = tmp_path_factory.mktemp("chroma")
    port = _free_port()
    program = Path(sys.executable).with_name("chroma")
    command = [
        str(program),
        "run",
        "--path",
        str(folder / "db"),
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
    ]
    with (
        (folder / "log").open("wb") as log,
        subprocess.Popen(
            command,
            stdout=log,
            stderr=subprocess.STDOUT,
            env={**os.environ, "ANONYMIZED_TELEMETRY": "False"},
        ) as process,
    ):
        try:
            _wait(process, port)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.kill()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes, which hold a letter and a talk of 600 turns."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    size = f"size={_DISK}"
    command = [str(mount), "-t", "tmpfs", "-o", size, "tmpfs", str(disk)]
    if mount is None or subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("mounting a small disk takes root on Linux")
    yield disk
    subprocess.run([str(shutil.which("umount")), "-l", str(disk)], check=True)


@pytest.fixture
def embedded(tmp_path: Path) -> Home:
    """A store in a folder of its own."""
    return Home(tmp_path / "store")


@pytest.fixture
def served(tmp_path: Path, server: str) -> Iterator[Home]:
    """A store on the server, which is emptied afterwards."""
    yield Home(tmp_path / "store", server)
    client = connect(None, server)
    for collection in client.list_collections():
        client.delete_collection(collection.name)
    client.close()


@pytest.fixture(params=["embedded", "served"])
def home(request: pytest.FixtureRequest) -> Home:
    """Either."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Home)
    return found


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Nobody can write to the folder while the block runs; skips the test where that takes root."""
    mount = shutil.which("mount")
    bind = [str(mount), "--bind", str(folder), str(folder)]
    if mount is None or subprocess.run(bind, check=False, capture_output=True).returncode:
        pytest.skip("making a folder read-only for root takes root on Linux")
    try:
        subprocess.run([mount, "-o", "remount,ro,bind", str(folder)], check=True)
        yield
    finally:
        subprocess.run([str(shutil.which("umount")), "-l", str(folder)], check=True)


def grow(disk: Path) -> None:
    """Make the small disk a large one."""
    subprocess.run([str(shutil.which("mount")), "-o", "remount,size=60m", str(disk)], check=True)


def _free_port() -> int:
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        return int(opened.getsockname()[1])


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    """Return once the server's heart beats."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and process.poll() is None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/api/v2/heartbeat")
            if connection.getresponse().status == http.HTTPStatus.OK:
                return
        except OSError:
            time.sleep(0.05)
        finally:
            connection.close()
    pytest.fail("the Chroma server did not start")
