"""Months and weekdays."""

from __future__ import annotations

import re

from corpus.english.dates import MONTH_NUMBERS, MONTH_PATTERN, MONTHS, WEEKDAYS


def test_months_are_in_order_and_have_their_numbers() -> None:
    assert (MONTHS[0], MONTHS[-1], len(MONTHS)) == ("january", "december", 12)
    assert MONTH_NUMBERS["may"] == 5
    assert (WEEKDAYS[0], len(WEEKDAYS)) == ("monday", 7)


def test_the_pattern_wants_a_capital() -> None:
    assert re.fullmatch(MONTH_PATTERN, "May")
    assert not re.fullmatch(MONTH_PATTERN, "may")
