"""Fetched pages are kept beside the store, and read again from there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.library.web_address import FetchedPage
from app.library.web_pages import ingest_named, keep_page
from corpus.errors import ReadError
from corpus.load.folder import discover, load_all
from corpus.model.document import Document
from index.ingest.rescan import rescan
from index.store.store import Store
from tests.index.doubles import BAG

if TYPE_CHECKING:
    from pathlib import Path

ADDRESS = "https://news.example/2024/toll?x=1"
DAY = date(2024, 3, 2)


def _page(words: str = "The toll is three crowns.", suffix: str = ".html") -> FetchedPage:
    data = f"<html><title>Toll</title><p>{words}</p></html>".encode()
    return FetchedPage(ADDRESS, ADDRESS, data, suffix)


def _loaded(file: Path) -> Document:
    (document,) = load_all(discover([file]))
    assert isinstance(document, Document)
    return document


def test_a_page_is_kept_with_its_address_and_the_day(tmp_path: Path) -> None:
    file = keep_page(ADDRESS, tmp_path / "store", fetch=lambda _: _page(), today=lambda: DAY)
    known = _loaded(file).provenance

    assert file.is_relative_to(tmp_path / "fetched")
    assert file.read_bytes() == _page().data
    assert (known.address, known.fetched) == (ADDRESS, "2024-03-02")
    assert (known.id, known.title) == ("news-example-2024-toll-x-1", "Toll")


def test_fetched_again_a_person_s_entries_stay_and_the_day_is_new(tmp_path: Path) -> None:
    file = keep_page(ADDRESS, tmp_path / "store", fetch=lambda _: _page(), today=lambda: DAY)
    listed = file.parent / "sources.toml"
    listed.write_text(listed.read_text() + 'author = "Bo Li"\n')
    later = date(2025, 1, 1)
    keep_page(ADDRESS, tmp_path / "store", fetch=lambda _: _page("Four."), today=lambda: later)

    document = _loaded(file)
    assert (document.provenance.author, document.provenance.fetched) == ("Bo Li", "2025-01-01")
    assert "Four." in document.text


def test_two_addresses_of_the_same_words_are_two_documents(tmp_path: Path) -> None:
    other = "https://news.example/2024/toll/x=1"
    first = keep_page(ADDRESS, tmp_path / "store", fetch=lambda _: _page())
    second = keep_page(
        other, tmp_path / "store", fetch=lambda _: FetchedPage(other, other, b"x", ".txt")
    )

    assert first.parent != second.parent
    assert _loaded(first).id != _loaded(second).id


def test_a_page_that_fails_is_reported_and_leaves_the_others_in(tmp_path: Path) -> None:
    def fetch(address: str) -> FetchedPage:
        if "gone" in address:
            raise ReadError(address, "there is no such page")
        return _page()

    names = ["https://news.example/gone", ADDRESS]
    with Store.open(tmp_path / "store", BAG, write=True, purpose="a test") as store:
        report = ingest_named(
            names, store, BAG, beside=tmp_path / "store", progress=lambda *_: None, fetch=fetch
        )
        again = rescan(store, BAG)
        (record,) = store.records().values()

    assert report.added == ["news-example-2024-toll-x-1"]
    assert [error.file for error in report.failed] == ["https://news.example/gone"]
    assert again.unchanged == report.added
    assert record.provenance.address == ADDRESS


def test_what_was_fetched_before_stays_when_the_page_is_gone(tmp_path: Path) -> None:
    file = keep_page(ADDRESS, tmp_path / "store", fetch=lambda _: _page())

    def fail(address: str) -> FetchedPage:
        raise ReadError(address, "there is no such page")

    with pytest.raises(ReadError):
        keep_page(ADDRESS, tmp_path / "store", fetch=fail)
    assert file.read_bytes() == _page().data
