"""Texts are read from the store when they are needed, and at most so many are held."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.ingest.ingest import ingest_documents
from index.passages.passages import passages
from index.passages.sentences import sentences
from index.search.snapshot import Library
from index.search.stored_documents import DocumentCache
from index.store.errors import StoreError
from tests.index.doubles import BAG
from tests.index.folders import invented, prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpus.model.document import Document
    from index.passages.passages import Passage
    from index.store.record import DocumentRecord
    from index.store.store import Store
    from tests.index.conftest import Home

_LETTERS = tuple(
    invented(prose(number, paragraphs=8), f"letter-{number}", language="en") for number in range(5)
)


class _Counted:
    """A cache over a store that counts the documents it reads."""

    def __init__(self, store: Store, *, max_passages: int) -> None:
        self.read: list[list[str]] = []
        self._store = store
        self.cache = DocumentCache(self._read, store.records().values(), max_passages=max_passages)

    def _read(
        self, records: Iterable[DocumentRecord]
    ) -> Iterator[tuple[DocumentRecord, Document, tuple[Passage, ...]]]:
        records = list(records)
        self.read.append([record.id for record in records])
        return self._store.read(records)

    @property
    def held(self) -> list[str]:
        """The documents that are held now."""
        return sorted(self.cache._loaded)  # noqa: SLF001


def test_documents_are_read_together_and_once(embedded: Home) -> None:
    with embedded.open(write=True) as store:
        ingest_documents(_LETTERS, store, BAG)
        counted = _Counted(store, max_passages=1_000)
        names = ["letter-1", "letter-3", "letter-1"]
        found = counted.cache.load(names)
        again = counted.cache.load([*names, "letter-0"])

    assert counted.read == [["letter-1", "letter-3"], ["letter-0"]]
    assert found["letter-1"].document == _LETTERS[1]
    assert found["letter-1"].passages == passages(_LETTERS[1])
    assert found["letter-1"].sentences == sentences(_LETTERS[1])
    assert again["letter-1"] is found["letter-1"]


def test_no_more_passages_are_held_than_may_be_and_the_oldest_go_first(embedded: Home) -> None:
    sizes = {one.id: len(passages(one)) for one in _LETTERS}
    with embedded.open(write=True) as store:
        ingest_documents(_LETTERS, store, BAG)
        counted = _Counted(store, max_passages=sizes["letter-3"] + sizes["letter-4"])
        for letter in (*_LETTERS, _LETTERS[3]):
            counted.cache.load([letter.id])
        assert counted.held == ["letter-3", "letter-4"]
        counted.cache.load(["letter-0"])

    assert "letter-4" not in counted.held
    assert sum(sizes[name] for name in counted.held) <= counted.cache.max_passages


def test_a_document_longer_than_the_cache_is_held_alone(embedded: Home) -> None:
    with embedded.open(write=True) as store:
        ingest_documents(_LETTERS, store, BAG)
        counted = _Counted(store, max_passages=1)
        counted.cache.load(["letter-0"])
        counted.cache.load(["letter-2"])

        assert counted.held == ["letter-2"]


def test_opening_reads_no_text_once_the_words_are_indexed(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    with home.open(write=True) as store:
        ingest_documents(_LETTERS, store, BAG)
    with home.open() as store:
        monkeypatch.setattr(store, "read", _refused)
        library = Library.read(store)
        library.preload()

        assert list(library.documents) == [one.id for one in _LETTERS]
        assert [one.provenance for one in library.documents.values()] == [
            one.provenance for one in _LETTERS
        ]
        assert [one.words for one in library.documents.values()] == [one.words for one in _LETTERS]
        assert [one.characters for one in library.documents.values()] == [
            one.characters for one in _LETTERS
        ]
        assert library.languages == {"en"}
        assert [library.voices_of(one) for one in library.documents.values()] == [
            {row.voice for row in sentences(one) if not row.heading} for one in _LETTERS
        ]


def _refused(_: Iterable[DocumentRecord]) -> Iterator[None]:
    pytest.fail("a text was read")


def test_a_stored_document_is_the_document_that_was_ingested(embedded: Home) -> None:
    with embedded.open(write=True) as store:
        ingest_documents(_LETTERS, store, BAG)
        stored = Library.read(store).documents["letter-2"]

        assert stored == _LETTERS[2]
        assert _LETTERS[2] == stored
        assert stored != _LETTERS[1]
        assert hash(stored) == hash(_LETTERS[2])
        assert stored.loaded == _LETTERS[2]
        assert (stored.text, stored.marks) == (_LETTERS[2].text, _LETTERS[2].marks)


def test_what_is_kept_of_a_document_outlives_it(embedded: Home) -> None:
    with embedded.open(write=True) as store:
        ingest_documents(_LETTERS, store, BAG)
        library = Library.read(store)
        kept, stored = library.documents["letter-0"].loaded, library.documents["letter-1"]
        store.remove(store.records()["letter-0"])
        store.remove(store.records()["letter-1"])

        assert kept.text == _LETTERS[0].text
        with pytest.raises(StoreError, match="letter-1 was changed or removed meanwhile"):
            _ = stored.text


def test_sentences_of_a_document_that_is_gone_are_cut_from_its_text(embedded: Home) -> None:
    with embedded.open(write=True) as store:
        ingest_documents(_LETTERS, store, BAG)
        library = Library.read(store, max_passages=1)
        kept = library.documents["letter-0"].loaded
        _ = library.documents["letter-1"].text
        store.remove(store.records()["letter-0"])

        assert library.sentences_of(kept) == sentences(_LETTERS[0])
        assert library.passage_at(kept, 0) == passages(_LETTERS[0])[0]


def test_the_passages_of_a_library_are_a_sequence_by_row(embedded: Home) -> None:
    every = [one for letter in _LETTERS for one in passages(letter)]
    with embedded.open(write=True) as store:
        ingest_documents(_LETTERS, store, BAG)
        library = Library.read(store, max_passages=1)

        assert len(library.passages) == len(every)
        assert [*library.passages] == every
        assert library.passages[3] == every[3]
        assert library.passages[-1] == every[-1]
        assert library.passages[2:5] == every[2:5]
        with pytest.raises(IndexError):
            _ = library.passages[len(every)]
