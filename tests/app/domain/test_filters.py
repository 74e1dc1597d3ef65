"""Which documents a question is put to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.filters import Filters
from corpus.errors import OnRecordError
from corpus.model.document import Document, DocumentKind
from corpus.model.publication_date import PublicationDate
from corpus.model.speaker import Role, Speaker, Voice
from tests.corpus.strategies import published
from tests.index.folders import invented


def _dated(date: str | None) -> Document:
    return invented("The toll.", published=PublicationDate(date) if date else None)


_LIBRARY = {
    document.id: document
    for document in (
        invented("One.", "essay", kind=DocumentKind.ESSAY),
        invented("Two.", "column", kind=DocumentKind.COLUMN, author="Ada Rill"),
        invented(
            "Three.",
            "blog",
            kind=DocumentKind.BLOG,
            author="Bo",
            published=PublicationDate("2024-02"),
        ),
    )
}


def test_without_filters_everybody_is_asked() -> None:
    assert not Filters()
    assert Filters().asked(_LIBRARY) == ("essay", "column", "blog")


@given(published())
def test_a_document_without_a_date_fits_no_bound(bound: str) -> None:
    assert not Filters(after=PublicationDate(bound)).passes(_dated(None))
    assert not Filters(before=PublicationDate(bound)).passes(_dated(None))


@given(published())
def test_a_date_fits_the_bounds_that_are_itself(date: str) -> None:
    assert Filters(after=PublicationDate(date), before=PublicationDate(date)).passes(_dated(date))


@given(published(), published())
def test_a_date_lies_before_or_after_any_other(date: str, bound: str) -> None:
    after = Filters(after=PublicationDate(bound)).passes(_dated(date))
    before = Filters(before=PublicationDate(bound)).passes(_dated(date))

    assert after or before


@given(st.dates(), st.dates())
def test_days_compare_as_days_do(date: object, bound: object) -> None:
    document, limit = _dated(str(date)), PublicationDate(str(bound))

    assert Filters(after=limit).passes(document) == (str(date) >= str(bound))
    assert Filters(before=limit).passes(document) == (str(date) <= str(bound))


@pytest.mark.parametrize(
    ("date", "after", "before", "asked"),
    [
        ("2024-05", "2024-05-31", None, True),  # some day of May is the 31st
        ("2024-05", "2024-06-01", None, False),
        ("2024-05", None, "2024-05-01", True),
        ("2024-05", None, "2024-04-30", False),
        ("2024", "2024-12-31", None, True),
        ("2024", "2025", None, False),
        ("2024-02-29", "2024-02", "2024-02", True),
        ("2024-02-29", "2024", "2024", True),
        ("2024-03-01", None, "2024-02", False),
        ("2024-05-12", "2024-05-13", "2024-05-11", False),
        (None, "0001", "9999", False),
    ],
)
def test_a_month_or_a_year_fits_when_some_day_of_it_does(
    date: str | None, after: str | None, before: str | None, *, asked: bool
) -> None:
    filters = Filters(
        after=PublicationDate(after) if after else None,
        before=PublicationDate(before) if before else None,
    )

    assert filters.passes(_dated(date)) is asked


def test_kinds_and_sources_narrow_together() -> None:
    assert Filters(kinds=(DocumentKind.ESSAY, DocumentKind.BLOG)).asked(_LIBRARY) == (
        "essay",
        "blog",
    )
    assert Filters(sources=("blog", "column")).asked(_LIBRARY) == ("column", "blog")
    assert Filters(sources=("blog",), kinds=(DocumentKind.ESSAY,)).asked(_LIBRARY) == ()


def test_a_speaker_is_named_in_whole_words_whatever_the_capitals() -> None:
    assert Filters(speakers=("ada RILL",)).asked(_LIBRARY) == ("column",)
    assert Filters(speakers=("Rill",)).asked(_LIBRARY) == ("column",)
    assert Filters(speakers=("Ril",)).asked(_LIBRARY) == ()


def test_one_who_is_quoted_is_heard_in_a_document_of_another() -> None:
    told = invented("One said: “The toll was far too high.”", "essay", author="Ada Rill")
    quoted = Voice(Speaker("Bo Marsh", Role.QUOTED), via=(Speaker("Ada Rill", Role.AUTHOR),))
    marsh = Filters(speakers=("Marsh",))

    assert marsh.asked({"essay": told}, voices_of=lambda _: {quoted}) == ("essay",)
    assert marsh.hears(quoted)
    assert not Filters(speakers=("Ada Rill",)).hears(quoted)


def test_a_role_and_a_name_narrow_together() -> None:
    quoted = Voice(Speaker("Bo Marsh", Role.QUOTED))

    assert Filters(roles=(Role.QUOTED,)).hears(quoted)
    assert not Filters(roles=(Role.AUTHOR,)).hears(quoted)
    assert not Filters(speakers=("Marsh",), roles=(Role.AUTHOR,)).hears(quoted)
    assert Filters(roles=(Role.COMMENTER,)).asked(_LIBRARY) == ()


def test_a_source_that_is_not_there_is_refused() -> None:
    with pytest.raises(OnRecordError, match="no source 'esay' in the store; there are: blog"):
        Filters(sources=("essay", "esay")).asked(_LIBRARY)


@pytest.mark.parametrize(
    "filters",
    [
        Filters(sources=("a",)),
        Filters(kinds=(DocumentKind.BLOG,)),
        Filters(speakers=("a",)),
        Filters(after=PublicationDate("2024")),
        Filters(before=PublicationDate("2024")),
    ],
)
def test_anything_that_filters_counts_as_a_filter(filters: Filters) -> None:
    assert filters
