"""Messages where accounts stand side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.text.catalogue import constants, message

if not TYPE_CHECKING:
    __getattr__ = constants("compare")

LAYOUT: str
LIST: str
SOURCES: str
SPEAKERS: str
LIST_SHORT: str
SOURCES_SHORT: str
SPEAKERS_SHORT: str
COLUMNS: str
TIMELINE: str
UNDATED: str
DIFFERS: str


def at(numbers: str, title: str, day: str) -> str:
    """Name a point of the timeline for screen readers."""
    return message("compare-point", date=day, title=title, quotes=numbers)


def quotes(numbers: list[int]) -> str:
    """'quote 2', 'quotes 2 and 5'."""
    *most, last = map(str, numbers)
    if not most:
        return message("compare-quote", number=last)
    return message("compare-quotes", numbers=message("list-comma").join(most), last=last)
