"""Render the conversation: questions, and answers as cards of quotes with their sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

import htpy as h

from app.domain.answer import Answer, Mode, Nearest
from app.domain.numbering import citation_place, number_citations
from app.messages import phrases, texts, written_texts
from app.web.conversation import ChatTurn, QuoteKey
from app.web.examples import Examples
from app.web.layout import Layout
from app.web.render.accounts import render_coverage, render_notices
from app.web.render.explanation import render_silence
from app.web.render.feedback import render_feedback_buttons
from app.web.render.filter_form import render_active_filters
from app.web.render.library import render_empty_library
from app.web.render.markup import button, to_markup
from app.web.render.quotes import Cards
from app.web.render.summary import render_summary
from app.web.render.written_answer import (
    render_copy_answer,
    render_model_error,
    render_omitted_quotes,
    render_prose,
    render_quotes,
    render_rejections,
    render_search_query,
    render_stop_button,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from htpy import Element, Node
    from markupsafe import Markup

    from app.web.library_view import LibraryView


def render_conversation(
    turns: Sequence[ChatTurn], *, library: LibraryView, examples: Examples = Examples()
) -> Markup:
    """The turns that no other has replaced, oldest first; a welcome before the first one."""
    if not turns:
        welcome = render_welcome(examples) if library.names else render_empty_library()
        return to_markup(h.div(".talk")[welcome])
    current = [(number, turn) for number, turn in enumerate(turns) if not turn.replaced]
    last = current[-1][0]
    return to_markup(
        h.div(".talk", data_turns=len(turns))[
            (_turn(number, turn, library, is_last=number == last) for number, turn in current)
        ]
    )


def render_failure(reason: str) -> Markup:
    """That there is no library to ask, and why."""
    return to_markup(h.div(".talk")[_error(texts.NO_LIBRARY, reason)])


def render_welcome(examples: Examples) -> Markup:
    """What the page is for, and example questions that are asked when clicked.

    While they are looked for the page says so, and without any it says what can be asked.
    """
    chips = _chips(examples.questions)
    sought = None if examples.complete else h.p(".seeking.muted")[texts.EXAMPLES_SOUGHT]
    return to_markup(
        h.div(".welcome")[
            h.h2[texts.WELCOME],
            h.p(".muted")[texts.WELCOME_MORE],
            [h.h3[texts.EXAMPLES], chips] if chips else None,
            h.p(".muted")[texts.NO_EXAMPLES] if examples.complete and not chips else sought,
        ]
    )


def _chips(questions: Sequence[str]) -> Node:
    """Questions that are asked when clicked; None without any."""
    if not questions:
        return None
    chips = (h.li[button("chip", data_ask=question)[h.bdi[question]]] for question in questions)
    return h.ul(".chips", dir="auto")[chips]


def render_answer(
    answer: Answer, *, turn: int, library: LibraryView, of: ChatTurn | None = None
) -> Markup:
    """The notices and standing, the prose, the quotes, and what was left out.

    Each is in an element of its own, so that what a reader has unfolded or marked stays as it is
    while the prose above it grows. The quotes come first where the sentence that answers was
    refused. Without a turn that it is the answer `of`, it is complete.
    """
    of = of or ChatTurn(answer.question, answer)
    cards = Cards(answer, turn, of.quotes, is_whole=library.is_whole)
    quoted = answer if of.quotes is None else of.quotes
    parts: dict[str, Node] = {
        "head": [
            render_model_error(of, answer),
            render_notices([*map(str, answer.notices)]),
            render_summary(answer, has_folds=of.layout is Layout.LIST),
        ],
        "prose": render_prose(of, answer, cards, number=turn),
        "found": [
            render_quotes(of, answer, cards, number=turn),
            render_silence(answer),
            _nearest(answer, cards),
        ],
        "rest": [_copy_quotes(of, answer), render_omitted_quotes(answer)],
        "refused": render_rejections(answer),
        "asked": render_coverage(quoted, library.names),
    }
    order = [*parts]
    if answer.opens_with_quote and not of.writing:
        order[1:3] = ["found", "prose"]
    return to_markup([h.div(class_=name)[parts[name]] for name in order])


def _copy_quotes(turn: ChatTurn, answer: Answer) -> Node:
    """The button that copies the quotes with their references; written prose has its own."""
    if turn.writing or answer.mode is Mode.WRITTEN or not answer.claims:
        return None
    return render_copy_answer(answer, turn.quotes)


def _turn(number: int, turn: ChatTurn, library: LibraryView, *, is_last: bool) -> Element:
    return h.section(
        class_="turn edited" if turn.edited else "turn", data_best=_best_quote(number, turn)
    )[
        h.div(".asking")[
            h.h2(".question", dir="auto")[turn.question],
            render_search_query(turn.answer) if turn.answer is not None else None,
            render_active_filters(turn.filters, library.names),
        ],
        h.div(".answer")[
            _turn_body(number, turn, library),
            _follow_ups(turn) if is_last else None,
            _turn_actions(number, turn) if is_last and turn.is_settled else None,
        ],
    ]


def _best_quote(number: int, turn: ChatTurn) -> str | None:
    """The key of the best quote, which a wide screen shows in its source; None without any."""
    quoted = turn.quotes or turn.answer
    if quoted is None or not quoted.claims:
        return None
    best = citation_place(quoted.claims[0].main_citation)
    numbered = number_citations(turn.answer or quoted, first=turn.quotes)
    return next(
        str(QuoteKey(number, shown))
        for shown, citation in numbered.items()
        if citation_place(citation) == best
    )


def _turn_body(number: int, turn: ChatTurn, library: LibraryView) -> Node:
    """The answer, why there is none, or that it is being searched for."""
    if turn.answer is not None:
        feedback = (
            None if turn.writing else render_feedback_buttons(number, turn.verdict, library.names)
        )
        return [render_answer(turn.answer, turn=number, library=library, of=turn), feedback]
    if turn.stop.is_set():
        return h.p(".noted", role="note")[turn.error]
    if turn.error is not None:
        return _error(texts.NOT_ANSWERED, phrases.sentence(turn.error))
    return h.p(".searching")[h.span(".pulse"), h.span[texts.SEARCHING], render_stop_button(number)]


def _follow_ups(turn: ChatTurn) -> Node:
    """Questions to go on with; None without any."""
    if not turn.follow_ups or not turn.is_settled:
        return None
    return h.nav(".further", aria_label=texts.GO_ON)[h.h3[texts.GO_ON], _chips(turn.follow_ups)]


def _turn_actions(number: int, turn: ChatTurn) -> Element:
    """Buttons to ask the last question again or to edit it; while it is edited, to cancel that."""
    actions = (
        [("keep", written_texts.KEEP, written_texts.KEEP)]
        if turn.edited
        else [
            ("again", written_texts.AGAIN, written_texts.AGAIN_LABEL),
            ("revise", written_texts.REVISE, written_texts.REVISE_LABEL),
        ]
    )
    return h.div(".acts")[
        h.span[written_texts.EDITING] if turn.edited else None,
        [
            button("plain act", data_act=action, data_turn=number, aria_label=label)[name]
            for action, name, label in actions
        ],
    ]


def _error(heading: str, reason: str) -> Element:
    return h.div(".error", role="alert")[h.strong[heading], h.p(dir="auto")[reason]]


def _nearest(answer: Answer, cards: Cards) -> Node:
    """The passages that come nearest to an answer; folded below an answer, open without one."""
    if not answer.nearest:
        return None
    shared = answer.shared_reason
    nearest = [
        h.p(".why")[h.strong[phrases.WHY], " ", shared] if shared else None,
        [_near(near, cards, why="" if shared else near.why) for near in answer.nearest],
    ]
    if answer.claims:
        return h.details(".fold")[h.summary[phrases.NEAREST], nearest]
    return [h.h3[phrases.NEAREST], nearest]


def _near(near: Nearest, cards: Cards, *, why: str) -> Node:
    return cards.card([near.citation], why=why, is_near=True)
