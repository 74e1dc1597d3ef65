"""Render the line above the quotes: how far the library answers, what is missing, how likely."""

from __future__ import annotations

from typing import TYPE_CHECKING

import htpy as h

from app.domain.answer import Mode, Standing
from app.domain.explanation import TermPlace
from app.domain.numbering import more_claims_of_view, quote_count
from app.messages import phrases, texts
from app.web.render.markup import button, to_markup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from htpy import Element
    from markupsafe import Markup

    from app.domain.answer import Answer


def render_summary(answer: Answer, *, has_folds: bool) -> Markup:
    """What the answer is, in plain words; `has_folds` if further quotes of a source are folded.

    The probability is said in a word; its number is told on hover and focus.
    """
    is_silent = answer.standing is Standing.ABSTAINED
    lines = _silence(answer) if is_silent else _substance(answer, has_folds=has_folds)
    likely = phrases.ABSTAINED if is_silent else phrases.likely(answer.confidence)
    return to_markup(
        h.p(class_=f"standing {answer.standing.value}")[
            h.strong[phrases.standing(answer), "."],
            [" ", _confidence(answer, likely)] if is_silent else None,
            [[" ", h.span[line]] for line in lines],
            None if is_silent else [" ", _confidence(answer, likely)],
        ]
    )


def _substance(answer: Answer, *, has_folds: bool) -> Iterator[str]:
    if answer.differ:
        yield phrases.contradictions(len(answer.differ))
    if answer.missing:
        yield f"{phrases.missing(answer.missing)}."
    if answer.rejections:
        yield texts.left_out(len(answer.rejections))
    if answer.mode is Mode.QUOTES:
        folded = sum(quote_count(more_claims_of_view(view, answer)) for view in answer.views)
        yield phrases.quotes_shown(quote_count(answer.claims), folded if has_folds else 0)


def _silence(answer: Answer) -> Iterator[str]:
    """What was looked for, and what of it is in no document."""
    silence = answer.why
    if silence is None or not silence.words:
        if answer.missing:
            yield f"{phrases.missing(answer.missing)}."
    else:
        words = tuple(word for word, _ in silence.words)
        yield phrases.looked_for(words, len(answer.coverage.asked))
        if nowhere := silence.standing(TermPlace.NOWHERE):
            yield phrases.in_none(nowhere)
    if answer.rejections:
        yield texts.left_out(len(answer.rejections))


def _confidence(answer: Answer, words: str) -> Element:
    """The words as a button that tells the probability."""
    number = phrases.confidence_phrase(answer.confidence)
    return button("likely", aria_label=f"{words} {number}", data_stands=number)[words]
