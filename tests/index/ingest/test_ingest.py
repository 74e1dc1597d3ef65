"""Ingesting again: what changed is written, what is gone goes, and nothing else is touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.errors import OffsetError, OnRecordError
from index.ingest.ingest import IngestReport, IngestStoppedError, ingest
from index.passages.passages import passages
from index.search.disk_index import LIST_FILE, update_index
from index.search.snapshot import Library
from index.store.errors import StoreError
from tests.index.doubles import BAG
from tests.index.folders import FOOTBRIDGE, documents_in, prose, texts_of, write

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.model.document import Document
    from index.passages.passages import Passage
    from index.store.record import DocumentRecord
    from index.store.store import Store
    from tests.index.conftest import Home

_FERRY = {"ferry.txt": prose(1, paragraphs=6)}
_TOLL = {"toll.txt": prose(2, paragraphs=6)}


def _ingested(home: Home, *folders: Path) -> IngestReport:
    with home.open(write=True) as store:
        return ingest(folders, store, BAG)


def _state(home: Home) -> tuple[dict[str, DocumentRecord], set[str], dict[str, str]]:
    """Records, passage ids and texts; every record's document is whole."""
    with home.open() as store:
        texts = texts_of(document for _, document, _ in store.documents())
        records = store.records()
        assert texts.keys() == records.keys()
        return records, set(store.passage_ids()), texts


def _no_strays(home: Home) -> bool:
    records, ids, _ = _state(home)
    return ids == {row for record in records.values() for row in record.passage_ids()}


def test_a_first_ingest_adds_every_document(home: Home) -> None:
    report = _ingested(home, FOOTBRIDGE)

    assert sorted(report.added) == sorted(documents_in(FOOTBRIDGE))
    assert (report.changed, report.unchanged, report.removed, report.failed) == ([], [], [], [])


def test_a_text_on_which_a_rule_goes_wrong_keeps_no_other_out(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(document: Document) -> tuple[Passage, ...]:
        if document.id == "toll":
            raise OffsetError("a span runs from 0")  # noqa: TRY003
        return passages(document)

    monkeypatch.setattr("index.ingest.ingest.passages", cut)
    report = _ingested(home, write(tmp_path / "texts", {**_FERRY, **_TOLL}))

    assert report.added == ["ferry"]
    assert [error.reason.split(" (")[0] for error in report.failed] == [
        "who speaks in it could not be worked out"
    ]


def test_a_second_ingest_changes_nothing(home: Home) -> None:
    _ingested(home, FOOTBRIDGE)
    before = _state(home)
    with home.open(write=True) as store:
        revision = store.revision()
        report = ingest([FOOTBRIDGE], store, BAG)

        assert store.revision() == revision
    assert sorted(report.unchanged) == sorted(documents_in(FOOTBRIDGE))
    assert (report.added, report.changed, report.removed, report.failed) == ([], [], [], [])
    assert _state(home) == before


def test_a_changed_file_replaces_its_document_and_leaves_the_others(
    home: Home, tmp_path: Path
) -> None:
    folder = write(tmp_path / "town", {**_FERRY, **_TOLL})
    _ingested(home, folder)
    before, _, _ = _state(home)
    write(folder, {"ferry.txt": prose(3, paragraphs=2)})
    report = _ingested(home, folder)
    after, _, texts = _state(home)

    assert (report.changed, report.unchanged) == (["ferry"], ["toll"])
    assert texts == {"ferry": prose(3, paragraphs=2), "toll": _TOLL["toll.txt"]}
    assert before["toll"] == after["toll"]
    assert before["ferry"].revision != after["ferry"].revision
    assert _no_strays(home)


def test_a_file_that_is_gone_takes_its_document_along(home: Home, tmp_path: Path) -> None:
    folder = write(tmp_path / "town", {**_FERRY, **_TOLL})
    _ingested(home, folder)
    (folder / "ferry.txt").unlink()

    assert _ingested(home, folder).removed == ["ferry"]
    assert _state(home)[2] == {"toll": _TOLL["toll.txt"]}
    assert _no_strays(home)


def test_a_renamed_file_is_one_added_and_one_removed(home: Home, tmp_path: Path) -> None:
    folder = write(tmp_path / "town", {**_FERRY, **_TOLL})
    _ingested(home, folder)
    (folder / "ferry.txt").rename(folder / "boat.txt")
    report = _ingested(home, folder)

    assert (report.added, report.removed, report.unchanged) == (["boat"], ["ferry"], ["toll"])


def test_a_document_that_is_given_another_id_leaves_no_twin(home: Home, tmp_path: Path) -> None:
    write(tmp_path, _FERRY)
    _ingested(home, tmp_path)
    write(tmp_path, {"sources.toml": '[[source]]\nid = "boat"\nfile = "ferry.txt"\n'})
    report = _ingested(home, tmp_path)

    assert (report.added, report.removed) == (["boat"], ["ferry"])
    assert _state(home)[2].keys() == {"boat"}
    assert _no_strays(home)


def test_other_folders_and_single_files_remove_nothing(home: Home, tmp_path: Path) -> None:
    town, county = write(tmp_path / "town", _FERRY), write(tmp_path / "county", _TOLL)
    _ingested(home, town)
    write(town, {"boat.txt": "A boat came."})

    assert _ingested(home, county).removed == []
    assert _ingested(home, town / "boat.txt").removed == []
    assert sorted(_state(home)[2]) == ["boat", "ferry", "toll"]


def test_a_publisher_that_becomes_known_leaves_the_passages_as_they_are(
    home: Home, tmp_path: Path
) -> None:
    folder = write(tmp_path / "town", _FERRY)
    _ingested(home, folder)
    before, passages_before, _ = _state(home)
    _list(folder, 'publisher = "The Gazette"')
    report = _ingested(home, folder)
    after, passages_after, _ = _state(home)

    assert report.changed == ["ferry"]
    assert after["ferry"].provenance.publisher == "The Gazette"
    assert after["ferry"].revision == before["ferry"].revision
    assert passages_after == passages_before


@pytest.mark.parametrize("known", ['title = "Of boats"', 'interviewee = "Ada Rill"'])
def test_what_passages_and_vectors_are_made_of_writes_them_anew(
    home: Home, tmp_path: Path, known: str
) -> None:
    words = "Ada Rill\n\nThe ferry sank.\n\nWho knew of it?\n\nAda Rill\n\nI did, and said so."
    folder = write(tmp_path / "town", {"ferry.txt": words})
    _ingested(home, folder)
    _list(folder, known)
    report = _ingested(home, folder)

    assert report.changed == ["ferry"]
    assert _no_strays(home)
    with home.open() as store:
        ((_, document, cut),) = store.documents()
        vectors = {row: store.vectors([row])[0] for row in store.passage_ids()}
        library = Library.read(store)
    assert cut == passages(document)
    for name, vector in vectors.items():
        row = library.row_of(name)
        assert row is not None
        assert vector @ BAG.passages([cut[row].embedded])[0] == pytest.approx(1.0, abs=1e-5)


def test_a_file_that_fails_leaves_the_others_in(home: Home, tmp_path: Path) -> None:
    folder = write(tmp_path / "town", {**_FERRY, "empty.txt": "", "paper.pdf": "no PDF"})
    report = _ingested(home, folder)

    assert report.added == ["ferry"]
    assert [error.file for error in report.failed] == ["empty.txt", "paper.pdf"]
    assert all(error.reason for error in report.failed)


def test_a_file_that_fails_later_keeps_its_document_as_it_was(home: Home, tmp_path: Path) -> None:
    folder = write(tmp_path / "town", {**_FERRY, **_TOLL})
    _ingested(home, folder)
    write(folder, {"ferry.txt": ""})
    report = _ingested(home, folder)

    assert [error.file for error in report.failed] == ["ferry.txt"]
    assert report.removed == []
    assert _state(home)[2] == {"ferry": _FERRY["ferry.txt"], "toll": _TOLL["toll.txt"]}


def test_two_folders_cannot_take_each_others_ids(home: Home, tmp_path: Path) -> None:
    town, county = write(tmp_path / "town", _FERRY), write(tmp_path / "county", {**_TOLL})
    write(county, {"ferry.txt": "Another ferry."})
    _ingested(home, town)
    report = _ingested(home, county)

    assert report.added == ["toll"]
    assert [error.file for error in report.failed] == ["ferry.txt"]
    assert str(town / "ferry.txt") in report.failed[0].reason
    assert _state(home)[2]["ferry"] == _FERRY["ferry.txt"]


def test_a_folder_that_moved_takes_its_documents_along(home: Home, tmp_path: Path) -> None:
    town = write(tmp_path / "town", _FERRY)
    _ingested(home, town)
    moved = town.rename(tmp_path / "city")
    report = _ingested(home, moved)

    assert (report.added, report.removed, report.failed) == ([], [], [])
    assert _state(home)[0]["ferry"].root == str(moved)


def test_nothing_changes_when_the_list_of_sources_is_wrong(home: Home, tmp_path: Path) -> None:
    folder = write(tmp_path / "town", _FERRY)
    _ingested(home, folder)
    before = _state(home)
    _list(folder, 'titel = "Of boats"')

    with pytest.raises(OnRecordError, match=r"sources\.toml"):
        _ingested(home, folder)
    assert _state(home) == before


def test_damaged_passages_are_written_anew(home: Home, tmp_path: Path) -> None:
    folder = write(tmp_path / "town", {**_FERRY, **_TOLL})
    _ingested(home, folder)
    with home.open(write=True) as store:
        _lose_a_passage(store, "ferry")
        library = Library.read(store)
        assert [one.id for one in library.readable_documents()] == ["toll"]
        with pytest.raises(StoreError, match="ferry was changed or removed meanwhile, or is damag"):
            _ = library.documents["ferry"].text
        update_index(store)
        (store.index_folder / LIST_FILE).unlink()
        assert list(Library.read(store).documents) == ["toll"]

    assert _ingested(home, folder).changed == ["ferry"]
    assert _state(home)[2] == {"ferry": _FERRY["ferry.txt"], "toll": _TOLL["toll.txt"]}


def test_progress_runs_to_the_end_and_never_back(embedded: Home, tmp_path: Path) -> None:
    folder = write(tmp_path / "town", {**_FERRY, **_TOLL, "empty.txt": ""})
    told: list[tuple[str, float]] = []
    with embedded.open(write=True) as store:
        ingest([folder], store, BAG, progress=lambda file, share: told.append((file, share)))
    shares = [share for _, share in told]

    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert {file for file, _ in told} == {path.name for path in folder.iterdir()}


def test_each_file_is_named_before_it_is_read(embedded: Home, tmp_path: Path) -> None:
    folder = write(tmp_path / "town", {**_FERRY, **_TOLL})
    told: list[tuple[str, float]] = []
    with embedded.open(write=True) as store:
        ingest([folder], store, BAG, progress=lambda file, share: told.append((file, share)))

    assert told[0] == ("ferry.txt", 0.0)
    assert ("toll.txt", 0.0) in told


def test_an_interrupt_tells_what_was_finished(embedded: Home, tmp_path: Path) -> None:
    folder = write(tmp_path / "town", _FERRY)
    _ingested(embedded, folder)
    write(folder, _TOLL)

    def interrupt(file: str, _share: float) -> None:
        if file == "toll.txt":
            raise KeyboardInterrupt

    with embedded.open(write=True) as store:
        with pytest.raises(IngestStoppedError) as stopped:
            ingest([folder], store, BAG, progress=interrupt)
        assert list(store.records()) == ["ferry"]

    assert stopped.value.report == IngestReport(unchanged=["ferry"])


def _list(folder: Path, line: str) -> None:
    entry = f'[[source]]\nid = "ferry"\nfile = "ferry.txt"\n{line}\n'
    write(folder, {"sources.toml": entry})


def _lose_a_passage(store: Store, document: str) -> None:
    store._passages.drop(store.records()[document].passage_ids()[-1:])  # noqa: SLF001 - as a fault
