"""The lexical index on disk: it says what an index in memory says, and mends itself."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

import numpy as np
import pytest

from index.ingest.ingest import ingest_documents
from index.search.disk_index import LIST_FILE, MERGE_FACTOR, update_index
from index.search.snapshot import Library
from index.search.terms import stemmed_terms
from tests.index.agreement import assert_index_agrees, postings_of
from tests.index.conftest import read_only
from tests.index.doubles import BAG
from tests.index.folders import invented, prose, talk

if TYPE_CHECKING:
    from pathlib import Path

    from index.store.store import Store
    from tests.index.conftest import Home

_TOWN = (
    invented("The Zephyr sank. “Everybody swam,” said Ada Rill.", "ferry"),
    invented("The toll rose to 3 crowns. A baker called it theft.", "toll"),
    invented(prose(1, paragraphs=12), "chronicle"),
)


def _segments(store: Store) -> list[str]:
    listed = json.loads((store.index_folder / LIST_FILE).read_text("utf-8"))
    return [str(name) for name in listed["segments"]]


def _arrays(store: Store) -> list[Path]:
    return sorted(store.index_folder.rglob("*.npy"))


def test_what_is_added_changed_and_removed_is_found_as_in_an_index_in_memory(home: Home) -> None:
    with home.open(write=True) as store:
        ingest_documents(_TOWN, store, BAG)
        assert_index_agrees(store)
        ingest_documents([invented(talk(3, turns=40), "toll"), invented("Mud.", "mud")], store, BAG)
        assert_index_agrees(store)
        store.remove(store.records()["chronicle"])
        assert_index_agrees(store)
        store.exclude(store.records()["ferry"])
        assert_index_agrees(store)


def test_the_scores_are_those_of_an_index_in_memory(embedded: Home) -> None:
    with embedded.open(write=True) as store:
        for document in _TOWN:
            ingest_documents([document], store, BAG)
        store.remove(store.records()["toll"])
        library = Library.read(store)
        fresh = Library.of_documents([_TOWN[0], _TOWN[2]])

        for question in ("Who feared the footbridge?", "the Zephyr sank", "spring spring mayor"):
            terms = stemmed_terms(question)
            scores = library.lexical.scores_of_terms(terms)
            assert scores.tolist() == pytest.approx(fresh.lexical.scores_of_terms(terms).tolist())
            assert scores.any()
        assert library.lexical.weight("toll") == pytest.approx(fresh.lexical.weight("toll"))


def test_removing_a_document_removes_its_terms(home: Home) -> None:
    with home.open(write=True) as store:
        ingest_documents(_TOWN, store, BAG)
        before = Library.read(store)
        assert before.lexical.knows("zephyr")
        assert "Ada Rill" in {speaker.name for speaker in before.speakers}
        store.remove(store.records()["ferry"])
        after = Library.read(store)

        assert not after.lexical.knows("zephyr")
        assert "zephyr" not in postings_of(after)
        assert "Ada Rill" not in {speaker.name for speaker in after.speakers}


def test_a_store_that_did_not_change_leaves_the_index_alone(embedded: Home) -> None:
    with embedded.open(write=True) as store:
        ingest_documents(_TOWN, store, BAG)
    with embedded.open() as store:
        before = {path: path.stat().st_mtime_ns for path in store.index_folder.rglob("*.*")}
        Library.read(store)
        update_index(store)

        assert {path: path.stat().st_mtime_ns for path in store.index_folder.rglob("*.*")} == before


def test_only_what_changed_is_indexed_again(embedded: Home) -> None:
    with embedded.open(write=True) as store:
        ingest_documents(_TOWN, store, BAG)
        (first,) = _segments(store)
        ingest_documents([invented("The toll fell.", "toll")], store, BAG)
        segments = _segments(store)

        assert segments[0] == first
        assert len(segments) == 2


def test_an_index_of_another_revision_is_brought_up_to_date(embedded: Home) -> None:
    with embedded.open(write=True) as store:
        ingest_documents(_TOWN[:1], store, BAG)
        old = (store.index_folder / LIST_FILE).read_bytes()
        ingest_documents(_TOWN[1:], store, BAG)
        (store.index_folder / LIST_FILE).write_bytes(old)

        assert_index_agrees(store)
        listed = json.loads((store.index_folder / LIST_FILE).read_text("utf-8"))
        assert listed["revision"] == store.revision()


def test_an_index_of_another_format_is_made_anew(embedded: Home) -> None:
    with embedded.open(write=True) as store:
        ingest_documents(_TOWN, store, BAG)
        before = _segments(store)
        listed = json.loads((store.index_folder / LIST_FILE).read_text("utf-8"))
        (store.index_folder / LIST_FILE).write_text(json.dumps({**listed, "format": "0"}), "utf-8")

        assert_index_agrees(store)
        assert not set(before) & set(_segments(store))
        assert {path.name for path in store.index_folder.glob("segment-*")} == {*_segments(store)}


@pytest.mark.parametrize("damage", ["cut", "altered", "gone", "header", "list"])
def test_a_damaged_file_is_made_anew_and_logged(
    embedded: Home, caplog: pytest.LogCaptureFixture, damage: str
) -> None:
    with embedded.open(write=True) as store:
        ingest_documents(_TOWN, store, BAG)
        (postings,) = (path for path in _arrays(store) if path.stem == "posting_passages")
        if damage == "cut":
            postings.write_bytes(postings.read_bytes()[:-8])
        elif damage == "altered":
            postings.write_bytes(postings.read_bytes()[:-1] + b"\x07")
        elif damage == "gone":
            postings.unlink()
        elif damage == "header":
            (postings.parent / "segment.json").write_text('{"checksum": 1, "body": "{}"}', "utf-8")
        else:
            (store.index_folder / LIST_FILE).write_text("{", "utf-8")
        with caplog.at_level(logging.WARNING):
            assert_index_agrees(store)

        assert "lexical index is damaged and is made anew" in caplog.text
        caplog.clear()
        assert_index_agrees(store)
        assert not caplog.records


def test_where_the_folder_cannot_be_written_the_index_is_held_in_memory(
    embedded: Home, caplog: pytest.LogCaptureFixture
) -> None:
    with embedded.open(write=True) as store:
        store.index_folder.write_text("no folder", "utf-8")
        with caplog.at_level(logging.WARNING):
            ingest_documents(_TOWN, store, BAG)

        assert "cannot be kept in" in caplog.text
        assert_index_agrees(store)
        assert store.index_folder.read_text("utf-8") == "no folder"


def test_an_index_on_a_read_only_disk_is_read_and_what_is_missing_is_held_in_memory(
    embedded: Home, caplog: pytest.LogCaptureFixture
) -> None:
    with embedded.open(write=True) as store:
        ingest_documents(_TOWN, store, BAG)
        with read_only(store.index_folder), caplog.at_level(logging.WARNING):
            assert_index_agrees(store)
            assert not caplog.records
            ingest_documents([invented("Mud.", "mud")], store, BAG)
            assert_index_agrees(store)

            assert "cannot be kept in" in caplog.text
            assert len(_segments(store)) == 1
        assert_index_agrees(store)
        assert len(_segments(store)) == 2


def test_segments_of_one_size_are_merged_and_say_the_same(embedded: Home) -> None:
    with embedded.open(write=True) as store:
        for number in range(2 * MERGE_FACTOR):
            ingest_documents(
                [invented(prose(number, paragraphs=2), f"letter-{number}")], store, BAG
            )
            assert len(_segments(store)) < MERGE_FACTOR + 1
        assert_index_agrees(store)
        assert {path.name for path in store.index_folder.glob("segment-*")} == {*_segments(store)}


def test_a_segment_of_which_most_is_gone_is_written_again(embedded: Home) -> None:
    with embedded.open(write=True) as store:
        ingest_documents(_TOWN, store, BAG)
        before = sum(path.stat().st_size for path in _arrays(store))
        store.remove(store.records()["chronicle"])
        assert_index_agrees(store)

        assert sum(path.stat().st_size for path in _arrays(store)) < before


def test_a_library_keeps_its_index_when_a_newer_one_replaces_it(embedded: Home) -> None:
    with embedded.open(write=True) as store:
        ingest_documents(_TOWN, store, BAG)
        library = Library.read(store)
        before = library.lexical.scores("the mayor feared the toll")
        for name in ("chronicle", "toll"):
            store.remove(store.records()[name])
        Library.read(store)

        assert np.array_equal(library.lexical.scores("the mayor feared the toll"), before)


def test_what_a_killed_process_left_is_deleted(embedded: Home) -> None:
    with embedded.open(write=True) as store:
        ingest_documents(_TOWN, store, BAG)
        left = store.index_folder / "segment-left"
        left.mkdir()
        ingest_documents([invented("Mud.", "mud")], store, BAG)

        assert not left.exists()


def test_a_record_that_was_written_without_its_revision_is_indexed(embedded: Home) -> None:
    with embedded.open(write=True) as store:
        ingest_documents(_TOWN, store, BAG)
        revision = store.revision()
        ingest_documents([invented("Mud.", "mud")], store, BAG)
        # As a kill leaves it between the record and the revision.
        listed = json.loads((store.index_folder / LIST_FILE).read_text("utf-8"))
        listed = {**listed, "segments": listed["segments"][:1], "revision": store.revision()}
        (store.index_folder / LIST_FILE).write_text(json.dumps(listed), "utf-8")

        assert revision != store.revision()
        assert_index_agrees(store)


def test_the_index_of_a_served_store_is_in_the_cache_of_the_machine(
    served: Home, cache_folder: Path
) -> None:
    with served.open(write=True) as store:
        ingest_documents(_TOWN, store, BAG)

        assert store.index_folder.is_relative_to(cache_folder / "onrecord")
        assert _segments(store)
    assert not (served.folder / "lexical").exists()
