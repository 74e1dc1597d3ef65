"""Names of months and weekdays."""

from __future__ import annotations

from corpus.english.word_lists import word_lists

_LISTS = word_lists("dates")
MONTHS = _LISTS["month"]
WEEKDAYS = _LISTS["weekday"]
MONTH_NUMBERS = {name: number for number, name in enumerate(MONTHS, 1)}
MONTH_PATTERN = "|".join(month.title() for month in MONTHS)  # ungrouped, with capitals
