"""A connection is made anew without failing those who use it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TYPE_CHECKING

import pytest

from index.store.chroma_client import EMBEDDED_FILE
from index.store.collection import VectorCollection
from index.store.connection import Connection
from index.store.errors import StoreError
from tests.index.doubles import BAG

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NAMES = [f"note-{number}" for number in range(50)]


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    """A connection to a folder."""
    made = Connection(tmp_path, None)
    yield made
    made.close()


def _shelf(connection: Connection) -> VectorCollection:
    shelf = VectorCollection(connection, "notes", {"kept": "yes"}, place="here")
    shelf.put(_NAMES, BAG.passages(_NAMES), [{"a": 1}] * len(_NAMES), _NAMES)
    return shelf


def test_who_reads_meanwhile_goes_on_reading(connection: Connection) -> None:
    shelf, over = _shelf(connection), Event()

    def read() -> int:
        count = 0
        while not over.is_set():
            assert len(shelf.nearest(BAG.question("note-7"), 5)) == 5
            assert sorted(shelf.ids()) == sorted(_NAMES)
            assert shelf.metadata["kept"] == "yes"
            count += 1
        return count

    with ThreadPoolExecutor(3) as threads:
        reading = [threads.submit(read) for _ in range(3)]
        for _ in range(5):
            connection.renew()
        over.set()
        assert all(one.result(60) > 0 for one in reading)
    assert connection.made == 6


def test_it_waits_for_who_uses_it(connection: Connection) -> None:
    with ThreadPoolExecutor(1) as threads:
        with connection.using():
            renewed = threads.submit(connection.renew)
            with pytest.raises(TimeoutError):
                renewed.result(0.05)
        renewed.result(60)


def test_what_could_not_be_made_anew_is_made_when_it_is_next_used(
    connection: Connection, tmp_path: Path
) -> None:
    shelf = _shelf(connection)
    kept = tmp_path / EMBEDDED_FILE
    with connection.using():
        pass
    aside = kept.rename(tmp_path / "aside")
    kept.write_text("this is no database, but it is long enough to be asked whether it is one" * 20)
    with pytest.raises(StoreError):
        connection.renew()
    with pytest.raises(StoreError):
        list(shelf.ids())
    for left in tmp_path.glob(f"{EMBEDDED_FILE}*"):
        left.unlink()
    aside.rename(kept)

    assert sorted(shelf.ids()) == sorted(_NAMES)


def test_what_is_closed_stays_closed(connection: Connection) -> None:
    shelf = _shelf(connection)
    for _ in "ab":
        connection.close()

    with pytest.raises(StoreError, match="is closed"):
        list(shelf.ids())
