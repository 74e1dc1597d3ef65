"""A small line of time with the sources of an answer, as far as their dates are known."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from app.messages import compare_texts, phrases
from app.text.html_escape import escape_html

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from corpus.model.document import Document
    from corpus.model.published import Published

_MOST_TICKS = 8  # years that are named


class Axis(NamedTuple):
    """From the first day of a year to the last day of a year."""

    first: date
    last: date

    @classmethod
    def over(cls, published: Iterable[Published]) -> Axis | None:
        """The years that hold all dates; None without any."""
        known = list(published)
        if not known:
            return None
        first = min(one.first() for one in known)
        last = max(one.last() for one in known)
        return cls(date(first.year, 1, 1), date(last.year, 12, 31))

    def share(self, day: date) -> float:
        """Where the day lies, 0 to 100 per cent."""
        return 100 * (day - self.first).days / max(1, (self.last - self.first).days)

    @property
    def ticks(self) -> tuple[int, ...]:
        """The years that are named, evenly far apart."""
        years = range(self.first.year, self.last.year + 1)
        step = -(-len(years) // _MOST_TICKS)
        return tuple(years[::step])


def render_timeline(numbers: Mapping[str, Sequence[int]], documents: Sequence[Document]) -> str:
    """Each document at its date, a month or year as wide as it is; '' where no date is known.

    `numbers` gives the quotes of each by its id.
    """
    dated = [one for one in documents if one.provenance.published]
    axis = Axis.over(one.provenance.published for one in dated if one.provenance.published)
    if axis is None:
        return ""
    points = "".join(_point(one, numbers[one.id], axis) for one in dated)
    ticks = "".join(
        f'<span class="tick" style="--at:{axis.share(date(year, 1, 1)):.2f}%">{year}</span>'
        for year in axis.ticks
    )
    undated = [one for one in documents if not one.provenance.published]
    return (
        f'<figure class="timeline"><figcaption class="hidden">{compare_texts.TIMELINE}</figcaption>'
        f'<div class="axis" aria-hidden="true">{ticks}</div><ol>{points}</ol>'
        f"{_undated(undated, numbers)}</figure>"
    )


def _point(document: Document, numbers: Sequence[int], axis: Axis) -> str:
    published = document.provenance.published
    if published is None:
        return ""
    start = axis.share(published.first())
    wide = axis.share(published.last() + timedelta(days=1)) - start
    told = compare_texts.at(
        compare_texts.quotes(list(numbers)), document.provenance.name, phrases.day(published)
    )
    shown = " ".join(map(str, numbers))
    return (
        f'<li style="--at:{start:.2f}%;--wide:{wide:.2f}%" title="{escape_html(told)}">'
        f'<span class="hidden">{escape_html(told)}</span>'
        f'<span aria-hidden="true">{shown}</span></li>'
    )


def _undated(documents: Sequence[Document], numbers: Mapping[str, Sequence[int]]) -> str:
    if not documents:
        return ""
    shown = " ".join(str(number) for one in documents for number in numbers[one.id])
    told = "; ".join(
        compare_texts.at(
            compare_texts.quotes(list(numbers[one.id])), one.provenance.name, phrases.day(None)
        )
        for one in documents
    )
    return (
        f'<p class="undated" title="{escape_html(told)}">'
        f'<span class="hidden">{escape_html(told)}</span>'
        f'<span aria-hidden="true">{compare_texts.UNDATED}: {shown}</span></p>'
    )
