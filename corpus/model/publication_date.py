"""Publication dates: a day, a month or a year, never more precise than known."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Self

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """A day, a month or a year, kept as written (ISO 8601): '2025-05-21', '2025-05', '2025'."""

    written: str

    def __post_init__(self) -> None:
        """Refuse a date that does not exist."""
        self.last()

    @classmethod
    def parse(cls, written: str) -> Self:
        """Read `written`; ValueError when it is not a year, year-month or date."""
        return cls(written)

    def first(self) -> date:
        """The earliest day it can mean."""
        year, month, day = self._parts()
        return date(year, month or 1, day or 1)

    def last(self) -> date:
        """The latest day it can mean."""
        year, month, day = self._parts()
        month = month or 12
        return date(year, month, day or calendar.monthrange(year, month)[1])

    def may_follow(self, after: PublicationDate) -> bool:
        """Whether the document can be of the first day of `after`, or later."""
        return self.last() >= after.first()

    def may_precede(self, before: PublicationDate) -> bool:
        """Whether the document can be of the last day of `before`, or earlier."""
        return self.first() <= before.last()

    def _parts(self) -> tuple[int, int | None, int | None]:
        match = _FORM.fullmatch(self.written)
        if match is None or (match[2] is not None and not 1 <= int(match[2]) <= 12):  # noqa: PLR2004
            message = (
                f"{self.written!r} is not a date (2025-05-21), a month (2025-05) or a year (2025)"
            )
            raise ValueError(message)
        year, month, day = (int(part) if part else None for part in match.groups())
        if year is None or year < 1:
            message = f"{self.written!r} has no year that a calendar knows"
            raise ValueError(message)
        return year, month, day

    def __str__(self) -> str:
        """As written."""
        return self.written
