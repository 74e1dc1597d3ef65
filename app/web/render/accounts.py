"""Render an answer's accounts by speaker and document, oldest first, without a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

import htpy as h

from app.domain.numbering import more_claims_of_view
from app.messages import phrases, texts
from app.web.conversation import DocumentKey
from app.web.render.markup import EMPTY_MARKUP, button, fill, to_markup
from app.web.render.quotes import render_line, render_quote_text, source_line
from app.web.render.speakers import speaker_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from htpy import Element, Node
    from markupsafe import Markup

    from app.domain.answer import Answer
    from app.domain.citation import Citation
    from app.domain.claim import Claim
    from app.domain.views import Difference, View
    from app.web.render.quotes import Cards, SourceLine


def render_accounts(answer: Answer, cards: Cards) -> Markup:
    """Each speaker's quotes in each document, in order of date."""
    shown, above = [], None
    for view in answer.views:
        more = more_claims_of_view(view, answer)
        shown.append(_view(view, more, cards, above=above))
        # Below a fold the source is said again.
        above = None if more else source_line(view.claims[-1].citations[-1])
    return to_markup(shown)


def render_differences(differences: Sequence[Difference], cards: Cards) -> Markup:
    """Each pair of quotes that contradict each other, with equal weight; empty without any."""
    if not differences:
        return EMPTY_MARKUP
    return to_markup(
        h.section(".differ", aria_label=phrases.DIFFER)[
            h.h3[phrases.DIFFER],
            h.p(".muted")[phrases.DIFFER_MORE],
            (
                h.div(".pair")[_side(pair.one, cards), _side(pair.other, cards)]
                for pair in differences
            ),
        ]
    )


def render_notices(notices: Sequence[str]) -> Markup:
    """What a reader must know about the question itself, shown above all quotes."""
    if not notices:
        return EMPTY_MARKUP
    return to_markup(
        h.div(".notice", role="note", aria_label=phrases.NOTICE)[
            h.strong[phrases.NOTICE], (h.p(dir="auto")[notice] for notice in notices)
        ]
    )


def render_coverage(answer: Answer, names: Mapping[str, str]) -> Markup:
    """Who is quoted, and which of the searched documents are not; `names` are titles by id."""
    asked = len(answer.coverage.asked)
    if not asked:
        return EMPTY_MARKUP
    quoted = _quoted_speakers(answer)
    silent = answer.coverage.silent
    if not silent:
        return to_markup(quoted, h.p(".coverage.muted")[texts.every_voice(asked), "."])
    return to_markup(
        quoted,
        h.details(".fold.coverage")[
            h.summary[texts.silent(len(silent), asked)],
            h.ul[(_silent_document(name, names.get(name, name)) for name in silent)],
        ],
    )


def _view(view: View, more: Sequence[Claim], cards: Cards, *, above: SourceLine | None) -> Element:
    """One speaker in one document; all but the strongest quotes are folded.

    `above` is the source that the card above it names.
    """
    label = texts.account(speaker_name(view.speaker), view.document.provenance.name)
    joined = above == source_line(view.claims[0].main_citation)
    return h.section(class_="view joined" if joined else "view", aria_label=label)[
        cards.claims(view.claims, above=above),
        h.details(".fold.more")[h.summary[texts.more_quotes(len(more))], cards.claims(more)]
        if more
        else None,
    ]


def _side(citation: Citation, cards: Cards) -> Element:
    return h.div(".side")[
        render_quote_text(citation.quote.exact, citation.document),
        cards.foot([citation], render_line(citation)),
    ]


def _quoted_speakers(answer: Answer) -> Node:
    """The quoted speakers with their documents; None if there are none."""
    if not answer.views:
        return None
    return h.div(".heard")[
        h.span[texts.WHO_SPEAKS],
        h.ul[
            (
                h.li[
                    fill(
                        texts.SPEAKER_IN_DOCUMENT,
                        h.strong[h.bdi[speaker_name(view.speaker)]],
                        h.bdi[view.document.provenance.name],
                    )
                ]
                for view in answer.views
            )
        ],
    ]


def _silent_document(identity: str, name: str) -> Element:
    return h.li[button("plain", data_open=str(DocumentKey(identity)))[h.bdi[name]]]
