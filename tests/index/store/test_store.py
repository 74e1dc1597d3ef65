"""The store, in a folder and behind a server: what goes in comes out whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from index.ingest.ingest import ingest, ingest_documents
from index.passages.passages import passages
from index.search.snapshot import Library
from index.store.errors import StoreError, StoreMismatchError
from index.store.record import DocumentRecord, DocumentWrite
from index.store.store import Store
from tests.forked import forked
from tests.index.doubles import BAG, OTHER_BAG
from tests.index.folders import FOOTBRIDGE, documents_in, invented, texts_of, write
from tests.index.ingest_driver import main

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.index.conftest import Home


def test_what_is_written_is_read_back_whole(home: Home) -> None:
    loaded = documents_in(FOOTBRIDGE)
    with home.open(write=True) as store:
        ingest([FOOTBRIDGE], store, BAG)

    with home.open() as store:
        found = {document.id: (document, cut) for _, document, cut in store.documents()}
        records = store.records()

    assert {row: document for row, (document, _) in found.items()} == loaded
    assert all(cut == passages(document) for document, cut in found.values())
    assert {row: record.digest for row, record in records.items()} == {
        row: document.digest for row, document in loaded.items()
    }


def test_documents_in_memory_are_written_and_replaced(home: Home) -> None:
    first, second = invented("The ferry sank."), invented("The ferry was raised again.")
    with home.open(write=True) as store:
        ingest_documents([first], store, BAG)
        ingest_documents([second], store, BAG)

        assert [document for _, document, _ in store.documents()] == [second]
        assert len(store.passage_ids()) == 1


def test_documents_written_together_are_one_change_of_the_store(home: Home) -> None:
    old, kept = invented("The ferry sank.", "ferry"), invented("Tolls rose.", "toll")
    new, other = invented("The ferry was raised again.", "ferry"), invented("It rained.", "rain")
    with home.open(write=True) as store:
        ingest_documents([old, kept], store, BAG)
        record = store.records()["ferry"]
        advanced: list[str] = []
        advance = store._advance  # noqa: SLF001 - what readers poll

        def count() -> None:
            advanced.append("once")
            advance()

        store._advance = count  # type: ignore[method-assign]  # noqa: SLF001
        cut = [passages(document) for document in (new, other)]
        store.write(
            *(
                DocumentWrite(
                    DocumentRecord.of(found), found, BAG.passages([found[0].text]),
                    BAG.question(""), old=before,
                )
                for found, before in zip(cut, (record, None), strict=True)
            )
        )  # fmt: skip

        found = {document.id: document for _, document, _ in store.documents()}
        assert found == {"ferry": new, "toll": kept, "rain": other}
        assert len(store.passage_ids()) == len(found)
        assert advanced == ["once"]


@pytest.mark.parametrize("is_removed", [False, True])
def test_a_document_that_is_replaced_or_removed_while_it_is_read_is_whole_or_gone(
    home: Home, *, is_removed: bool
) -> None:
    first, second = invented("The ferry sank."), invented("The ferry was raised again.")
    with home.open(write=True) as store:
        ingest_documents([first], store, BAG)
        read = store._passages.some  # noqa: SLF001 - after the records, before the passages

        def after_a_change(ids: list[str]) -> Iterator[tuple[str, dict[str, Any], str]]:
            store._passages.some = read  # type: ignore[method-assign] # noqa: SLF001
            if is_removed:
                store.remove(store.records()["invented"])
            else:
                ingest_documents([second], store, BAG)
            return read(ids)

        store._passages.some = after_a_change  # type: ignore[method-assign] # noqa: SLF001

        assert [document for _, document, _ in store.documents()] == [second][is_removed:]


def test_passages_are_found_by_their_vectors(home: Home) -> None:
    ferry, toll = invented("The ferry sank.", "ferry"), invented("Tolls rose.", "toll")
    with home.open(write=True) as store:
        ingest_documents([ferry, toll], store, BAG)
        (best, cosine), (other, less) = store.nearest(BAG.question("The ferry sank."), 2)
        alone = store.nearest(BAG.question("The ferry sank."), 2, documents=["toll"])

    assert (best.split("@")[0], other.split("@")[0]) == ("ferry", "toll")
    assert cosine == pytest.approx(1.0, abs=1e-5)
    assert less < cosine
    assert [row for row, _ in alone] == [other]


def test_a_passage_that_no_record_names_is_no_document_and_is_swept(home: Home) -> None:
    with home.open(write=True) as store:
        ingest_documents(
            [invented("The ferry sank.", "ferry"), invented("Tolls rose.", "toll")], store, BAG
        )
        store.remove(store.records()["toll"])
        kept = store.passage_ids()
        stray = passages(invented("Tolls fell.", "stray"))
        vectors = BAG.passages(["Tolls fell."])
        store.write(DocumentWrite(DocumentRecord.of(stray), stray, vectors, BAG.question("")))
        store._documents.drop(["stray"])  # noqa: SLF001 - as a kill in `remove` leaves it

        assert list(Library.read(store).documents) == ["ferry"]
        assert store.delete_orphans() == 1
        assert store.passage_ids() == kept


def test_another_model_is_refused_and_both_are_named(home: Home) -> None:
    with home.open(write=True):
        pass

    with pytest.raises(StoreMismatchError) as refused, home.open(OTHER_BAG):
        pass

    assert BAG.name in str(refused.value)
    assert OTHER_BAG.name in str(refused.value)
    assert BAG.fingerprint in refused.value.made_with
    assert OTHER_BAG.fingerprint in refused.value.wanted


def test_a_store_that_was_refused_can_be_opened_after_another_process_has_written(
    embedded: Home, tmp_path: Path
) -> None:
    folder = write(tmp_path / "town", {"ferry.txt": "The ferry sank."})
    with embedded.open(write=True):
        pass
    with pytest.raises(StoreMismatchError):
        embedded.open(OTHER_BAG)
    with forked(main, str(embedded.folder), str(folder)) as driver:
        driver.stdout.read()
    assert driver.process.exitcode == 0

    with embedded.open() as store:
        assert texts_of(document for _, document, _ in store.documents()) == {
            "ferry": "The ferry sank."
        }


def test_every_change_makes_another_revision(home: Home) -> None:
    with home.open(write=True) as store:
        seen = [store.revision()]
        ingest_documents([invented("The ferry sank.")], store, BAG)
        seen.append(store.revision())
        ingest_documents([invented("The ferry was raised.")], store, BAG)
        seen.append(store.revision())
        store.remove(store.records()["invented"])
        seen.append(store.revision())

    assert len(set(seen)) == len(seen)


def test_a_reader_sees_what_a_later_writer_has_written(home: Home) -> None:
    with home.open(write=True) as store:
        ingest_documents([invented("The ferry sank.")], store, BAG)
    with home.open() as store:
        before = Library.read(store)
        assert texts_of(before.documents.values()) == {"invented": "The ferry sank."}
    with home.open(write=True) as store:
        ingest_documents([invented("The ferry was raised.")], store, BAG)
    with home.open() as store:
        after = Library.read(store)
        assert texts_of(after.documents.values()) == {"invented": "The ferry was raised."}

    assert after.revision != before.revision


def test_a_server_is_read_and_written_at_once(served: Home) -> None:
    with served.open() as reader, served.open(write=True) as writer:
        empty = Library.read(reader)
        ingest_documents([invented("The ferry sank.")], writer, BAG)

        assert reader.revision() != empty.revision
        assert texts_of(Library.read(reader).documents.values()) == {"invented": "The ferry sank."}


@pytest.mark.parametrize("write", [True, False])
def test_a_place_below_a_file_is_no_store(tmp_path: Path, *, write: bool) -> None:
    (tmp_path / "file").write_text("not a folder")

    with pytest.raises(StoreError, match="cannot be used as a store"):
        Store.open(tmp_path / "file" / "store", BAG, write=write)


@pytest.mark.parametrize("url", ["localhost:8000", "ftp://localhost", "http://"])
def test_an_address_that_is_none_is_named(tmp_path: Path, url: str) -> None:
    with pytest.raises(StoreError, match="ONRECORD_CHROMA_URL is like") as refused:
        Store.open(tmp_path, BAG, url=url)

    assert url in str(refused.value)


def test_a_server_that_does_not_run_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="see that the Chroma server runs") as refused:
        Store.open(tmp_path, BAG, url="http://127.0.0.1:9")

    assert "\n" not in str(refused.value)
