"""The folders that documents came from, read again: what is new, changed or gone since."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from index.ingest.ingest import ingest, ingest_documents
from index.ingest.rescan import rescan
from tests.index.doubles import BAG
from tests.index.folders import invented, prose, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.store.store import Store
    from tests.index.conftest import Home


@pytest.fixture
def store(embedded: Home) -> Iterator[Store]:
    """An empty store."""
    with embedded.open(write=True) as opened:
        yield opened


def _town(tmp_path: Path) -> Path:
    return write(tmp_path / "town", {"ferry.txt": prose(1, paragraphs=3), "toll.txt": "Tolls."})


def test_what_is_new_changed_and_gone_is_seen_in_every_folder(store: Store, tmp_path: Path) -> None:
    town, county = _town(tmp_path), write(tmp_path / "county", {"mill.txt": "The mill stood."})
    ingest([town, county], store, BAG)
    write(town, {"ferry.txt": "The ferry was raised.", "boat.txt": "A boat came."})
    (town / "toll.txt").unlink()
    write(county, {"well.txt": "The well was deep."})
    report = rescan(store, BAG)

    assert sorted(report.added) == ["boat", "well"]
    assert (report.changed, report.unchanged, report.removed) == (["ferry"], ["mill"], ["toll"])
    assert (report.failed, report.excluded) == ([], [])


def test_what_a_person_removed_stays_out(store: Store, tmp_path: Path) -> None:
    ingest([_town(tmp_path)], store, BAG)
    store.exclude(store.records()["toll"])

    assert rescan(store, BAG).excluded == ["toll"]
    assert list(store.records()) == ["ferry"]


def test_of_files_given_by_name_no_others_are_read(store: Store, tmp_path: Path) -> None:
    town = _town(tmp_path)
    ingest([town / "ferry.txt"], store, BAG)
    write(town, {"ferry.txt": "The ferry was raised."})
    report = rescan(store, BAG)
    assert (report.changed, report.added) == (["ferry"], [])
    (town / "ferry.txt").unlink()

    assert rescan(store, BAG).removed == ["ferry"]
    assert store.records() == {}


def test_a_file_given_by_name_once_its_folder_was_read_stays_with_the_folder(
    store: Store, tmp_path: Path
) -> None:
    town = _town(tmp_path)
    ingest([town / "ferry.txt"], store, BAG)
    assert ingest([town], store, BAG).changed == ["ferry"]
    assert ingest([town / "ferry.txt"], store, BAG).unchanged == ["ferry"]
    write(town, {"boat.txt": "A boat came."})

    assert rescan(store, BAG).added == ["boat"]


def test_a_folder_that_is_not_there_takes_nothing_along(store: Store, tmp_path: Path) -> None:
    town, county = _town(tmp_path), write(tmp_path / "county", {"mill.txt": "The mill stood."})
    ingest([town, county / "mill.txt"], store, BAG)
    shutil.rmtree(town)
    shutil.rmtree(county)
    report = rescan(store, BAG)

    assert (report.removed, report.failed) == ([], [])
    assert sorted(store.records()) == ["ferry", "mill", "toll"]


def test_a_folder_that_is_empty_is_told_and_takes_nothing_along(
    store: Store, tmp_path: Path
) -> None:
    town = _town(tmp_path)
    ingest([town], store, BAG)
    for file in town.iterdir():
        file.unlink()
    (failed,) = rescan(store, BAG).failed

    assert failed.file == str(town)
    assert failed.reason.startswith("it holds no document")
    assert sorted(store.records()) == ["ferry", "toll"]


def test_our_own_folder_may_become_empty(store: Store, tmp_path: Path) -> None:
    town = _town(tmp_path)
    ingest([town], store, BAG)
    for file in town.iterdir():
        file.unlink()
    report = rescan(store, BAG, own=town)

    assert sorted(report.removed) == ["ferry", "toll"]
    assert report.failed == []
    assert store.records() == {}


def test_our_own_folder_is_read_once_though_it_lies_in_another(
    store: Store, tmp_path: Path
) -> None:
    town = _town(tmp_path)
    ingest([town], store, BAG)
    own = write(town / "ours", {"note.txt": "A note."})
    write(town / "other", {"map.txt": "A map."})

    assert rescan(store, BAG, own=own).added == ["other-map", "note"]
    assert sorted(rescan(store, BAG, own=own).unchanged) == ["ferry", "note", "other-map", "toll"]


def test_one_folder_whose_list_is_wrong_leaves_the_others_in(store: Store, tmp_path: Path) -> None:
    town, county = _town(tmp_path), write(tmp_path / "county", {"mill.txt": "The mill stood."})
    ingest([town, county], store, BAG)
    write(town, {"sources.toml": "[[source]]\nid = 3\n"})
    write(county, {"mill.txt": "The mill fell."})
    report = rescan(store, BAG)

    assert [error.file for error in report.failed] == [str(town)]
    assert "sources.toml:" in report.failed[0].reason
    assert report.changed == ["mill"]
    assert sorted(store.records()) == ["ferry", "mill", "toll"]


def test_documents_that_were_never_files_are_left_alone(store: Store) -> None:
    ingest_documents([invented("The ferry sank.")], store, BAG)

    assert rescan(store, BAG).removed == []
    assert list(store.records()) == ["invented"]


def test_progress_runs_over_all_folders_to_the_end_and_never_back(
    store: Store, tmp_path: Path
) -> None:
    town, county = _town(tmp_path), write(tmp_path / "county", {"mill.txt": "The mill stood."})
    ingest([town, county], store, BAG)
    write(town, {"ferry.txt": prose(4, paragraphs=30)})
    told: list[float] = []
    rescan(store, BAG, progress=lambda _, share: told.append(share))

    assert told == sorted(told)
    assert told[-1] == 1.0
    assert len(set(told)) > 3
