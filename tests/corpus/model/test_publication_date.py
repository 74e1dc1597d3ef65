"""Dates: never more than a document gives."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from corpus.model.publication_date import PublicationDate
from tests.corpus.strategies import published


@given(published())
def test_a_date_is_kept_as_written_and_spans_its_first_and_last_day(written: str) -> None:
    when = PublicationDate.parse(written)

    assert str(when) == written
    assert when.first() <= when.last()
    assert when.first().isoformat().startswith(written)
    assert when.last().isoformat().startswith(written)


@given(published(), published())
def test_a_date_that_can_neither_follow_nor_precede_another_does_not_exist(
    one: str, other: str
) -> None:
    first, second = PublicationDate.parse(one), PublicationDate.parse(other)

    assert first.may_follow(second) or first.may_precede(second)
    assert first.may_precede(second) == second.may_follow(first)


@pytest.mark.parametrize(
    ("written", "last"),
    [
        ("2024", date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 29)),
        ("2023-02-01", date(2023, 2, 1)),
    ],
)
def test_the_last_day_a_date_can_mean(written: str, last: date) -> None:
    assert PublicationDate.parse(written).last() == last


@pytest.mark.parametrize(
    "wrong",
    ["", "May 2024", "2024-13", "2024-02-30", "2024-5-1", "0000", "20240501", "2024-05-01T10:00",
     "٢٠٢٤", "2024-05-01\n"],
)  # fmt: skip
def test_what_no_calendar_has_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"is not a date|has no year|day|month"):
        PublicationDate.parse(wrong)
