"""Dates as mails and chats write them, in several languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.model.publication_date import PublicationDate
from corpus.structure.message_words import message_words

if TYPE_CHECKING:
    from collections.abc import Iterable

MONTH_BEGINNINGS = {
    beginning: number
    for number, month in enumerate(message_words("month"), 1)
    for beginning in month.split()
}
_BY_LENGTH = sorted(MONTH_BEGINNINGS, key=len, reverse=True)
_WORD = r"([^\W\d_]{3,})\.?"
_ORDINAL = r"(?:st|nd|rd|th|er|\.|º)?"
_ISO = re.compile(r"\b(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})(?!\d)")
_DAY_MONTH = re.compile(
    rf"\b(\d{{1,2}}){_ORDINAL}[\s,-]*(?:de |of )?{_WORD},?[\s-]*(?:de |del )?"
    r"(\d{4}|\d{2}(?![\d:]))"
)
_MONTH_DAY = re.compile(
    rf"\b{_WORD} +(\d{{1,2}}){_ORDINAL},?(?: \d{{1,2}}:\d{{2}}(?::\d{{2}})?)? (\d{{4}})\b"
)
_NUMBERS = re.compile(r"\b(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})\b")
_MONTHS_A_YEAR = 12
_CENTURY = 2000  # of a year with two digits


def date_of(written: str, *, day_first: bool | None = None) -> PublicationDate | None:
    """The day that the words name; None where they name none, or day and month may be swapped.

    `day_first` tells which of the two comes first where that is known.
    """
    if match := _ISO.search(written):
        return _day(match[1], int(match[2]), match[3])
    for match in _DAY_MONTH.finditer(written):
        if (month := _month(match[2])) is not None:
            return _day(match[3], month, match[1])
    for match in _MONTH_DAY.finditer(written):
        if (month := _month(match[1])) is not None:
            return _day(match[3], month, match[2])
    match = _NUMBERS.search(written)
    if match is None:
        return None
    first, second = int(match[1]), int(match[3])
    order = _order(match)
    if order is None:
        order = day_first if first != second else True
    if order is None:
        return None
    return _day(match[4], second, match[1]) if order else _day(match[4], first, match[3])


def is_day_first(written: Iterable[str]) -> bool | None:
    """Whether the dates have the day before the month; None where none of them shows it."""
    orders = (_order(match) for words in written if (match := _NUMBERS.search(words)))
    return next((order for order in orders if order is not None), None)


def _order(match: re.Match[str]) -> bool | None:
    if match[2] == "." or int(match[1]) > _MONTHS_A_YEAR:
        return True
    return False if int(match[3]) > _MONTHS_A_YEAR else None


def _month(word: str) -> int | None:
    folded = word.casefold()
    return next((MONTH_BEGINNINGS[start] for start in _BY_LENGTH if folded.startswith(start)), None)


def _day(year: str, month: int, day: str) -> PublicationDate | None:
    full_year = int(year) + (_CENTURY if len(year) == len("24") else 0)
    try:
        return PublicationDate.parse(f"{full_year:04}-{month:02}-{int(day):02}")
    except ValueError:
        return None
