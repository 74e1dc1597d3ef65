"""The date of a part of a document: of the message or comment that the words are in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.model.mark import MarkKind
from corpus.structure.written_dates import date_of, is_day_first

if TYPE_CHECKING:
    from corpus.model.document import Document
    from corpus.model.publication_date import PublicationDate
    from corpus.model.span import Span

_DATED = (MarkKind.MESSAGE, MarkKind.COMMENT, MarkKind.POST)


def date_at(document: Document, span: Span) -> PublicationDate | None:
    """The date of the innermost message, comment or post around the words that has one.

    None where none has; the document's own date is then the only one that is known.
    """
    around = [
        mark.when
        for mark in document.marks
        if mark.kind in _DATED and mark.when and mark.span.contains(span)
    ]
    if not around:
        return None
    day_first = is_day_first(mark.when for mark in document.marks if mark.when)
    dates = (date_of(when, day_first=day_first) for when in reversed(around))
    return next((day for day in dates if day is not None), None)
