"""The source beside the chat: its provenance, its whole text, its quotes marked in their places."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from app.web import texts
from app.web.conversation import LIBRARY_KEY, DocumentKey, QuoteKey
from app.web.escape import escaped, isolated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from corpus.document import Document, Provenance
    from corpus.span import Span

_BETWEEN_PARAGRAPHS = re.compile(r"\n\s*\n")
_HEADING_CHARS = 90  # a line of its own, this short and without a full stop, reads as a heading
MAX_LISTED = 500  # documents the list draws; the rest are counted, since a page must stay light


def render_source(document: Document, spans: Mapping[int, Span], active: int | None) -> str:
    """The whole text in paragraphs, each span marked with its number, the active one strongly.

    Without its tags, and unescaped, it is the document's text again, letter for letter.
    """
    text = document.text
    pieces, at = [], 0
    for start, end in _paragraphs(text):
        pieces.append(escaped(text[at:start]))
        body = "".join(_marked(text, start, end, spans=spans, active=active))
        name = "p class='heading'" if _is_heading(text[start:end]) else "p"
        pieces.append(f"<{name} dir='auto'>{body}</p>")
        at = end
    return "".join([*pieces, escaped(text[at:])])


def render_reader(
    document: Document, spans: Mapping[int, Span], *, turn: int | None, active: int | None
) -> str:
    """The document with its provenance; `turn` is that of the answer whose quotes are marked."""
    language = document.provenance.language
    spoken = f' lang="{escaped(language)}"' if language else ""
    return (
        '<div class="reader">'
        f"{_bar(document.provenance.name, jumps=_jumps(spans, turn=turn, active=active))}"
        f'<h2 tabindex="-1">{isolated(document.provenance.name)}</h2>{_facts(document)}'
        f'<div class="sheet"{spoken}>{render_source(document, spans, active)}</div></div>'
    )


def render_library(documents: Sequence[Document]) -> str:
    """The list of documents, each to be opened; what to do when there is none."""
    if not documents:
        return f'<div class="reader">{_bar()}{render_empty()}</div>'
    listed = "".join(map(_entry, documents[:MAX_LISTED]))
    rest = len(documents) - MAX_LISTED
    more = f"<p>… and {texts.counted(rest, 'more document', 'more documents')}</p>"
    return (
        f'<div class="reader">{_bar()}<h2 tabindex="-1">{texts.LIBRARY}</h2>'
        f'<p class="muted">{texts.LIBRARY_MORE}</p>'
        f'<ul class="entries">{listed}</ul>{more if rest > 0 else ""}</div>'
    )


def render_empty() -> str:
    """What stands where the documents would, and the command that brings some."""
    return (
        f'<div class="empty"><h2>{texts.EMPTY_STORE}</h2><p>{texts.EMPTY_STORE_MORE} '
        f"<code>{texts.EMPTY_STORE_COMMAND}</code> {texts.EMPTY_STORE_AFTER}</p></div>"
    )


def render_note(words: str) -> str:
    """A line in place of a source: that it is gone, or that the library is being opened."""
    return f'<div class="reader">{_bar(texts.SOURCE)}<p class="muted">{escaped(words)}</p></div>'


def words_in(document: Document) -> int:
    """How many words the text has, as white space parts them."""
    return len(document.text.split())


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Where each paragraph starts and ends; blank lines lie between."""
    at = 0
    for gap in _BETWEEN_PARAGRAPHS.finditer(text):
        if gap.start() > at:
            yield at, gap.start()
        at = gap.end()
    if at < len(text):
        yield at, len(text)


def _is_heading(paragraph: str) -> bool:
    return (
        len(paragraph) <= _HEADING_CHARS
        and "\n" not in paragraph
        and paragraph[:1].isupper()
        and paragraph.rstrip()[-1:].isalnum()
    )


def _marked(
    text: str, start: int, end: int, *, spans: Mapping[int, Span], active: int | None
) -> Iterator[str]:
    """The stretch, cut wherever a span begins or ends; each piece escaped by itself."""
    inside = {number: span for number, span in spans.items() if span.start < end > start < span.end}
    edges = {edge for span in inside.values() for edge in (span.start, span.end)}
    cuts = sorted({start, end} | {edge for edge in edges if start < edge < end})
    for left, right in pairwise(cuts):
        words = escaped(text[left:right])
        here = [number for number, span in inside.items() if span.start <= left < span.end]
        if not here:
            yield words
            continue
        begin = [number for number in here if spans[number].start == left]
        yield f"<mark{_attributes(here, begin, active, at=left, spans=spans)}>{words}</mark>"


def _attributes(
    here: Sequence[int],
    begin: Sequence[int],
    active: int | None,
    *,
    at: int,
    spans: Mapping[int, Span],
) -> str:
    label = f' data-number="{" ".join(map(str, begin))}"' if begin else ""
    if active is None or active not in here:
        return label
    first = ' id="quoted" tabindex="-1"' if spans[active].start == at else ""
    return f' class="active"{first}{label}'


def _bar(name: str = "", *, jumps: str = "") -> str:
    """The strip above a source: back to the list, and shut it where it covers the chat."""
    back = (
        f'<button type="button" class="plain back" data-open="{LIBRARY_KEY}">'
        f'<span aria-hidden="true">&lsaquo;</span> {texts.BACK_TO_LIBRARY}</button>'
    )
    crumb = f'<span class="crumb" aria-hidden="true">{isolated(name)}</span>'
    return (
        f'<div class="bar">{back if name else ""}{crumb}{jumps}'
        f'<button type="button" class="plain close" data-close aria-label="{texts.CLOSE}">'
        '<span aria-hidden="true">&times;</span></button></div>'
    )


def _jumps(spans: Mapping[int, Span], *, turn: int | None, active: int | None) -> str:
    """One button for each quote of the answer that stands in this source."""
    if turn is None or not spans:
        return ""
    buttons = []
    for number in sorted(spans, key=lambda number: spans[number]):
        current = ' aria-current="true"' if number == active else ""
        key = QuoteKey(turn, number)
        label = f"Quote {number}"
        buttons.append(
            f'<button type="button" class="number" data-open="{key}"{current} '
            f'aria-label="{label}">{number}</button>'
        )
    label = texts.QUOTED_HERE
    return f'<span class="jumps" role="group" aria-label="{label}">{"".join(buttons)}</span>'


def _facts(document: Document) -> str:
    """What is known of the document, and 'unknown' for what is not."""
    known = document.provenance
    rows = [(texts.AUTHOR, _or_unknown(known.author)), *_voices(known)]
    rows += [
        (texts.PUBLISHER, _or_unknown(known.publisher)),
        (texts.KIND, escaped(known.kind.value) if known.kind else _or_unknown(None)),
        (texts.DATE, _dated(known)),
        (texts.WORDS, texts.counted(words_in(document), "word")),
        (texts.FILE, isolated(known.file)),
    ]
    lines = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in rows)
    titled = f"title: {known.titled_by}" if known.titled_by else ""
    note = f'<p class="muted note">{isolated(titled)}</p>' if titled else ""
    return f'{note}<dl class="facts">{lines}</dl>'


def _voices(known: Provenance) -> Iterator[tuple[str, str]]:
    if known.interviewer:
        yield texts.INTERVIEWER, isolated(known.interviewer)
    if known.interviewee:
        yield texts.INTERVIEWEE, isolated(known.interviewee)


def _or_unknown(words: str | None) -> str:
    return isolated(words) if words else f'<span class="unknown">{texts.UNKNOWN}</span>'


def _dated(known: Provenance) -> str:
    """The date, and on what grounds, or why there is none."""
    written = (
        f'<time datetime="{escaped(str(known.published))}">{texts.day(known.published)}</time>'
        if known.published
        else _or_unknown(None)
    )
    grounds = known.published_from
    return f'{written} <span class="muted">({isolated(grounds)})</span>' if grounds else written


def _entry(document: Document) -> str:
    known = document.provenance
    key = escaped(str(DocumentKey(known.id)))
    guest = known.interviewee
    talks = f"<span>with {isolated(guest)}</span> " if guest else ""
    by = f"by {isolated(known.author)}" if known.author else f"author {texts.UNKNOWN}"
    return (
        f'<li><button type="button" class="entry" data-open="{key}">'
        f'<span class="title">{isolated(known.name)}</span>'
        f'<span class="meta"><span class="badge">{texts.kind_name(known.kind)}</span> '
        f"<span>{by}</span> {talks}<span>{texts.day(known.published)}</span> "
        f"<span>{texts.counted(words_in(document), 'word')}</span></span></button></li>"
    )
