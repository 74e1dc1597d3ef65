"""Render what a model wrote: its prose with a marker for each quote, and what was refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import htpy as h

from app.domain.answer import Mode
from app.domain.claim import SentenceStanding
from app.domain.numbering import citation_place, number_citations
from app.export.plain_text import answer_to_copy
from app.messages import phrases, texts, written_texts
from app.messages.standing_texts import doubt_text
from app.messages.voice_texts import kind_name
from app.web.layout import Layout
from app.web.render.accounts import render_accounts, render_differences
from app.web.render.compare import render_columns, render_layout_buttons
from app.web.render.markup import EMPTY_MARKUP, button, to_markup
from app.web.render.quotes import spoken_line
from app.web.render.speakers import voice_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from htpy import Element, Node
    from markupsafe import Markup

    from app.domain.answer import Answer, Rejection
    from app.domain.citation import Citation
    from app.domain.claim import Claim
    from app.web.conversation import ChatTurn
    from app.web.render.quotes import Cards

_SENTENCES_PER_PARAGRAPH = 4


def render_prose(turn: ChatTurn, answer: Answer, cards: Cards, *, number: int) -> Markup:
    """Which model writes or wrote, then the sentences; empty for an answer of quotes alone."""
    is_written = answer.mode is Mode.WRITTEN
    if not answer.claims or not (turn.writing or is_written):
        return EMPTY_MARKUP
    claims = answer.claims if is_written else ()
    starts = range(0, len(claims), _SENTENCES_PER_PARAGRAPH)
    paragraphs = [
        _paragraph(claims[start : start + _SENTENCES_PER_PARAGRAPH], cards) for start in starts
    ]
    if turn.writing:
        return to_markup(_writing(turn, number), paragraphs)
    return to_markup(
        h.p(".by.muted")[phrases.written_by(answer.model)],
        paragraphs,
        render_copy_answer(answer, turn.quotes),
    )


def render_quotes(turn: ChatTurn, answer: Answer, cards: Cards, *, number: int) -> Markup:
    """The quotes that only the prose cites, below the others until it is written, then above."""
    heading = h.h3(".quotes")[phrases.QUOTES]
    if answer.mode is not Mode.WRITTEN:
        is_for_prose = bool(turn.model and answer.claims)
        return to_markup(
            [heading, h.div(".cited")] if is_for_prose else None,
            _accounts(answer, cards, turn.layout, number),
        )
    if turn.quotes is None:
        shown = render_differences(answer.differ, cards)
        shown_places: set[tuple[str, int, int]] = set()
    else:
        shown = _accounts(turn.quotes, cards, turn.layout, number)
        shown_places = set(map(citation_place, number_citations(turn.quotes).values()))
    cited = {
        citation_place(citation): citation
        for claim in answer.claims
        for citation in claim.citations
    }
    only_cited = [citation for place, citation in cited.items() if place not in shown_places]
    new = cards.cards(only_cited)
    # Nothing moves while it is read. Gradio fits the new HTML to the old by the order of the
    # elements, so there is always a place above for what comes there later.
    above, below = (None, new) if turn.writing else (new, None)
    return to_markup(heading, h.div(".cited")[above], shown, below)


def _accounts(answer: Answer, cards: Cards, layout: Layout, number: int) -> Markup:
    """The accounts in the layout that the reader chose, below the contradictions."""
    buttons = render_layout_buttons(number, layout, answer.views)
    differences = render_differences(answer.differ, cards)
    accounts = (
        render_accounts(answer, cards)
        if layout is Layout.LIST or not buttons
        else render_columns(answer, cards, layout)
    )
    return to_markup(differences, buttons, accounts)


def render_model_error(turn: ChatTurn, answer: Answer) -> Markup:
    """Why there is no prose or why it ends early, and what is shown instead; empty if all is well.

    Prose that a reader stopped gets a note instead of a warning.
    """
    if turn.writing or not (turn.note or answer.model_error):
        return EMPTY_MARKUP
    has_prose = answer.mode is Mode.WRITTEN
    rest = written_texts.KEPT if has_prose else written_texts.QUOTES_INSTEAD
    rest = rest if answer.claims else ""
    if turn.note:
        return to_markup(h.p(".noted", role="note")[turn.note, " ", rest])
    return to_markup(
        h.div(".notice.trouble", role="note")[
            h.strong[written_texts.trouble(answer.model, has_prose=has_prose)],
            h.p(dir="auto")[phrases.sentence(answer.model_error or ""), " ", rest],
        ]
    )


def render_search_query(answer: Answer) -> Markup:
    """The query that was searched for; empty if that is the question itself."""
    if not answer.search_query or answer.search_query == answer.question:
        return EMPTY_MARKUP
    return to_markup(h.p(".searched")[h.span[phrases.SEARCHED], " ", h.bdi[answer.search_query]])


def render_omitted_quotes(answer: Answer) -> Markup:
    """How many of the quotes did not fit into the model's context; empty for none."""
    if not answer.omitted_quotes:
        return EMPTY_MARKUP
    return to_markup(h.p(".unseen.muted")[phrases.unseen(answer.omitted_quotes)])


def render_rejections(answer: Answer) -> Markup:
    """The sentences that were refused, and those then written again, folded; empty for none."""
    return to_markup(
        _fold(written_texts.refused_count, answer.rejections),
        _fold(written_texts.replaced_count, answer.replaced),
    )


def _fold(heading: Callable[[int], str], rejections: Sequence[Rejection]) -> Node:
    """The rejections with their reasons, below a heading that counts them; None for none."""
    if not rejections:
        return None
    items = (
        h.li(dir="auto")[
            h.s[rejection.text],
            " ",
            h.span(".why", dir="auto")[phrases.reason(rejection.reason)],
        ]
        for rejection in rejections
    )
    return h.details(".fold")[h.summary[heading(len(rejections))], h.ul[items]]


def _writing(turn: ChatTurn, number: int) -> Element:
    return h.p(".by.writing")[
        h.span(".pulse"),
        h.span[written_texts.writing(turn.writer or turn.model)],
        render_stop_button(number),
    ]


def render_stop_button(number: int) -> Markup:
    """The button that stops the search or the writing of that turn."""
    return to_markup(
        button("plain act", data_act="halt", data_turn=number, aria_label=written_texts.STOP_LABEL)[
            written_texts.STOP
        ]
    )


def _paragraph(claims: Sequence[Claim], cards: Cards) -> Element:
    return h.p(".written")[
        [[" " if number else None, _sentence(claim, cards)] for number, claim in enumerate(claims)]
    ]


def _sentence(claim: Claim, cards: Cards) -> Node:
    """One sentence, isolated from the text around it, with a marker for each place it cites.

    Beside one that is not confirmed stand the reason and its quotes.
    """
    cited = {citation_place(citation): citation for citation in claim.citations}
    markers = [_marker(citation, cards) for citation in cited.values()]
    if claim.standing is SentenceStanding.REFUSED:
        return _quote_instead(claim, markers)
    is_confirmed = claim.standing in {None, SentenceStanding.CONFIRMED}
    doubt = doubt_text(claim)
    return [
        h.bdi(".sentence" if is_confirmed else f".sentence.{claim.standing}")[claim.text],
        "\N{NO-BREAK SPACE}",
        markers,
        [" ", h.span(".again")[written_texts.SECOND_WORDING]] if claim.is_repaired else None,
        h.span(".doubt", role="note")[
            phrases.sentence(doubt),
            [[" ", h.q[h.bdi[citation.quote.exact]]] for citation in cited.values()],
        ]
        if doubt
        else None,
    ]


def _quote_instead(claim: Claim, markers: Sequence[Element]) -> Node:
    """'[1] in its own words: “…”', in the place of a sentence that was refused."""
    return h.span(".instead")[
        markers,
        "\N{NO-BREAK SPACE}",
        h.bdi(".sentence.refused")[written_texts.quote_instead(claim.text)],
    ]


def _marker(citation: Citation, cards: Cards) -> Element:
    """The number of a quote as a button that opens it, with the texts of its small card."""
    number = cards.number(citation)
    provenance = citation.provenance
    kind, day = kind_name(provenance.kind), phrases.day(provenance.published)
    return button(
        "marker",
        data_open=str(cards.key(citation)),
        aria_label=f"{written_texts.marker(number)}: {spoken_line(citation)}",
        data_words=citation.quote.exact,
        data_who=voice_line(citation.voice),
        data_where=f"“{provenance.name}”, {kind}, {day}",
        data_stands=cards.standing(citation),
    )[f"[{number}]"]


def render_copy_answer(answer: Answer, first: Answer | None) -> Markup:
    """The button that copies the answer with all its references."""
    return to_markup(
        h.p(".copies")[
            button(
                "plain copy",
                data_copy=answer_to_copy(answer, first=first),
                data_done=texts.COPIED,
                aria_label=written_texts.COPY_LABEL,
            )[written_texts.COPY]
        ]
    )
