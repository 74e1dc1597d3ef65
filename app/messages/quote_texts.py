"""Messages of the fold below a quote: its checks, its source, and what is around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.text.catalogue import constants, message

if TYPE_CHECKING:
    from collections.abc import Iterable
else:
    __getattr__ = constants("quote")

WHO: str
SOURCE: str
ALSO: str
AROUND: str
DETAILS: str


def also_places(places: int) -> str:
    """'also in 2 more places'."""
    return message("quote-also-places", places=places)


def mark_label(number: int, checks: Iterable[str]) -> str:
    """Name the mark of a quote's checks, which opens its details, for screen readers."""
    listed = message("list-comma").join(checks)
    return message("quote-mark", number=str(number), checks=listed)
