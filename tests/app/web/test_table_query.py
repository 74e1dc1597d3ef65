"""The library as a table: what it lets through, and in what order."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.messages import library_texts
from app.web.table_query import ROWS_PER_PAGE, TableQuery, page_of
from corpus.model.document import Document, DocumentKind
from corpus.model.publication_date import PublicationDate
from tests.app.web.hostile_documents import HOSTILE, provenance

_words = st.text("ab cé", max_size=8)
_documents = st.lists(
    st.builds(
        lambda at, title, kind, year, text: Document(
            provenance(
                f"d{at}",
                title=title.strip() or None,
                kind=kind,
                published=PublicationDate(f"{year}") if year else None,
            ),
            f"x{text}",
        ),
        st.integers(0, 10**6),
        _words,
        st.none() | st.sampled_from(DocumentKind),
        st.none() | st.integers(1900, 2100),
        st.text("ab", max_size=9),
    ),
    max_size=120,
    unique_by=lambda one: one.id,
)
_sieves = st.builds(
    TableQuery,
    words=st.just("") | _words,
    by=st.sampled_from(list(library_texts.COLUMNS)),
    descending=st.booleans(),
    page=st.integers(0, 5),
)


@given(_documents, _sieves)
def test_the_pages_hold_what_fits_each_once(documents: list[Document], sieve: TableQuery) -> None:
    wanted = sieve.words.casefold().split()
    fitting = {
        one.id
        for one in documents
        if all(
            word in f"{one.provenance.name} {one.id} {one.provenance.file}".casefold()
            for word in wanted
        )
    }
    found: list[str] = []
    for number in range(len(documents) // ROWS_PER_PAGE + 1):
        page = page_of(documents, TableQuery(sieve.words, sieve.by, sieve.descending, number))
        if page.first == number * ROWS_PER_PAGE + 1:
            found += [one.id for one in page.rows]

    assert sorted(found) == sorted(fitting)
    assert page_of(documents, sieve).total == len(fitting)


@given(documents=_documents, descending=st.booleans())
def test_dates_are_in_order_and_what_has_none_comes_last(
    documents: list[Document], *, descending: bool
) -> None:
    rows = page_of(documents, TableQuery(by="published", descending=descending)).rows

    dates = [one.provenance.published for one in rows]
    known = [one.written for one in dates if one]
    assert known == sorted(known, reverse=descending)
    assert [one is None for one in dates] == sorted(one is None for one in dates)


@given(_documents)
def test_lengths_are_in_order_of_number(documents: list[Document]) -> None:
    rows = page_of(documents, TableQuery(by="words")).rows

    lengths = [len(one.text) for one in rows]
    assert lengths == sorted(lengths)


def test_a_column_is_turned_round_by_asking_for_it_again() -> None:
    once = TableQuery().updated_by(SimpleNamespace(by="author"))
    twice = once.updated_by(SimpleNamespace(by="author"))
    other = twice.updated_by(SimpleNamespace(by="words"))

    assert (once.by, once.descending) == ("author", False)
    assert (twice.by, twice.descending) == ("author", True)
    assert (other.by, other.descending) == ("words", False)


def test_what_is_looked_for_begins_at_the_first_page() -> None:
    sieve = TableQuery(page=3)

    assert sieve.updated_by(SimpleNamespace(words="x")) == TableQuery(words="x", page=0)
    assert sieve.updated_by(SimpleNamespace(page=4)).page == 4


@pytest.mark.parametrize(
    "sent",
    [
        SimpleNamespace(),
        SimpleNamespace(words=7, by="sauce", page=-1),
        SimpleNamespace(words=None, by=HOSTILE, page="x"),
    ],
)
def test_what_a_page_may_forge_changes_nothing(sent: SimpleNamespace) -> None:
    sieve = TableQuery("x", "kind", descending=True, page=2)

    assert sieve.updated_by(sent) == sieve


def test_what_is_looked_for_has_a_bound() -> None:
    assert len(TableQuery().updated_by(SimpleNamespace(words="x" * 9_999)).words) <= 200
