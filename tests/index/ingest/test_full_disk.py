"""A disk that runs full stops an ingest, says so, and takes nothing of what was there."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from index.ingest.ingest import ingest
from index.store.errors import StoreError
from index.store.store import Store
from tests.forked import forked
from tests.index.conftest import grow
from tests.index.doubles import BAG
from tests.index.folders import prose, talk, texts_of, write
from tests.index.ingest_driver import main_with_small_files

if TYPE_CHECKING:
    from pathlib import Path

_SMALL = {"letter.txt": prose(1, paragraphs=5)}
_LARGE = {f"talk-{seed}.txt": talk(seed, turns=600) for seed in range(2)}


def test_a_full_disk_is_named_and_leaves_the_documents_whole(
    small_disk: Path, tmp_path: Path
) -> None:
    folder, place = write(tmp_path / "letters", _SMALL), small_disk / "store"
    with Store.open(place, BAG, write=True) as store:
        ingest([folder], store, BAG)
    write(folder, {"letter.txt": prose(2, paragraphs=5), **_LARGE})

    with (
        pytest.raises(StoreError, match="free some disk space and ingest again") as refused,
        Store.open(place, BAG, write=True) as store,
    ):
        ingest([folder], store, BAG)
    assert str(place) in str(refused.value)

    grow(small_disk)
    found = _texts(place)
    assert found["letter"] in {_SMALL["letter.txt"], prose(2, paragraphs=5)}
    assert len(found) < len(_LARGE) + 1
    _brought_up_to_date(place, folder)


def test_a_store_that_could_not_start_on_a_full_disk_starts_once_there_is_room(
    small_disk: Path,
) -> None:
    place = small_disk / "store"
    place.mkdir()
    (place / ".owners").mkdir()
    _fill(small_disk)
    with pytest.raises(StoreError, match="free some disk space"):
        Store.open(place, BAG)
    (small_disk / "ballast").unlink()

    with Store.open(place, BAG) as store:
        assert store.records() == {}


@pytest.mark.skipif(sys.platform == "win32", reason="files are bounded by setrlimit")
def test_a_file_that_may_not_grow_leaves_the_documents_whole(tmp_path: Path) -> None:
    folder, place = write(tmp_path / "letters", _SMALL), tmp_path / "store"
    with Store.open(place, BAG, write=True) as store:
        ingest([folder], store, BAG)
    write(folder, {"letter.txt": prose(2, paragraphs=5), **_LARGE})
    with forked(main_with_small_files, str(place), str(folder), 1_000_000) as driver:
        errors = driver.stdout.read()

    assert driver.process.exitcode == 1
    assert errors.startswith("StoreError: ")
    assert errors.count("\n") == 1
    found = _texts(place)
    assert found["letter"] in {_SMALL["letter.txt"], prose(2, paragraphs=5)}
    assert len(found) < len(_LARGE) + 1
    _brought_up_to_date(place, folder)


def _fill(disk: Path) -> None:
    with suppress(OSError), (disk / "ballast").open("wb", buffering=0) as ballast:
        while ballast.write(bytes(4_096)):
            pass


def _texts(place: Path) -> dict[str, str]:
    """The documents' texts, all of which stand up to their digests."""
    with Store.open(place, BAG) as store:
        found = texts_of(document for _, document, _ in store.documents())
        assert found.keys() == store.records().keys()
    return found


def _brought_up_to_date(place: Path, folder: Path) -> None:
    with Store.open(place, BAG, write=True) as store:
        report = ingest([folder], store, BAG)
    assert not report.failed
    assert _texts(place) == {path.stem: path.read_text("utf-8") for path in folder.iterdir()}
