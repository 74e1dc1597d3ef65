"""Render accounts side by side: one column per source or speaker, in order of date."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import htpy as h

from app.domain.numbering import citation_place, more_claims_of_view
from app.messages import compare_texts, phrases, texts
from app.messages.voice_texts import kind_name
from app.text.catalogue import Labels
from app.web.layout import Layout
from app.web.render.markup import EMPTY_MARKUP, button, to_markup
from app.web.render.quotes import render_line, render_quote_text
from app.web.render.speakers import speaker_name
from app.web.render.timeline import render_timeline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from htpy import Element, Node
    from markupsafe import Markup

    from app.domain.answer import Answer
    from app.domain.citation import Citation
    from app.domain.views import View
    from app.web.render.quotes import Cards
    from corpus.model.document import Document, Provenance


_LABELS = Labels({layout: f"compare-{layout}" for layout in Layout})
_NAMES = Labels({layout: f"compare-{layout}-short" for layout in Layout})


@dataclass(slots=True)
class _Column:
    """One column: its head, its label, and its quotes in the order of their views."""

    head: Node
    label: str
    quotes: list[Citation] = field(default_factory=list)


def render_layout_buttons(turn: int, chosen: Layout, views: Sequence[View]) -> Markup:
    """The buttons that choose the layout of the accounts; empty for fewer than two accounts."""
    if len(views) < 2:  # noqa: PLR2004 - two can be compared
        return EMPTY_MARKUP
    buttons = (
        button(
            "layout",
            data_lay=layout.value,
            data_turn=turn,
            aria_pressed="true" if layout is chosen else "false",
            aria_label=label,
        )[_NAMES[layout]]
        for layout, label in _LABELS.items()
    )
    undated = any(view.document.provenance.published is None for view in views)
    return to_markup(
        h.div(".laid")[
            h.div(".layouts", role="group", aria_label=compare_texts.LAYOUT)[buttons],
            h.span(".order.muted")[texts.in_order(undated=undated)],
        ]
    )


def render_columns(answer: Answer, cards: Cards, layout: Layout) -> Markup:
    """The timeline, then the columns, oldest first; those without a date come last."""
    columns = _columns(answer, layout)
    citations = [citation for column in columns for citation in column.quotes]
    documents: dict[str, Document] = {
        citation.document.id: citation.document for citation in citations
    }
    numbers = {
        identity: sorted(
            {cards.number(citation) for citation in citations if citation.document.id == identity}
        )
        for identity in documents
    }
    return to_markup(
        render_timeline(numbers, list(documents.values())),
        h.div(".columns", role="group", aria_label=compare_texts.COLUMNS)[
            (_column(column, answer, cards, layout) for column in columns)
        ],
    )


def _columns(answer: Answer, layout: Layout) -> list[_Column]:
    """The views grouped by source or speaker; groups in order of their first date."""
    columns: dict[object, _Column] = {}
    for view in answer.views:
        provenance = view.document.provenance
        if layout is Layout.SOURCES:
            head: Node = [
                h.h4[h.bdi[provenance.name]],
                h.p(".meta")[_kind_and_date(provenance)],
            ]
            column = columns.setdefault(view.document.id, _Column(head, provenance.name))
        else:
            name = speaker_name(view.speaker)
            # One name is one speaker, whatever their role; a speaker without a name is only known
            # within one document.
            key = view.speaker.name or (view.speaker, view.document.id)
            column = columns.setdefault(key, _Column(h.h4[h.bdi[name]], name))
        claims = (*view.claims, *more_claims_of_view(view, answer))
        by_place = {
            citation_place(citation): citation for claim in claims for citation in claim.citations
        }
        column.quotes += by_place.values()
    return list(columns.values())


def _column(column: _Column, answer: Answer, cards: Cards, layout: Layout) -> Element:
    return h.section(".column-of", aria_label=column.label)[
        column.head, (_quote(citation, answer, cards, layout) for citation in column.quotes)
    ]


def _quote(citation: Citation, answer: Answer, cards: Cards, layout: Layout) -> Element:
    """The quote, and the button that opens it, with the speaker or the source."""
    is_of_source = layout is Layout.SOURCES
    line = render_line(citation, who=is_of_source, source=not is_of_source)
    opposing = ", ".join(map(str, _opposing_numbers(citation, answer, cards)))
    return h.article(".card.brief", data_open=str(cards.key(citation)))[
        render_quote_text(citation.quote.exact, citation.document),
        h.p(".differs")[compare_texts.DIFFERS, " ", opposing] if opposing else None,
        cards.foot([citation], line),
    ]


def _opposing_numbers(citation: Citation, answer: Answer, cards: Cards) -> Iterator[int]:
    """The numbers of the quotes that contradict it."""
    for pair in answer.differ:
        for left, right in ((pair.one, pair.other), (pair.other, pair.one)):
            if citation_place(left) == citation_place(citation):
                yield cards.number(right)


def _kind_and_date(provenance: Provenance) -> Node:
    return [
        h.span(".badge")[kind_name(provenance.kind)],
        " ",
        h.span[phrases.day(provenance.published)],
    ]
