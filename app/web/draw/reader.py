"""The source beside the chat: its provenance, its whole text, its quotes marked in their places."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from app.escape import escaped, isolated
from app.keep import english
from app.web.conversation import LIBRARY_KEY, QuoteKey
from app.web.draw.voices import render_voice
from app.web.english import texts
from corpus.located import Whereabouts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.citation import Citation
    from corpus.document import Document, Provenance
    from corpus.located import Located
    from corpus.reference import Reference
    from corpus.span import Span

_BETWEEN_PARAGRAPHS = re.compile(r"\n\s*\n")
_HEADING_CHARS = 90  # a line of its own, this short and without a full stop, reads as a heading


class Stood(NamedTuple):
    """A note, and the offset near which it is put: before the line there."""

    near: int
    note: str


def render_source(
    document: Document, spans: Mapping[int, Span], active: int | None, *, stood: Stood | None = None
) -> str:
    """The whole text in paragraphs, each span marked with its number, the active one strongly.

    Without its tags, and unescaped, it is the document's text again, letter for letter; but for
    the note that `stood` puts before the line where words stood that are gone.
    """
    text = document.text
    line = _line_of(text, stood.near) if stood else 0
    pieces, at = [], 0
    for start, end in _paragraphs(text, cut=line):
        pieces.append(escaped(text[at:start]))
        if stood and end > line:
            pieces.append(stood.note)
            stood = None
        body = "".join(_marked(text, start, end, spans=spans, active=active))
        name = "p class='heading'" if _is_heading(text[start:end]) else "p"
        pieces.append(f"<{name} dir='auto'>{body}</p>")
        at = end
    return "".join([*pieces, escaped(text[at:])])


def render_reader(
    document: Document,
    spans: Mapping[int, Span],
    *,
    turn: int | None = None,
    active: int | None = None,
    said: Citation | None = None,
    located: Located | None = None,
) -> str:
    """The document with its provenance; `turn` is that of the answer whose quotes are marked.

    `said` is the quote that is shown, `located` what became of it since a link was made.
    """
    known = document.provenance
    spoken = f' lang="{escaped(known.language)}"' if known.language else ""
    stood, lost = _lost(located)
    return (
        '<div class="reader">'
        f'<div class="top">'
        f"{render_bar(known.name, jumps=_jumps(spans, turn=turn, active=active))}"
        f"{_strip(said, located)}</div>"
        f'<h2 tabindex="-1">{isolated(known.name)}</h2>{_facts(document)}{lost}'
        f'<div class="sheet"{spoken}>{render_source(document, spans, active, stood=stood)}</div>'
        "</div>"
    )


def render_missing(reference: Reference) -> str:
    """That a link's document is gone, with the words as they were."""
    return (
        f'<div class="reader">{render_bar(texts.SOURCE)}<p class="muted">{texts.GONE}</p>'
        f"{_was(reference)}</div>"
    )


def render_note(words: str) -> str:
    """A line in place of a source: that it is gone, or that the library is being opened."""
    return (
        f'<div class="reader">{render_bar(texts.SOURCE)}<p class="muted">{escaped(words)}</p></div>'
    )


def render_bar(name: str = "", *, jumps: str = "") -> str:
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


def words_in(document: Document) -> int:
    """How many words the text has, as white space parts them."""
    return len(document.text.split())


def _paragraphs(text: str, *, cut: int) -> Iterator[tuple[int, int]]:
    """Where each paragraph starts and ends; blank lines lie between, or `cut` parts two lines."""
    at = 0
    for gap in _BETWEEN_PARAGRAPHS.finditer(text):
        yield from _parted(at, gap.start(), cut)
        at = gap.end()
    yield from _parted(at, len(text), cut)


def _parted(start: int, end: int, cut: int) -> Iterator[tuple[int, int]]:
    edges = sorted({start, end, *([cut] if start < cut < end else [])})
    yield from pairwise(edges)


def _line_of(text: str, near: int) -> int:
    """Where the line begins in which the next word from `near` stands, or the last one does."""
    words = text[near:]
    near += len(words) - len(words.lstrip()) if words.strip() else 0
    return text.rfind("\n", 0, near) + 1


def _strip(said: Citation | None, located: Located | None) -> str:
    """Who speaks in the quote that is shown, and what became of it; it stays in view."""
    fate = texts.FATES[located.whereabouts] if located else ""
    voice = render_voice(said.voice, said.others) if said else ""
    if not (fate or voice):
        return ""
    told = f'<p class="fate">{fate}</p>' if fate else ""
    return f'<div class="speaking">{voice}{told}</div>'


def _lost(located: Located | None) -> tuple[Stood | None, str]:
    """The words that are gone, at the place where they stood, or above the text if none is left."""
    if located is None or located.whereabouts is not Whereabouts.CHANGED:
        return None, ""
    note = _was(located.reference)
    return (None, note) if located.near is None else (Stood(located.near, note), "")


def _was(reference: Reference) -> str:
    return (
        f'<aside class="was" id="quoted" tabindex="-1"><strong>{texts.AS_IT_WAS}</strong>'
        f'<blockquote dir="auto">{escaped(reference.quote.exact)}</blockquote></aside>'
    )


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
        (texts.WORDS, english.counted(words_in(document), "word")),
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
        f'<time datetime="{escaped(str(known.published))}">{english.day(known.published)}</time>'
        if known.published
        else _or_unknown(None)
    )
    grounds = known.published_from
    return f'{written} <span class="muted">({isolated(grounds)})</span>' if grounds else written
