"""What a person removed stays out of the library until it is brought back by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.load.corrections import Corrections
from index.ingest.ingest import ingest
from index.ingest.update_provenance import update_provenance
from index.search.snapshot import Library
from tests.index.doubles import BAG
from tests.index.folders import prose, texts_of, write

if TYPE_CHECKING:
    from pathlib import Path

    from index.store.store import Store
    from tests.index.conftest import Home

_TOWN = {"ferry.txt": prose(1, paragraphs=6), "toll.txt": prose(2, paragraphs=6)}


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A folder of two documents."""
    return write(tmp_path / "town", _TOWN)


def _without_ferry(store: Store, town: Path) -> Store:
    ingest([town], store, BAG)
    store.exclude(store.records()["ferry"])
    return store


def _live(store: Store) -> set[str]:
    """The documents that every reader of the store sees, whole and without a stray passage."""
    records = store.records()
    texts = texts_of(document for _, document, _ in store.documents())
    assert texts.keys() == records.keys() == Library.read(store).documents.keys()
    assert set(store.passage_ids()) == {
        row for record in records.values() for row in record.passage_ids()
    }
    return set(records)


def test_what_was_removed_is_gone_for_every_reader_and_remembered(home: Home, town: Path) -> None:
    with home.open(write=True) as store:
        ingest([town], store, BAG)
        record, revision = store.records()["ferry"], store.revision()
        store.exclude(record)

        assert _live(store) == {"toll"}
        assert store.removed() == {"ferry": record}
        assert store.revision() != revision
        assert all(row.startswith("toll@") for row, _ in store.nearest(BAG.question("ferry"), 100))


@pytest.mark.parametrize("changed", [False, True])
def test_it_stays_out_when_its_folder_is_read_again(
    home: Home, town: Path, *, changed: bool
) -> None:
    with home.open(write=True) as store:
        _without_ferry(store, town)
        if changed:
            write(town, {"ferry.txt": prose(3, paragraphs=2)})
        for _ in "ab":
            report = ingest([town], store, BAG)

            assert (report.excluded, report.unchanged) == (["ferry"], ["toll"])
            assert (report.added, report.changed, report.removed) == ([], [], [])
            assert _live(store) == {"toll"}


def test_it_stays_out_when_its_folder_moved(home: Home, town: Path) -> None:
    with home.open(write=True) as store:
        _without_ferry(store, town)
        moved = town.rename(town.with_name("city"))

        assert ingest([moved], store, BAG).excluded == ["ferry"]
        assert _live(store) == {"toll"}


@pytest.mark.parametrize("with_folder", [False, True])
def test_it_comes_back_with_its_corrections_when_its_file_is_given_by_name(
    home: Home, town: Path, *, with_folder: bool
) -> None:
    with home.open(write=True) as store:
        ingest([town], store, BAG)
        corrections = Corrections.parse({"author": "Bo Li"})
        update_provenance(store.records()["ferry"], corrections, store, BAG)
        store.exclude(store.records()["ferry"])
        report = ingest([*([town] if with_folder else []), town / "ferry.txt"], store, BAG)

        assert report.added == ["ferry"]
        assert store.removed() == {}
        assert store.records()["ferry"].provenance.author == "Bo Li"
        assert _live(store) == {"ferry", "toll"}
        assert ingest([town], store, BAG).unchanged == ["ferry", "toll"]


def test_a_file_in_a_folder_within_comes_back_under_the_id_it_had(
    home: Home, tmp_path: Path
) -> None:
    write(tmp_path / "town" / "river", {"boat.txt": prose(1, paragraphs=2)})
    with home.open(write=True) as store:
        ingest([tmp_path / "town"], store, BAG)
        store.exclude(store.records()["river-boat"])
        report = ingest([tmp_path / "town" / "river" / "boat.txt"], store, BAG)

        assert report.added == ["river-boat"]
        assert ingest([tmp_path / "town"], store, BAG).unchanged == ["river-boat"]


def test_another_file_cannot_take_the_id_of_one_that_was_removed(
    home: Home, town: Path, tmp_path: Path
) -> None:
    county = write(tmp_path / "county", {"ferry.txt": "Another ferry."})
    with home.open(write=True) as store:
        _without_ferry(store, town)
        for paths in ([county], [county / "ferry.txt"]):
            report = ingest(paths, store, BAG)
            assert report.added == report.excluded == []
            assert f"{town / 'ferry.txt'}, which was removed" in report.failed[0].reason
        assert _live(store) == {"toll"}


def test_it_stays_out_after_its_file_was_gone_for_a_while(home: Home, town: Path) -> None:
    with home.open(write=True) as store:
        _without_ferry(store, town)
        (town / "ferry.txt").unlink()
        report = ingest([town], store, BAG)
        assert (report.excluded, report.removed) == ([], [])
        write(town, _TOWN)

        assert ingest([town], store, BAG).excluded == ["ferry"]


def test_what_is_removed_for_good_comes_in_again(home: Home, town: Path) -> None:
    with home.open(write=True) as store:
        _without_ferry(store, town)
        store.remove(store.removed()["ferry"])

        assert store.removed() == {}
        assert ingest([town], store, BAG).added == ["ferry"]


def test_a_removal_that_was_killed_half_way_is_finished_by_the_next_ingest(
    home: Home, town: Path
) -> None:
    with home.open(write=True) as store:
        ingest([town], store, BAG)
        strays = store.records()["ferry"].passages
        store._documents.mark("ferry", {"removed": 1})  # noqa: SLF001 - as a kill leaves it

        assert list(store.records()) == ["toll"]
        assert store.delete_orphans() == strays
        assert _live(store) == {"toll"}
