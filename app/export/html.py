"""A conversation as one web page to print: nothing in it runs, and nothing is fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.domain.answer import Mode
from app.export.report import below, facts, numbered_turns, sources
from app.messages import phrases
from app.text.html_escape import escape_html
from app.text.language_tag import lang
from app.text.unicode import isolate_bidi_lines, on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.conversation.conversation import SavedConversation
    from app.domain.answer import Answer
    from app.domain.citation import Citation
    from app.export.report import NumberedTurn, Source

# Grey on white prints as black does; no size of paper is named, so that A4 and letter both fit.
_STYLE: Final = """
@page { margin: 2cm }
body { max-width: 42em; margin: 2em auto; padding: 0 1em; color: #000; background: #fff;
  font: 11pt/1.45 Georgia, "Times New Roman", serif; overflow-wrap: anywhere }
h1 { font-size: 1.6em } h2 { font-size: 1.25em; margin-top: 2em } h3 { font-size: 1em }
h1, h2, h3 { line-height: 1.2; break-after: avoid }
dl { margin: 1em 0; font-size: .9em } dt, dd { display: inline; margin: 0 }
dt::after { content: ": " } dd::after { content: "\\A"; white-space: pre }
figure { margin: 1em 0; padding-left: 1em; border-left: 2px solid #000; break-inside: avoid }
blockquote { margin: 0; white-space: pre-wrap } figcaption { font-size: .9em; margin-top: .3em }
li { margin: .3em 0; break-inside: avoid } sup { line-height: 0 }
footer { margin-top: 2em; font-size: .9em }
@media print { body { max-width: none; margin: 0; padding: 0 } }
"""
_HEAD: Final = (
    '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
    '<meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    '<meta name="referrer" content="no-referrer">'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
)


def html(kept: SavedConversation) -> str:
    """A page of its own: the questions with their numbered quotes, and a list of the sources."""
    title = _inline(kept.title) or phrases.UNTITLED
    taken = f"<p>{_inline(phrases.taken_along(kept.when))} {phrases.PROMISE}</p>"
    every = numbered_turns(kept)
    body = "".join(f"<section>{''.join(_turn(one))}</section>" for one in every)
    listed = "".join(map(_source, sources(every)))
    if listed:
        body += f"<footer><h2>{phrases.SOURCES}</h2><ol>{listed}</ol></footer>"
    return (
        f"{_HEAD}<title>{title}</title><style>{_STYLE}</style></head>\n"
        f'<body><h1 dir="auto">{title}</h1>{taken}{body}</body></html>\n'
    )


def _turn(one: NumberedTurn) -> Iterator[str]:
    number = f"{one.number}. " if one.number else ""
    yield f'<h2 dir="auto">{number}{_inline(one.turn.question)}</h2>'
    rows = (f"<dt>{_inline(name)}</dt><dd>{_inline(fact)}</dd>" for name, fact in facts(one.turn))
    yield f"<dl>{''.join(rows)}</dl>"
    answer = one.turn.answer
    if answer is None:
        return
    if answer.notices:
        yield _listed(phrases.NOTICE, answer.notices)
    if not answer.claims:
        yield f"<p>{phrases.ABSTAINED}</p>"
    elif answer.mode is Mode.WRITTEN:
        yield f"<p>{_prose(answer, one)}</p>"
    if one.groups:
        yield f"<h3>{phrases.QUOTES}</h3>"
    yield from (_quote(group, one) for group in one.groups)
    if one.nearest:
        yield f"<h3>{phrases.NEAREST}</h3>"
    for near in one.nearest:
        yield f"{_quote([near.citation], one)}<p>{phrases.WHY} {_inline(near.why)}</p>"
    yield from (_listed(heading, listed) for heading, listed in below(one))


def _prose(answer: Answer, one: NumberedTurn) -> str:
    return " ".join(
        f"<bdi>{_inline(claim.text)}</bdi><sup>{_marks(claim.citations, one)}</sup>"
        for claim in answer.claims
    )


def _quote(same: Sequence[Citation], one: NumberedTurn) -> str:
    """The words, and under them each place where they stand."""
    spoken = lang(same[0].document.provenance.language)
    words = escape_html(isolate_bidi_lines(same[0].quote.exact))
    rows = "".join(
        f"<div>[{one.label(cited)}] {_inline(phrases.reference(cited))}</div>" for cited in same
    )
    quote = f'<blockquote dir="auto"{spoken}>{words}</blockquote>'
    return f"<figure>{quote}<figcaption>{rows}</figcaption></figure>"


def _marks(cited: Iterable[Citation], one: NumberedTurn) -> str:
    return "".join(f"[{label}]" for label in one.labels(cited))


def _source(source: Source) -> str:
    """What is known of a document, and which of the quotes are from it."""
    known = source.document.provenance
    labels = ", ".join(f"[{label}]" for label, _ in source.quotes)
    told_of = f"{phrases.source(known)}, {phrases.by(known)} [{on_one_line(known.id)}]"
    return f"<li>{_inline(told_of)}. {phrases.QUOTED_AT} {labels}</li>"


def _listed(heading: str, rows: Iterable[str]) -> str:
    items = "".join(f'<li dir="auto">{_inline(row)}</li>' for row in rows)
    return f"<h3>{_inline(heading)}</h3><ul>{items}</ul>"


def _inline(words: str) -> str:
    """The words on one line, escaped, and turning nothing around them."""
    return escape_html(isolate_bidi_lines(on_one_line(words)))
