"""An answer's accounts side by side: by speaker and document, oldest first, without a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.numbering import more_claims_of_view
from app.messages import phrases, texts
from app.text.html_escape import escape_html, isolate_html
from app.web.conversation import DocumentKey
from app.web.render.quotes import render_words
from app.web.render.speakers import speaker_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.domain.answer import Answer
    from app.domain.citation import Citation
    from app.domain.views import Difference, View
    from app.web.render.quotes import Cards


def render_accounts(answer: Answer, draw: Cards) -> str:
    """Each speaker's quotes in each document, in order of date."""
    accounts = "".join(_view(view, answer, draw) for view in answer.views)
    if len(answer.views) > 1:
        accounts = f'<p class="order muted">{texts.in_order(len(answer.views))}</p>{accounts}'
    return accounts


def render_differences(differ: Sequence[Difference], draw: Cards) -> str:
    """Each pair of quotes that speak to one point in opposite ways; neither comes off better."""
    if not differ:
        return ""
    pairs = "".join(
        f'<div class="pair">{_side(two.one, draw)}{_side(two.other, draw)}</div>' for two in differ
    )
    return (
        f'<section class="differ" aria-label="{phrases.DIFFER}"><h3>{phrases.DIFFER}</h3>'
        f'<p class="muted">{phrases.DIFFER_MORE}</p>{pairs}</section>'
    )


def render_notices(notices: Sequence[str]) -> str:
    """What a reader must know of the question itself, above all quotes."""
    if not notices:
        return ""
    lines = "".join(f'<p dir="auto">{escape_html(notice)}</p>' for notice in notices)
    return (
        f'<div class="notice" role="note" aria-label="{phrases.NOTICE}">'
        f"<strong>{phrases.NOTICE}</strong>{lines}</div>"
    )


def render_coverage(answer: Answer, names: Mapping[str, str]) -> str:
    """Who speaks to it, and which of the documents that were asked are silent."""
    asked = len(answer.coverage.asked)
    if not asked:
        return ""
    heard = _heard(answer)
    silent = "".join(_silent(name, names.get(name, name)) for name in answer.coverage.silent)
    if not silent:
        return f'{heard}<p class="coverage muted">{texts.every_voice(asked)}.</p>'
    count = texts.silent(len(answer.coverage.silent), asked)
    folded = f"<summary>{count}</summary><ul>{silent}</ul>"
    return f'{heard}<details class="fold coverage">{folded}</details>'


def _view(view: View, answer: Answer, draw: Cards) -> str:
    """One speaker in one document; what is more than the strongest quotes is folded."""
    first, *rest = (draw.claim(claim, brief=at > 0) for at, claim in enumerate(view.claims))
    more = more_claims_of_view(view, answer)
    folded = ""
    if more:
        cards = "".join(draw.claim(claim, brief=True) for claim in more)
        folded = (
            f'<details class="fold more"><summary>{texts.more_quotes(len(more))}</summary>'
            f"{cards}</details>"
        )
    label = escape_html(texts.account(speaker_name(view.speaker), view.document.provenance.name))
    return f'<section class="view" aria-label="{label}">{first}{"".join(rest)}{folded}</section>'


def _side(citation: Citation, draw: Cards) -> str:
    words = render_words(citation.quote.exact, citation.document)
    return f'<div class="side">{words}{draw.source(citation)}</div>'


def _heard(answer: Answer) -> str:
    """The speakers with their documents; nobody where the library is silent."""
    named = [
        f"<li><strong>{isolate_html(speaker_name(view.speaker))}</strong>, in "
        f"{isolate_html(view.document.provenance.name)}</li>"
        for view in answer.views
    ]
    if not named:
        return ""
    return f'<div class="heard"><span>{texts.WHO_SPEAKS}</span><ul>{"".join(named)}</ul></div>'


def _silent(identity: str, name: str) -> str:
    return (
        f'<li><button type="button" class="plain" '
        f'data-open="{escape_html(str(DocumentKey(identity)))}">{isolate_html(name)}</button></li>'
    )
