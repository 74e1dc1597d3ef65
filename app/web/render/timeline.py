"""Render a timeline with the sources of an answer whose dates are known."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

import htpy as h

from app.messages import compare_texts, phrases
from app.web.render.markup import EMPTY_MARKUP, to_markup

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from htpy import Element
    from markupsafe import Markup

    from corpus.model.document import Document
    from corpus.model.publication_date import PublicationDate

_MAX_TICKS = 8  # years that are named
# Sizes of a point in compare.css, and of the axis on the narrowest phone, in rem.
_MIN_REM, _PADDING_REM, _CHARACTER_REM = 1.7, 0.9, 0.48
_NARROWEST_REM = 18.0


class Axis(NamedTuple):
    """From the first day of a year to the last day of a year."""

    first: date
    last: date

    @classmethod
    def over(cls, published: Iterable[PublicationDate]) -> Axis | None:
        """The years that contain all dates; None without dates."""
        dates = list(published)
        if not dates:
            return None
        first = min(each.first() for each in dates)
        last = max(each.last() for each in dates)
        return cls(date(first.year, 1, 1), date(last.year, 12, 31))

    def share(self, day: date) -> float:
        """The day's position, 0 to 100 per cent."""
        return 100 * (day - self.first).days / max(1, (self.last - self.first).days)

    @property
    def ticks(self) -> tuple[int, ...]:
        """The years that are named, at equal distances."""
        years = range(self.first.year, self.last.year + 1)
        step = -(-len(years) // _MAX_TICKS)
        return tuple(years[::step])


def render_timeline(numbers: Mapping[str, Sequence[int]], documents: Sequence[Document]) -> Markup:
    """Each document at its date, as wide as its month or year; empty if no date is known.

    `numbers` are the quotes of each document, by its id.
    """
    dated = [document for document in documents if document.provenance.published]
    axis = Axis.over(
        document.provenance.published for document in dated if document.provenance.published
    )
    if axis is None:
        return EMPTY_MARKUP
    undated = [document for document in documents if not document.provenance.published]
    return to_markup(
        h.figure(".timeline")[
            h.figcaption(".hidden")[compare_texts.TIMELINE],
            h.div(".axis", aria_hidden="true")[
                [
                    h.span(".tick", style=f"--at:{axis.share(date(year, 1, 1)):.2f}%")[year]
                    for year in axis.ticks
                ]
            ],
            _points(dated, numbers, axis),
            _list_undated(undated, numbers),
        ]
    )


def place_points(spans: Sequence[tuple[float, float]]) -> tuple[int, ...]:
    """The row of each point, so that none covers another; `spans` are start and width in per cent.

    Each is in the highest row that is free where it starts.
    """
    ends: list[float] = []  # of the last point of each row
    rows: dict[int, int] = {}
    for number in sorted(range(len(spans)), key=lambda each: spans[each]):
        start, width = spans[number]
        row = next((row for row, end in enumerate(ends) if end <= start), len(ends))
        ends[row : row + 1] = [start + width]
        rows[number] = row
    return tuple(rows[number] for number in range(len(spans)))


def _points(
    documents: Sequence[Document], numbers: Mapping[str, Sequence[int]], axis: Axis
) -> Element:
    spans = [_span(document, numbers[document.id], axis) for document in documents]
    rows = place_points([(start, max(shown, least)) for start, shown, least in spans])
    return h.ol(style=f"--rows:{max(rows) + 1}")[
        (
            _point(document, numbers[document.id], start=start, width=width, row=row)
            for document, (start, width, _), row in zip(documents, spans, rows, strict=True)
        )
    ]


def _span(document: Document, numbers: Sequence[int], axis: Axis) -> tuple[float, float, float]:
    """Start and width of the document's dates, and the least width of its numbers, in per cent."""
    published = document.provenance.published
    if published is None:
        return 0.0, 0.0, 0.0
    start = axis.share(published.first())
    width = axis.share(published.last() + timedelta(days=1)) - start
    characters = len(" ".join(map(str, numbers)))
    least = max(_MIN_REM, _PADDING_REM + _CHARACTER_REM * characters)
    return start, width, 100 * least / _NARROWEST_REM


def _point(
    document: Document, numbers: Sequence[int], *, start: float, width: float, row: int
) -> Element:
    label = _label(document, numbers)
    return h.li(style=f"--at:{start:.2f}%;--wide:{width:.2f}%;--row:{row}", title=label)[
        h.span(".hidden")[label], h.span(aria_hidden="true")[" ".join(map(str, numbers))]
    ]


def _list_undated(
    documents: Sequence[Document], numbers: Mapping[str, Sequence[int]]
) -> Element | None:
    if not documents:
        return None
    shown = " ".join(str(number) for document in documents for number in numbers[document.id])
    label = "; ".join(_label(document, numbers[document.id]) for document in documents)
    return h.p(".undated", title=label)[
        h.span(".hidden")[label],
        h.span(aria_hidden="true")[f"{compare_texts.UNDATED}: {shown}"],
    ]


def _label(document: Document, numbers: Sequence[int]) -> str:
    """The quotes, the document and its date, in words."""
    return compare_texts.at(
        compare_texts.quotes(list(numbers)),
        document.provenance.name,
        phrases.day(document.provenance.published),
    )
