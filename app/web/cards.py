"""The conversation: questions, and answers as cards of quotes with their sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.answer import Answer, Mode, Nearest, Standing
from app.marks import Verdict
from app.web import texts
from app.web.accounts import (
    render_accounts,
    render_coverage,
    render_differences,
    render_notices,
)
from app.web.conversation import MarkKey
from app.web.escape import escaped, isolated
from app.web.library import render_empty
from app.web.quotes import Cards

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.web.conversation import Turn


def render_conversation(
    turns: Sequence[Turn], *, names: Mapping[str, str], examples: Sequence[str] = ()
) -> str:
    """Every turn, oldest first; before the first, what one can ask.

    `names` gives documents' titles by id; it is empty when the library is.
    """
    if not turns:
        return f'<div class="talk">{render_welcome(examples) if names else render_empty()}</div>'
    drawn = (_turn(number, turn, names) for number, turn in enumerate(turns))
    return f'<div class="talk" data-turns="{len(turns)}">{"".join(drawn)}</div>'


def render_failure(reason: str) -> str:
    """That there is no library to ask, and why."""
    return f'<div class="talk">{_error(texts.NO_LIBRARY, reason)}</div>'


def render_welcome(examples: Sequence[str]) -> str:
    """What the page is for, and questions that ask themselves when clicked."""
    chips = "".join(
        f'<li><button type="button" class="chip" data-ask="{escaped(example)}">'
        f"{isolated(example)}</button></li>"
        for example in examples
    )
    listed = f'<h3>{texts.EXAMPLES}</h3><ul class="chips">{chips}</ul>' if chips else ""
    return (
        f'<div class="welcome"><h2>{texts.WELCOME}</h2>'
        f'<p class="muted">{texts.WELCOME_MORE}</p>{listed}</div>'
    )


def render_answer(answer: Answer, *, turn: int, names: Mapping[str, str]) -> str:
    """Notices, how far the library answers, the cards, what was left out, and who is silent."""
    draw = Cards(answer, turn)
    parts = [render_notices(answer.notices), _standing(answer)]
    if answer.mode is Mode.WRITTEN:
        if answer.claims:
            parts.append(f'<p class="muted">{escaped(texts.written_by(answer.model))}</p>')
        parts += [render_differences(answer.differ, draw), *map(draw.claim, answer.claims)]
    else:
        parts.append(render_accounts(answer, draw))
    parts += [_nearest(answer, draw), _rejections(answer), render_coverage(answer, names)]
    return "".join(parts)


def _turn(number: int, turn: Turn, names: Mapping[str, str]) -> str:
    if turn.answer is not None:
        body = render_answer(turn.answer, turn=number, names=names) + _marks(number, turn.verdict)
    elif turn.error is not None:
        body = _error(texts.NOT_ANSWERED, turn.error)
    else:
        body = f'<p class="searching"><span class="pulse"></span>{texts.SEARCHING}</p>'
    return (
        f'<section class="turn"><h2 class="question" dir="auto">{escaped(turn.question)}</h2>'
        f'<div class="answer">{body}</div></section>'
    )


def _marks(turn: int, given: Verdict | None) -> str:
    """The buttons that say what the answer is worth, the one that was pressed shown so."""
    buttons = "".join(
        f'<button type="button" class="verdict" data-mark="{MarkKey(turn, verdict)}" '
        f'aria-pressed="{"true" if verdict is given else "false"}">'
        f"{texts.VERDICTS[verdict]}</button>"
        for verdict in Verdict
    )
    return (
        f'<div class="marks" role="group" aria-label="{texts.MARK_LABEL}">'
        f'<span aria-hidden="true">{texts.MARK}</span>{buttons}</div>'
    )


def _error(what: str, why: str) -> str:
    return (
        f'<div class="error" role="alert"><strong>{what}</strong>'
        f'<p dir="auto">{escaped(why)}</p></div>'
    )


def _standing(answer: Answer) -> str:
    lines = [f"<strong>{escaped(texts.standing(answer))}</strong>"]
    if answer.standing is Standing.ABSTAINED:
        lines.append(f"<span>{texts.ABSTAINED}</span>")
    if answer.missing:
        lines.append(f"<span>{escaped(texts.missing(answer.missing))}.</span>")
    if answer.rejections:
        lines.append(f"<span>{texts.left_out(len(answer.rejections))}</span>")
    sure = f'<span class="muted">{texts.confidence(answer.confidence)}</span>'
    return f'<p class="standing {answer.standing.value}">{" ".join(lines)}{sure}</p>'


def _nearest(answer: Answer, draw: Cards) -> str:
    if not answer.nearest:
        return ""
    cards = "".join(_near(near, draw) for near in answer.nearest)
    if answer.claims:
        return f'<details class="fold"><summary>{texts.NEAREST}</summary>{cards}</details>'
    return f"<h3>{texts.NEAREST}</h3>{cards}"


def _near(near: Nearest, draw: Cards) -> str:
    return draw.card([near.citation], why=near.why)


def _rejections(answer: Answer) -> str:
    """What a model wrote and code could not back, folded, never hidden."""
    if not answer.rejections:
        return ""
    items = "".join(
        f'<li dir="auto"><s>{escaped(rejection.text)}</s> '
        f'<span class="why">{escaped(rejection.reason)}</span></li>'
        for rejection in answer.rejections
    )
    count = texts.counted(len(answer.rejections), "sentence")
    folded = f"<summary>{texts.REFUSED}: {count}</summary><ul>{items}</ul>"
    return f'<details class="fold">{folded}</details>'
