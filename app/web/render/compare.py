"""Accounts side by side: a column a source or a speaker, in order of date, without a verdict."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.domain.numbering import citation_place, more_claims_of_view
from app.messages import compare_texts, phrases, texts
from app.messages.voice_texts import kind_name
from app.text.html_escape import escape_html, isolate_html
from app.web.layout import Layout
from app.web.render.quotes import render_copies, render_words
from app.web.render.speakers import render_voice, speaker_name
from app.web.render.timeline import render_timeline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.domain.answer import Answer
    from app.domain.citation import Citation
    from app.domain.views import View
    from app.web.render.quotes import Cards
    from corpus.model.document import Document, Provenance


_CHOICES = (
    (Layout.LIST, compare_texts.LIST_SHORT, compare_texts.LIST),
    (Layout.SOURCES, compare_texts.SOURCES_SHORT, compare_texts.SOURCES),
    (Layout.SPEAKERS, compare_texts.SPEAKERS_SHORT, compare_texts.SPEAKERS),
)


@dataclass(slots=True)
class _Column:
    """What stands in one column: its head, and the quotes in the order of their views."""

    head: str
    label: str
    quotes: list[Citation] = field(default_factory=list)


def render_layouts(turn: int, chosen: Layout, views: Sequence[View]) -> str:
    """The ways to lay the accounts out; '' where there is but one account."""
    if len(views) < 2:  # noqa: PLR2004 - two can be compared
        return ""
    buttons = "".join(
        f'<button type="button" class="layout" data-lay="{layout}" data-turn="{turn}" '
        f'aria-pressed="{"true" if layout is chosen else "false"}" aria-label="{label}">'
        f"{name}</button>"
        for layout, name, label in _CHOICES
    )
    return f'<div class="layouts" role="group" aria-label="{compare_texts.LAYOUT}">{buttons}</div>'


def render_compared(answer: Answer, draw: Cards, layout: Layout) -> str:
    """The line of time, then a column each, oldest first; what has no date comes last."""
    columns = _columns(answer, layout)
    quoted = [one for column in columns for one in column.quotes]
    documents: dict[str, Document] = {one.document.id: one.document for one in quoted}
    numbers = {
        row: sorted({draw.number(one) for one in quoted if one.document.id == row})
        for row in documents
    }
    drawn = "".join(_column(column, answer, draw, layout) for column in columns)
    return (
        f"{render_timeline(numbers, list(documents.values()))}"
        f'<div class="columns" role="group" aria-label="{compare_texts.COLUMNS}">{drawn}</div>'
    )


def _columns(answer: Answer, layout: Layout) -> list[_Column]:
    """The views by source or by speaker, as the first of each comes in order of date."""
    columns: dict[object, _Column] = {}
    for view in answer.views:
        known = view.document.provenance
        if layout is Layout.SOURCES:
            head = f'<h4>{isolate_html(known.name)}</h4><p class="meta">{_meta(known)}</p>'
            column = columns.setdefault(view.document.id, _Column(head, known.name))
        else:
            name = speaker_name(view.speaker)
            # One name is one speaker in whatever part; nobody's name is only the part's.
            key = view.speaker.name or (view.speaker, view.document.id)
            column = columns.setdefault(key, _Column(f"<h4>{isolate_html(name)}</h4>", name))
        claims = (*view.claims, *more_claims_of_view(view, answer))
        cited = {citation_place(one): one for claim in claims for one in claim.citations}
        column.quotes += cited.values()
    return list(columns.values())


def _column(column: _Column, answer: Answer, draw: Cards, layout: Layout) -> str:
    quotes = "".join(_quote(one, answer, draw, layout) for one in column.quotes)
    label = escape_html(column.label)
    return f'<section class="column-of" aria-label="{label}">{column.head}{quotes}</section>'


def _quote(citation: Citation, answer: Answer, draw: Cards, layout: Layout) -> str:
    """The words; under them the number that opens them, and who speaks or where."""
    known, number = citation.document.provenance, draw.number(citation)
    told = (
        render_voice(citation.voice, citation.others)
        if layout is Layout.SOURCES
        else f'<span class="title">{isolate_html(known.name)}</span>'
        f'<span class="meta">{_meta(known)}</span>'
    )
    gainsaid = ", ".join(map(str, _gainsaid(citation, answer, draw)))
    differs = f'<p class="differs">{compare_texts.DIFFERS} {gainsaid}</p>' if gainsaid else ""
    return (
        f'<article class="card brief" data-open="{draw.key(citation)}">'
        f"{render_words(citation.quote.exact, citation.document)}{differs}"
        f"{draw.checks(citation)}"
        f'<div class="row"><button type="button" class="source" data-open="{draw.key(citation)}" '
        f'aria-label="{escape_html(texts.show_quote(number, known.name))}">'
        f'<span class="number" aria-hidden="true">{number}</span>'
        f'<span class="who">{told}</span></button>{render_copies(citation)}</div></article>'
    )


def _gainsaid(citation: Citation, answer: Answer, draw: Cards) -> Iterator[int]:
    """The numbers of the quotes that differ from it."""
    for two in answer.differ:
        for one, other in ((two.one, two.other), (two.other, two.one)):
            if citation_place(one) == citation_place(citation):
                yield draw.number(other)


def _meta(known: Provenance) -> str:
    return (
        f'<span class="badge">{kind_name(known.kind)}</span> '
        f"<span>{phrases.day(known.published)}</span>"
    )
