"""Dates as files state them: in the common ways of day, month and year, never guessed."""

from __future__ import annotations

import re

from corpus.model.publication_date import PublicationDate
from corpus.structure.written_dates import date_of

_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?!\d)(?:[T ].*)?", re.DOTALL)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?")
_MONTH = re.compile(r"([^\W\d_]{3,})\.?,? (?:de |del )?(\d{4})")
_NUMBERS = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?!\d).*", re.DOTALL)
_YEAR_FIRST = re.compile(r"(\d{4}),? ([^\W\d_]{3,}\.?) (\d{1,2})")
_MONTHS_A_YEAR = 12
_YEAR = re.compile(r"\d{4}")


def stated_date(written: str | None) -> tuple[PublicationDate | None, str | None]:
    """The day, month or year that the words state, or None and why they were not understood.

    "07/06/2020" is 7 June to some and July 6 to others, so it is neither.
    """
    if not written or not written.strip():
        return None, None
    words = " ".join(written.split())
    if found := _in_numbers(words) or date_of(words) or _in_words(words):
        return found, None
    if is_ambiguous(words):
        return None, f"the date {words!r} is left out: its day and its month may be either way"
    return None, f"the date {words!r} is left out: it was not understood"


def is_ambiguous(words: str) -> bool:
    """Whether the words are a date in numbers in which day and month may be either way."""
    match = _NUMBERS.fullmatch(words)
    return match is not None and max(int(match[1]), int(match[2])) <= _MONTHS_A_YEAR


def _in_numbers(words: str) -> PublicationDate | None:
    if _YEAR.fullmatch(words):
        return _date(words)
    if match := _ISO.fullmatch(words) or _COMPACT.fullmatch(words):
        year, month, day = match.groups()
        return _date("-".join([year, *(part.zfill(2) for part in (month, day) if part)]))
    return None


def _in_words(words: str) -> PublicationDate | None:
    """The month and year of "March 2024", the day of "2024 March 12"."""
    if match := _YEAR_FIRST.fullmatch(words):
        return date_of(f"{match[3]} {match[2]} {match[1]}")
    match = _MONTH.fullmatch(words)
    day = date_of(f"1 {words}") if match else None
    return _date(day.written[: len("2024-03")]) if day else None


def _date(written: str) -> PublicationDate | None:
    try:
        return PublicationDate.parse(written)
    except ValueError:
        return None
