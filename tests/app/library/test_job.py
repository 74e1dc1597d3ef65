"""Jobs: seen from outside while they are done, one at a time, alone with the store."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import CancelledError
from typing import TYPE_CHECKING

import pytest

from app.library.editor import MAX_WAITING_CHANGES, LibraryEditError
from index.store.errors import StoreBusyError
from index.store.store import Store
from tests.app.library.changing import Held, changing
from tests.index.doubles import BAG
from tests.index.folders import REPOSITORY, prose, write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.app.library.changing import Changing

_FERRY, _TOLL = prose(1, paragraphs=4), prose(2, paragraphs=4)
_WAIT = 60  # seconds: longer than any of these jobs takes


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A folder of two documents."""
    return write(tmp_path / "town", {"ferry.txt": _FERRY, "toll.txt": _TOLL})


def test_a_job_is_seen_from_outside_while_it_is_done(tmp_path: Path, town: Path) -> None:
    embedder = Held()
    with changing(tmp_path / "store", town, embedder=embedder) as library:
        embedder.hold()
        job = library.librarian.add([("a.txt", prose(3, paragraphs=9).encode())])
        assert embedder.reached.wait(_WAIT)
        later = library.librarian.remove("toll")

        assert library.librarian.current is job
        assert (job.file, job.done, job.error, job.report) == ("a.txt", False, None, None)
        assert 0.0 <= job.share < 1.0
        with pytest.raises(TimeoutError):
            job.wait(0.01)
        assert library.texts().keys() == {"ferry", "toll"}
        embedder.go.set()
        later.wait(_WAIT)
        assert library.texts().keys() == {"ferry", "a"}
        assert library.librarian.last is later


def test_no_more_than_so_many_changes_wait(tmp_path: Path, town: Path) -> None:
    embedder = Held()
    with changing(tmp_path / "store", town, embedder=embedder) as library:
        embedder.hold()
        first = library.librarian.add([("a.txt", b"A note.")])
        assert embedder.reached.wait(_WAIT)
        waiting = [library.librarian.rescan() for _ in range(MAX_WAITING_CHANGES - 1)]
        with pytest.raises(LibraryEditError, match="50 changes are waiting"):
            library.librarian.add([("b.txt", b"Another.")])
        assert len(list((library.uploads / ".incoming").iterdir())) == 1
        embedder.go.set()
        first.wait(_WAIT)
        for job in waiting:
            job.wait(_WAIT)
        library.librarian.rescan().wait(_WAIT)


def test_closing_stops_what_is_done_and_begins_nothing_more(tmp_path: Path, town: Path) -> None:
    embedder = Held()
    with changing(tmp_path / "store", town, embedder=embedder) as library:
        embedder.hold()
        job = library.librarian.add([("a.txt", prose(3, paragraphs=40).encode())])
        assert embedder.reached.wait(_WAIT)
        waiting = library.librarian.add([("b.txt", b"A note.")])
        library.librarian._closing.set()  # noqa: SLF001 - as `close` begins
        embedder.go.set()
        library.librarian.close()

        assert job.error is not None
        assert job.error.startswith("stopped because the page is closing")
        assert waiting.error == "the page was closed before this began"
        with pytest.raises(CancelledError):
            waiting.wait(_WAIT)
        with pytest.raises(LibraryEditError, match="the page is closing"):
            library.librarian.rescan()
        assert list((library.uploads / ".incoming").iterdir()) == []
    with changing(tmp_path / "store", town) as again:
        assert again.texts() == {"ferry": _FERRY, "toll": _TOLL}
        assert again.librarian.rescan().wait(_WAIT).added == ["a"]


_READ = """
import sys
from pathlib import Path
from index.store.store import Store
from tests.index.doubles import BAG
with Store.open(Path(sys.argv[1]), BAG, purpose="onrecord ask"):
    print("open", flush=True)
    sys.stdin.read()
"""


def test_a_job_fails_while_another_process_has_the_store_open_and_names_it(
    tmp_path: Path, town: Path
) -> None:
    with changing(tmp_path / "store", town) as library:
        _fails_while_another_has_it_open(library)


def _fails_while_another_has_it_open(library: Changing) -> None:
    command = [sys.executable, "-c", _READ, library.store.place]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=REPOSITORY
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        job = library.librarian.add([("a.txt", b"A note.")])
        with pytest.raises(StoreBusyError, match="onrecord ask"):
            job.wait(_WAIT)
        assert job.error is not None
        assert f"onrecord ask (process {other.pid}" in job.error
        other.kill()
        other.wait()

    assert [path.name for path in library.uploads.iterdir()] == [".incoming"]
    assert library.librarian.add([("a.txt", b"A note.")]).wait(_WAIT).added == ["a"]


def test_nobody_comes_to_read_while_the_store_is_written_and_everybody_may_afterwards(
    tmp_path: Path, town: Path
) -> None:
    embedder = Held()
    with changing(tmp_path / "store", town, embedder=embedder) as library:
        embedder.hold()
        job = library.librarian.add([("a.txt", b"A note.")])
        assert embedder.reached.wait(_WAIT)
        with pytest.raises(StoreBusyError, match="the page"):
            Store.open(tmp_path / "store", BAG)
        embedder.go.set()
        job.wait(_WAIT)

        with Store.open(tmp_path / "store", BAG) as other:
            assert "a" in other.records()
