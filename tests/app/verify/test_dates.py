"""Dates agree in all their parts, however they are written."""

from __future__ import annotations

import pytest

from app.verify.dates import blank_out_dates, check_dates, find_dates
from app.verify.fault import FaultKind
from tests.app.verify.invented import evidence_of


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("The ferry sank on 9 March 2019.", "On March 9, 2019, the ferry sank."),
        ("The ferry sank on 9 March 2019.", "The ferry sank in March 2019."),
        ("It ran until 2034.", "It ran until 2034."),
        ("It opened on the first of May.", "It opened on 1 May."),
        ("They met in the first five months of the year.", "They met in May."),
        ("The ferry sank.", "Rill wrote in May 2024 that the ferry sank."),
        ("It may sink.", "It may sink."),
    ],
)
def test_a_sentence_that_agrees_with_its_quote_passes(quote: str, sentence: str) -> None:
    assert check_dates(sentence, evidence_of(quote)) is None


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("The ferry sank on 9 March 2019.", "The ferry sank on 8 March 2019."),
        ("The ferry sank on 9 March 2019.", "The ferry sank in May 2019."),
        ("It runs until 2034.", "It stops in 2034."),
        ("The ferry sank on Monday.", "The ferry sank on Friday."),
        ("The ferry sank in summer.", "The ferry sank in winter."),
        ("The ferry sank.", "The ferry sank in May 2024."),
        ("The ferry sank.", "The ferry sank last year."),
    ],
)
def test_a_sentence_that_does_not_is_refused(quote: str, sentence: str) -> None:
    fault = check_dates(sentence, evidence_of(quote))

    assert fault is not None
    assert fault.kind is FaultKind.DATE


def test_dates_are_found_with_the_word_before_them() -> None:
    (date,) = find_dates("It ran until 9 March 2019.")

    assert (date.year, date.month, date.day, date.preposition) == (2019, 3, 9, "until")


def test_blanked_dates_leave_all_other_offsets() -> None:
    text = "On 9 March 2019 it sank with 40 cars."

    assert blank_out_dates(text).index("it sank") == text.index("it sank")
    assert "2019" not in blank_out_dates(text)
