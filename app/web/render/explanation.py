"""Render the folds that explain why a quote was chosen, and why a question has no answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import htpy as h

from app.domain.explanation import TermPlace
from app.messages import why_texts
from app.serialize.explanation import score_parts, silence_facts, sureness, why_facts
from app.web.render.markup import EMPTY_MARKUP, to_markup

if TYPE_CHECKING:
    from collections.abc import Iterable

    from htpy import Node
    from markupsafe import Markup

    from app.domain.answer import Answer
    from app.domain.citation import Citation
    from app.domain.explanation import QuoteExplanation


def render_why(why: QuoteExplanation, citation: Citation, *, number: int) -> Markup:
    """How the quote of that number was found, and why it was chosen; folded."""
    return to_markup(
        h.details(".fold.because")[
            h.summary(aria_label=why_texts.label(number))[why_texts.WHY],
            h.dl[
                _facts(why_facts(why, why.best.of(citation.document.text))),
                h.div[
                    h.dt[why_texts.PARTS],
                    h.dd[
                        h.ul[
                            (
                                h.li[h.span(".amount")[why_texts.amount(part)], " ", name]
                                for name, part in score_parts(why)
                            )
                        ]
                    ],
                ],
            ],
            h.div(".muted")[(h.p[note] for note in why_texts.NOTES)],
        ]
    )


def render_silence(answer: Answer) -> Markup:
    """Where the words of an unanswered question occur, folded; empty for an answered one."""
    silence = answer.why
    if silence is None or not answer.coverage.asked:
        return EMPTY_MARKUP
    note = None
    if not silence.words:
        note = h.p[why_texts.NO_WORDS]
    elif not silence.standing(TermPlace.NOWHERE):
        note = h.p[why_texts.NONE_NOWHERE]
    return to_markup(
        h.details(".fold.because")[
            h.summary[why_texts.SILENCE],
            h.dl[_facts(silence_facts(silence))],
            note,
            h.p[sureness(silence)],
        ]
    )


def _facts(facts: Iterable[tuple[str, str]]) -> Node:
    return [h.div[h.dt[heading], h.dd(dir="auto")[fact]] for heading, fact in facts]
