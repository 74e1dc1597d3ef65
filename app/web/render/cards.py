"""The conversation: questions, and answers as cards of quotes with their sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.answer import Answer, Mode, Nearest, Standing
from app.messages import phrases, texts, written_texts
from app.text.html_escape import escape_html, isolate_html
from app.web.conversation import ChatTurn
from app.web.render.accounts import render_coverage, render_notices
from app.web.render.explanation import render_silence
from app.web.render.feedback import render_marks
from app.web.render.filter_form import render_narrowed
from app.web.render.library import render_empty
from app.web.render.quotes import Cards
from app.web.render.written_answer import (
    render_copy,
    render_prose,
    render_quotes,
    render_rejections,
    render_searched,
    render_stop,
    render_trouble,
    render_unseen,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.web.known import LibraryView


def render_conversation(
    turns: Sequence[ChatTurn], *, known: LibraryView, examples: Sequence[str] = ()
) -> str:
    """Every turn that none replaces, oldest first; before the first, what one can ask."""
    if not turns:
        return (
            f'<div class="talk">{render_welcome(examples) if known.names else render_empty()}</div>'
        )
    shown = [(number, turn) for number, turn in enumerate(turns) if not turn.replaced]
    last = shown[-1][0]
    drawn = (_turn(number, turn, known, last=number == last) for number, turn in shown)
    return f'<div class="talk" data-turns="{len(turns)}">{"".join(drawn)}</div>'


def render_failure(reason: str) -> str:
    """That there is no library to ask, and why."""
    return f'<div class="talk">{_error(texts.NO_LIBRARY, reason)}</div>'


def render_welcome(examples: Sequence[str]) -> str:
    """What the page is for, and questions that ask themselves when clicked."""
    chips = "".join(
        f'<li><button type="button" class="chip" data-ask="{escape_html(example)}">'
        f"{isolate_html(example)}</button></li>"
        for example in examples
    )
    listed = f'<h3>{texts.EXAMPLES}</h3><ul class="chips">{chips}</ul>' if chips else ""
    return (
        f'<div class="welcome"><h2>{texts.WELCOME}</h2>'
        f'<p class="muted">{texts.WELCOME_MORE}</p>{listed}</div>'
    )


def render_answer(
    answer: Answer, *, turn: int, known: LibraryView, of: ChatTurn | None = None
) -> str:
    """Notices and how far the library answers, the prose, the quotes, and what was left out.

    Each has a place of its own, so that what a reader has unfolded or marked stays where it is
    while the prose above it grows. It is drawn as settled where there is no turn that it is `of`.
    """
    of = of or ChatTurn(answer.question, answer)
    draw = Cards(answer, turn, of.quotes, is_whole=known.is_whole)
    quoted = answer if of.quotes is None else of.quotes
    parts = {
        "head": render_trouble(of, answer) + render_notices(answer.notices) + _standing(answer),
        "prose": render_prose(of, answer, draw, number=turn),
        "found": render_quotes(of, answer, draw, number=turn)
        + render_silence(answer)
        + _nearest(answer, draw),
        "rest": _copied(of, answer) + render_unseen(answer),
        "refused": render_rejections(answer),
        "asked": render_coverage(quoted, known.names),
    }
    return "".join(f'<div class="{name}">{part}</div>' for name, part in parts.items())


def _copied(turn: ChatTurn, answer: Answer) -> str:
    """To copy quotes with their references; prose has its own way, beside it."""
    has_its_own = turn.writing or answer.mode is Mode.WRITTEN
    return "" if has_its_own or not answer.claims else render_copy(answer, turn.quotes)


def _turn(number: int, turn: ChatTurn, known: LibraryView, *, last: bool) -> str:
    searched = ""
    if turn.answer is not None:
        searched = render_searched(turn.answer)
        body = render_answer(turn.answer, turn=number, known=known, of=turn)
        body += "" if turn.writing else render_marks(number, turn.verdict, known.names)
    elif turn.stop.is_set():
        body = f'<p class="noted" role="note">{escape_html(turn.error or "")}</p>'
    elif turn.error is not None:
        body = _error(texts.NOT_ANSWERED, phrases.sentence(turn.error))
    else:
        pulse = f'<span class="pulse"></span><span>{texts.SEARCHING}</span>'
        body = f'<p class="searching">{pulse}{render_stop(number)}</p>'
    again = _again(number, turn) if last and turn.settled else ""
    edited = " edited" if turn.edited else ""
    return (
        f'<section class="turn{edited}"><div class="asking">'
        f'<h2 class="question" dir="auto">{escape_html(turn.question)}</h2>{searched}'
        f"{render_narrowed(turn.filters, known.names)}</div>"
        f'<div class="answer">{body}{again}</div></section>'
    )


def _again(number: int, turn: ChatTurn) -> str:
    """To ask the last question again or otherwise; while it is edited, the way back."""
    acts = (
        [("keep", written_texts.KEEP, written_texts.KEEP)]
        if turn.edited
        else [
            ("again", written_texts.AGAIN, written_texts.AGAIN_LABEL),
            ("revise", written_texts.REVISE, written_texts.REVISE_LABEL),
        ]
    )
    buttons = "".join(
        f'<button type="button" class="plain act" data-act="{act}" data-turn="{number}" '
        f'aria-label="{label}">{name}</button>'
        for act, name, label in acts
    )
    told = f"<span>{written_texts.EDITING}</span>" if turn.edited else ""
    return f'<div class="acts">{told}{buttons}</div>'


def _error(what: str, why: str) -> str:
    return (
        f'<div class="error" role="alert"><strong>{what}</strong>'
        f'<p dir="auto">{escape_html(why)}</p></div>'
    )


def _standing(answer: Answer) -> str:
    lines = [f"<strong>{escape_html(phrases.standing(answer))}</strong>"]
    if answer.standing is Standing.ABSTAINED:
        lines.append(f"<span>{phrases.ABSTAINED}</span>")
    if answer.missing:
        lines.append(f"<span>{escape_html(phrases.missing(answer.missing))}.</span>")
    if answer.rejections:
        lines.append(f"<span>{texts.left_out(len(answer.rejections))}</span>")
    sure = f'<span class="muted">{phrases.confidence(answer.confidence)}</span>'
    return f'<p class="standing {answer.standing.value}">{" ".join(lines)}{sure}</p>'


def _nearest(answer: Answer, draw: Cards) -> str:
    if not answer.nearest:
        return ""
    cards = "".join(_near(near, draw) for near in answer.nearest)
    if answer.claims:
        return f'<details class="fold"><summary>{phrases.NEAREST}</summary>{cards}</details>'
    return f"<h3>{phrases.NEAREST}</h3>{cards}"


def _near(near: Nearest, draw: Cards) -> str:
    return draw.card([near.citation], why=near.why)
