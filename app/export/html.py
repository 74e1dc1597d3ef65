"""Export as one web page to print, without scripts and without requests to the network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from app.domain.answer import Mode
from app.export.report import lists_below_quotes, numbered_turns, quoted_sources, turn_facts
from app.messages import phrases
from app.messages.standing_texts import sentence_with_doubt
from app.text.catalogue import current_language
from app.text.language_tag import lang
from app.text.unicode import isolate_bidi_lines, on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.conversation.conversation import SavedConversation
    from app.domain.answer import Answer
    from app.domain.citation import Citation
    from app.export.report import NumberedTurn, QuotedSource

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
_HEAD: Final = Markup(
    '<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8">'
    '<meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    '<meta name="referrer" content="no-referrer">'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
)
# Markup.format escapes every argument that is not markup itself.
_PAGE: Final = Markup(
    "{head}<title>{title}</title><style>{style}</style></head>\n"
    '<body><h1 dir="auto">{title}</h1><p>{taken} {promise}</p>{turns}{sources}</body></html>\n'
)
_SECTION: Final = Markup("<section>{parts}</section>")
_SOURCES: Final = Markup("<footer><h2>{heading}</h2><ol>{items}</ol></footer>")
_SOURCE: Final = Markup("<li>{source}. {quoted_at} {labels}</li>")
_QUESTION: Final = Markup('<h2 dir="auto">{number}{question}</h2>')
_FACTS: Final = Markup("<dl>{rows}</dl>")
_FACT: Final = Markup("<dt>{name}</dt><dd>{fact}</dd>")
_PARAGRAPH: Final = Markup("<p>{words}</p>")
_HEADING: Final = Markup("<h3>{words}</h3>")
_REASON: Final = Markup("<p>{heading} {why}</p>")
_SENTENCE: Final = Markup("<bdi>{words}</bdi><sup>{marks}</sup>")
_QUOTE: Final = Markup(
    '<figure><blockquote dir="auto"{language}>{words}</blockquote>'
    "<figcaption>{places}</figcaption></figure>"
)
_PLACE: Final = Markup("<div>[{label}] {reference}</div>")
_LIST: Final = Markup("<h3>{heading}</h3><ul>{items}</ul>")
_ITEM: Final = Markup('<li dir="auto">{words}</li>')
_NOTHING: Final = Markup("")


def html(conversation: SavedConversation) -> str:
    """Return a self-contained page: the questions with numbered quotes, and the sources."""
    turns = numbered_turns(conversation)
    sections = (_SECTION.format(parts=_NOTHING.join(_turn(numbered))) for numbered in turns)
    items = _NOTHING.join(map(_source, quoted_sources(turns)))
    return str(
        _PAGE.format(
            head=_HEAD.format(language=current_language()),
            title=_inline(conversation.title) or phrases.UNTITLED,
            style=Markup(_STYLE),  # noqa: S704 - a constant
            taken=_inline(phrases.taken_along(conversation.when)),
            promise=phrases.PROMISE,
            turns=_NOTHING.join(sections),
            sources=_SOURCES.format(heading=phrases.SOURCES, items=items) if items else "",
        )
    )


def _turn(numbered: NumberedTurn) -> Iterator[Markup]:
    """Yield the question, facts about its answer, the answer, and the lists below it."""
    number = f"{numbered.number}. " if numbered.number else ""
    yield _QUESTION.format(number=number, question=_inline(numbered.turn.question))
    rows = (
        _FACT.format(name=_inline(name), fact=_inline(fact))
        for name, fact in turn_facts(numbered.turn)
    )
    yield _FACTS.format(rows=_NOTHING.join(rows))
    answer = numbered.turn.answer
    if answer is None:
        return
    if answer.notices:
        yield _list(phrases.NOTICE, map(str, answer.notices))
    if not answer.claims:
        yield _PARAGRAPH.format(words=phrases.ABSTAINED)
    elif answer.mode is Mode.WRITTEN:
        yield _PARAGRAPH.format(words=_prose(answer, numbered))
    if numbered.groups:
        yield _HEADING.format(words=phrases.QUOTES)
    yield from (_quote(group, numbered) for group in numbered.groups)
    if numbered.nearest:
        yield _HEADING.format(words=phrases.NEAREST)
    if answer.shared_reason:
        yield _reason(answer.shared_reason)
    for near in numbered.nearest:
        yield _quote([near.citation], numbered)
        if not answer.shared_reason:
            yield _reason(near.why)
    yield from (_list(heading, rows) for heading, rows in lists_below_quotes(numbered))


def _reason(why: str) -> Markup:
    """Why a passage, or each of them, is no answer."""
    return _REASON.format(heading=phrases.WHY, why=_inline(why))


def _prose(answer: Answer, numbered: NumberedTurn) -> Markup:
    return Markup(" ").join(
        _SENTENCE.format(
            words=_inline(sentence_with_doubt(claim)), marks=_marks(claim.citations, numbered)
        )
        for claim in answer.claims
    )


def _quote(citations: Sequence[Citation], numbered: NumberedTurn) -> Markup:
    """Return the words that the citations share, and below them where they stand."""
    first = citations[0]
    places = (
        _PLACE.format(label=numbered.label(cited), reference=_inline(phrases.reference(cited)))
        for cited in citations
    )
    return _QUOTE.format(
        language=Markup(lang(first.document.provenance.language)),  # noqa: S704 - letters and "-"
        words=isolate_bidi_lines(first.quote.exact),
        places=_NOTHING.join(places),
    )


def _marks(citations: Iterable[Citation], numbered: NumberedTurn) -> str:
    return "".join(f"[{label}]" for label in numbered.labels(citations))


def _source(source: QuotedSource) -> Markup:
    """Return what is known of a document, and the labels of the quotes from it."""
    provenance = source.document.provenance
    labels = ", ".join(f"[{label}]" for label, _ in source.quotes)
    line = f"{phrases.source(provenance)}, {phrases.by(provenance)} [{on_one_line(provenance.id)}]"
    return _SOURCE.format(source=_inline(line), quoted_at=phrases.QUOTED_AT, labels=labels)


def _list(heading: str, rows: Iterable[str]) -> Markup:
    items = (_ITEM.format(words=_inline(row)) for row in rows)
    return _LIST.format(heading=_inline(heading), items=_NOTHING.join(items))


def _inline(words: str) -> str:
    """Return the words on one line, whose direction does not spread to what is around."""
    return isolate_bidi_lines(on_one_line(words))
