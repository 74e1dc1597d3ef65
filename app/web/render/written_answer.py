"""What a model wrote: its prose with a marker for each quote, and what was not let through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.answer import Mode
from app.domain.numbering import citation_place, number_citations
from app.export.plain_text import answer_to_copy
from app.messages import phrases, texts, written_texts
from app.messages.voice_texts import kind_name
from app.text.html_escape import escape_html
from app.web.layout import Layout
from app.web.render.accounts import render_accounts, render_differences
from app.web.render.compare import render_compared, render_layouts
from app.web.render.quotes import spoken_line
from app.web.render.speakers import voice_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.answer import Answer
    from app.domain.citation import Citation
    from app.domain.claim import Claim
    from app.web.conversation import ChatTurn
    from app.web.render.quotes import Cards

_SENTENCES = 4  # of a paragraph


def render_prose(turn: ChatTurn, answer: Answer, draw: Cards, *, number: int) -> str:
    """Who writes or wrote, then the sentences that the sources back; '' for quotes alone."""
    written = answer.mode is Mode.WRITTEN
    if not answer.claims or not (turn.writing or written):
        return ""
    claims = answer.claims if written else ()
    starts = range(0, len(claims), _SENTENCES)
    paragraphs = "".join(_paragraph(claims[at : at + _SENTENCES], draw) for at in starts)
    if turn.writing:
        return _writing(turn, number) + paragraphs
    by = escape_html(phrases.written_by(answer.model))
    return f'<p class="by muted">{by}</p>{paragraphs}{render_copy(answer, turn.quotes)}'


def render_quotes(turn: ChatTurn, answer: Answer, draw: Cards, *, number: int) -> str:
    """The quotes that were found, as they were drawn first, and those that only the prose cites."""
    if answer.mode is not Mode.WRITTEN:
        head = _heading() if turn.model and answer.claims else ""
        return head + _accounts(answer, draw, turn.layout, number)
    if turn.quotes is None:
        shown = render_differences(answer.differ, draw)
        seen: set[tuple[str, int, int]] = set()
    else:
        shown = _accounts(turn.quotes, draw, turn.layout, number)
        seen = set(map(citation_place, number_citations(turn.quotes).values()))
    more = {citation_place(cited): cited for claim in answer.claims for cited in claim.citations}
    only = draw.cards(cited for where, cited in more.items() if where not in seen)
    return f"{_heading()}{shown}{only}"


def _accounts(answer: Answer, draw: Cards, layout: Layout, number: int) -> str:
    """The accounts as the reader has them laid out, below what differs."""
    ways = render_layouts(number, layout, answer.views)
    differ = render_differences(answer.differ, draw)
    if layout is Layout.LIST or not ways:
        return differ + ways + render_accounts(answer, draw)
    return differ + ways + render_compared(answer, draw, layout)


def render_trouble(turn: ChatTurn, answer: Answer) -> str:
    """Why there is no prose or why it ends early, and what there is instead; '' if all went well.

    A reader who stopped it needs no warning, but the word that it was stopped.
    """
    if turn.writing or not (turn.note or answer.model_error):
        return ""
    has_prose = answer.mode is Mode.WRITTEN
    rest = written_texts.KEPT if has_prose else written_texts.QUOTES_INSTEAD
    rest = rest if answer.claims else ""
    if turn.note:
        return f'<p class="noted" role="note">{escape_html(turn.note)} {rest}</p>'
    heading = written_texts.trouble(answer.model, has_prose=has_prose)
    why = escape_html(phrases.sentence(answer.model_error or ""))
    return (
        f'<div class="notice trouble" role="note"><strong>{escape_html(heading)}</strong>'
        f'<p dir="auto">{why} {rest}</p></div>'
    )


def render_searched(answer: Answer) -> str:
    """What was looked for, where that is not the question itself."""
    if not answer.search_query or answer.search_query == answer.question:
        return ""
    words = f"<bdi>{escape_html(answer.search_query)}</bdi>"
    return f'<p class="searched"><span>{phrases.SEARCHED}</span> {words}</p>'


def render_unseen(answer: Answer) -> str:
    """How many of the quotes the model had no room for."""
    if not answer.omitted_quotes:
        return ""
    return f'<p class="unseen muted">{escape_html(phrases.unseen(answer.omitted_quotes))}</p>'


def render_rejections(answer: Answer) -> str:
    """What a model wrote and code could not back, folded, never hidden."""
    if not answer.rejections:
        return ""
    items = "".join(
        f'<li dir="auto"><s>{escape_html(rejection.text)}</s> '
        f'<span class="why" dir="auto">{escape_html(phrases.reason(rejection.reason))}</span>'
        "</li>"
        for rejection in answer.rejections
    )
    summary = f"<summary>{written_texts.refused(len(answer.rejections))}</summary>"
    return f'<details class="fold">{summary}<ul>{items}</ul></details>'


def _heading() -> str:
    return f'<h3 class="quotes">{phrases.QUOTES}</h3>'


def _writing(turn: ChatTurn, number: int) -> str:
    said = escape_html(written_texts.writing(turn.writer or turn.model))
    return (
        f'<p class="by writing"><span class="pulse"></span><span>{said}</span>'
        f"{render_stop(number)}</p>"
    )


def render_stop(number: int) -> str:
    """The button that ends the search or the writing of that turn."""
    return (
        f'<button type="button" class="plain act" data-act="halt" data-turn="{number}" '
        f'aria-label="{written_texts.STOP_LABEL}">{written_texts.STOP}</button>'
    )


def _paragraph(claims: Sequence[Claim], draw: Cards) -> str:
    return f'<p class="written">{" ".join(_sentence(claim, draw) for claim in claims)}</p>'


def _sentence(claim: Claim, draw: Cards) -> str:
    """One sentence, isolated from what stands around it, with a marker for each place cited."""
    cited = {citation_place(citation): citation for citation in claim.citations}
    markers = "".join(_marker(citation, draw) for citation in cited.values())
    return f'<bdi class="sentence">{escape_html(claim.text)}</bdi>\N{NO-BREAK SPACE}{markers}'


def _marker(citation: Citation, draw: Cards) -> str:
    """The number of a quote as a button that opens it, with what a small card says of it."""
    number = draw.number(citation)
    label = escape_html(f"{written_texts.marker(number)}: {spoken_line(citation)}")
    known = citation.document.provenance
    where = f"“{known.name}”, {kind_name(known.kind)}, {phrases.day(known.published)}"
    return (
        f'<button type="button" class="marker" data-open="{draw.key(citation)}" '
        f'aria-label="{label}" data-words="{escape_html(citation.quote.exact)}" '
        f'data-who="{escape_html(voice_line(citation.voice))}" data-where="{escape_html(where)}" '
        f'data-stands="{escape_html(draw.standing(citation))}">[{number}]</button>'
    )


def render_copy(answer: Answer, first: Answer | None) -> str:
    """The button that copies the answer with all its references."""
    words = escape_html(answer_to_copy(answer, first=first))
    return (
        f'<p class="copies"><button type="button" class="plain copy" data-copy="{words}" '
        f'data-done="{texts.COPIED}" aria-label="{written_texts.COPY_LABEL}">'
        f"{written_texts.COPY}</button></p>"
    )
