"""The folds that tell why a quote was chosen, and which words nothing holds where none is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.explanation import TermPlace
from app.messages import why_texts
from app.serialize.explanation import score_parts, silence_facts, sureness, why_facts
from app.text.html_escape import escape_html

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.domain.answer import Answer
    from app.domain.citation import Citation
    from app.domain.explanation import QuoteExplanation


def render_why(why: QuoteExplanation, citation: Citation, *, number: int) -> str:
    """What found the quote that bears the number, and why it was chosen; folded."""
    facts = _facts(why_facts(why, why.best.of(citation.document.text)))
    parts = "".join(
        f'<li><span class="amount">{why_texts.amount(part)}</span> {escape_html(name)}</li>'
        for name, part in score_parts(why)
    )
    sums = f"<div><dt>{why_texts.PARTS}</dt><dd><ul>{parts}</ul></dd></div>"
    notes = "".join(f"<p>{escape_html(note)}</p>" for note in why_texts.NOTES)
    summary = f'<summary aria-label="{why_texts.label(number)}">{why_texts.WHY}</summary>'
    return (
        f'<details class="fold because">{summary}<dl>{facts}{sums}</dl>'
        f'<div class="muted">{notes}</div></details>'
    )


def render_silence(answer: Answer) -> str:
    """Where the words stand of a question that nothing answers; folded, '' where there is none."""
    silence = answer.why
    if silence is None or not answer.coverage.asked:
        return ""
    told = f"<p>{escape_html(sureness(silence))}</p>"
    if not silence.words:
        told = f"<p>{why_texts.NO_WORDS}</p>{told}"
    elif not silence.standing(TermPlace.NOWHERE):
        told = f"<p>{why_texts.NONE_NOWHERE}</p>{told}"
    return (
        f'<details class="fold because"><summary>{why_texts.SILENCE}</summary>'
        f"<dl>{_facts(silence_facts(silence))}</dl>{told}</details>"
    )


def _facts(facts: Iterable[tuple[str, str]]) -> str:
    return "".join(
        f'<div><dt>{escape_html(heading)}</dt><dd dir="auto">{escape_html(fact)}</dd></div>'
        for heading, fact in facts
    )
