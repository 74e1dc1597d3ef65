"""Messages beside the text of a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.text.catalogue import constants, message

if not TYPE_CHECKING:
    __getattr__ = constants("reader")

SPEAKERS: str
FIND: str
FIND_SHORT: str
FIND_NEXT: str
FIND_PREVIOUS: str
FIND_END: str
FOUND: str
FOUND_NONE: str
QUOTE_NEXT: str
QUOTE_PREVIOUS: str
PART_LABEL: str
EXACT: str
EXACT_MORE: str
WHOLE: str
WHOLE_MORE: str
CUT: str
CUT_MORE: str
WORDS: str
WORDS_MORE: str
REPORT: str
REPORT_MORE: str
CHECKED: str


def reported_by(name: str) -> str:
    """Name in the margin somebody whose words another reports."""
    return message("reader-reported", speaker=name)


def quote_number(number: int) -> str:
    """Name a button that leads to a quote."""
    return message("reader-quote", number=str(number))


def passages_found(number: int) -> str:
    """'3 passages'."""
    return message("reader-passages", passages=number)
