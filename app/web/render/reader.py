"""The source beside the chat: its provenance, its whole text, its quotes marked in their places."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.messages import phrases, reader_texts, texts
from app.messages.voice_texts import kind_name
from app.text.html_escape import escape_html, isolate_html
from app.text.language_tag import lang
from app.web.conversation import LIBRARY_KEY, QuoteKey
from app.web.render.quotes import render_checks, render_copies
from app.web.render.source_text import COLOURS, MarkedPlace, key_of, parts, render_sheet
from app.web.render.speakers import render_voice, speaker_name
from corpus.reference.located import ReferenceStatus

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.domain.citation import Citation
    from corpus.model.document import Document, Provenance
    from corpus.model.span import Span
    from corpus.model.utterance import Utterance
    from corpus.reference.located import ResolvedReference
    from corpus.reference.reference import Reference

_FEW = 6  # speakers that are listed without being asked for
_LONG = 100_000  # characters: a longer text is laid out only where it is looked at


@dataclass(frozen=True, slots=True)
class ReaderView:
    """A document as it is read: `spans` are its quotes by number, `told` who speaks in it.

    `turn` is that of the answer whose quotes they are; `active` is the number of the one that is
    shown, `said` that quote, `whole` whether it is of whole sentences. `located` tells what became
    of the quote of a link.
    """

    document: Document
    spans: Mapping[int, Span] = field(default_factory=dict)
    told: Sequence[Utterance] = ()
    turn: int | None = None
    active: int | None = None
    said: Citation | None = None
    whole: bool = True
    located: ResolvedReference | None = None

    @property
    def sheet_key(self) -> tuple[object, ...]:
        """What the sheet is made of: while it stays, so does the sheet."""
        lost = self.located.reference if self.located and not self.located.span else None
        return self.document.provenance, self.document.digest, *self.spans.items(), lost


def render_reading(reading: ReaderView) -> str:
    """What stands above the text: the way back, the quotes, the provenance, who speaks."""
    known = reading.document.provenance
    active = "" if reading.active is None else f' data-active="{reading.active}"'
    lost = render_lost(reading.located) if not _stood(reading.located) else ""
    return (
        f'<div class="reader"{active}>'
        f'<div class="top">{render_bar(known.name, tools=_tools(reading))}{_find()}'
        f"{_strip(reading)}</div>"
        f'<h2 tabindex="-1">{isolate_html(known.name)}</h2>{_facts(reading.document)}'
        f"{render_cast(reading.told)}{lost}</div>"
    )


def render_reading_sheet(reading: ReaderView) -> str:
    """The whole text, in its own language."""
    spoken = lang(reading.document.provenance.language)
    stood = _stood(reading.located)
    sheet = render_sheet(reading.document, reading.spans, reading.told, stood=stood)
    long = " long" if len(reading.document.text) > _LONG else ""
    return f'<div class="sheet{long}"{spoken}>{sheet}</div>'


def render_missing(reference: Reference) -> str:
    """That a link's document is gone, with the words as they were."""
    return (
        f'<div class="reader">{render_bar(texts.SOURCE)}<p class="muted">{texts.GONE}</p>'
        f"{_was(reference)}</div>"
    )


def render_note(words: str) -> str:
    """A line in place of a source: that it is gone, or that the library is being opened."""
    bar = render_bar(texts.SOURCE)
    return f'<div class="reader">{bar}<p class="muted">{escape_html(words)}</p></div>'


def render_bar(name: str = "", *, tools: str = "") -> str:
    """The strip above a source: back to the list, and shut it where it covers the chat."""
    back = (
        f'<button type="button" class="plain back" data-open="{LIBRARY_KEY}">'
        f'<span aria-hidden="true">&lsaquo;</span> {texts.BACK_TO_LIBRARY}</button>'
    )
    crumb = f'<span class="crumb" aria-hidden="true">{isolate_html(name)}</span>'
    return (
        f'<div class="bar">{back if name else ""}{crumb}{tools}'
        f'<button type="button" class="plain close" data-close aria-label="{texts.CLOSE}">'
        '<span aria-hidden="true">&times;</span></button></div>'
    )


def render_cast(told: Sequence[Utterance]) -> str:
    """Who speaks in the document, each in their colour, and a way to where they do."""
    if not told:
        return ""
    numbers, names = parts(told), {key_of(one.speaker): one.speaker for one in reversed(told)}
    often = Counter(key_of(one.speaker) for one in told)
    items = "".join(
        f'<li><button type="button" class="plain part c{number % COLOURS}" data-part="{number}" '
        f'aria-label="{escape_html(reader_texts.PART_LABEL % speaker_name(names[key]))}">'
        f"{isolate_html(speaker_name(names[key]))}</button> "
        f'<span class="muted">{reader_texts.passages(often[key])}</span></li>'
        for key, number in numbers.items()
    )
    label = reader_texts.SPEAKERS
    return (
        f'<details class="fold cast"{" open" if len(numbers) <= _FEW else ""}>'
        f"<summary>{label} ({len(numbers)})</summary><ul>{items}</ul></details>"
    )


def words_in(document: Document) -> int:
    """How many words the text has, as white space parts them."""
    return len(document.text.split())


def _strip(reading: ReaderView) -> str:
    """Who speaks in the quote that is shown, how it stands, what became of it; it stays in view."""
    said, located = reading.said, reading.located
    fate = texts.FATES[located.whereabouts] if located else ""
    if not (fate or said):
        return ""
    told = f'<p class="fate">{fate}</p>' if fate else ""
    voice = render_voice(said.voice, said.others) if said else ""
    checks = render_checks(said, whole=reading.whole) if said else ""
    copies = render_copies(said) if said else ""
    return f'<div class="speaking">{voice}<div class="stands">{checks}{copies}</div>{told}</div>'


def _stood(located: ResolvedReference | None) -> MarkedPlace | None:
    """The words of a link that are gone, at the place where they stood, if that can be told."""
    if (
        located is None
        or located.whereabouts is not ReferenceStatus.CHANGED
        or located.near is None
    ):
        return None
    return MarkedPlace(located.near, _was(located.reference))


def render_lost(located: ResolvedReference | None) -> str:
    """The words of a link that are gone, where no place is left for them in the text."""
    gone = located is not None and located.whereabouts is ReferenceStatus.CHANGED
    return _was(located.reference) if located and gone else ""


def _was(reference: Reference) -> str:
    return (
        f'<aside class="was" id="quoted" tabindex="-1"><strong>{texts.AS_IT_WAS}</strong>'
        f'<blockquote dir="auto">{escape_html(reference.quote.exact)}</blockquote></aside>'
    )


def _tools(reading: ReaderView) -> str:
    """To find words, and to go from quote to quote of the answer in this source."""
    find = (
        f'<button type="button" class="plain find-open" aria-label="{reader_texts.FIND}" '
        f'aria-expanded="false" data-find>{reader_texts.FIND_SHORT}</button>'
    )
    return find + _jumps(reading)


def _find() -> str:
    """Where words to be found in the document are typed."""
    return (
        '<div class="find" role="search" hidden>'
        f'<input type="search" aria-label="{reader_texts.FIND}" '
        f'data-found="{reader_texts.FOUND}" data-none="{reader_texts.FOUND_NONE}">'
        '<span class="places" role="status"></span>'
        + "".join(
            f'<button type="button" class="plain" data-find="{step}" aria-label="{label}">'
            f'<span aria-hidden="true">{sign}</span></button>'
            for step, label, sign in (
                ("-1", reader_texts.FIND_PREVIOUS, "&uarr;"),
                ("1", reader_texts.FIND_NEXT, "&darr;"),
                ("0", reader_texts.FIND_END, "&times;"),
            )
        )
        + "</div>"
    )


def _jumps(reading: ReaderView) -> str:
    """The quotes of the answer in this source by their numbers, and the ones before and after."""
    if reading.turn is None or not reading.spans:
        return ""
    spans, turn, active = reading.spans, reading.turn, reading.active
    numbers = sorted(spans, key=lambda number: spans[number])
    at = numbers.index(active) if active in numbers else 0
    before, after = numbers[at - 1], numbers[(at + 1) % len(numbers)]
    current = ' aria-current="true"'
    jumps = "".join(
        f'<button type="button" class="number" data-open="{QuoteKey(turn, number)}"'
        f"{current if number == active else ''} "
        f'aria-label="{reader_texts.quote(number)}">{number}</button>'
        for number in numbers
    )
    steps = [
        f'<button type="button" class="plain step" data-open="{QuoteKey(turn, number)}" '
        f'aria-label="{label}"><span aria-hidden="true">{sign}</span></button>'
        for number, label, sign in (
            (before, reader_texts.QUOTE_PREVIOUS, "&lsaquo;"),
            (after, reader_texts.QUOTE_NEXT, "&rsaquo;"),
        )
    ]
    first, last = steps if len(numbers) > 1 else ("", "")
    return (
        f'<span class="jumps" role="group" aria-label="{texts.QUOTED_HERE}">'
        f'{first}<span class="numbers">{jumps}</span>{last}</span>'
    )


def _facts(document: Document) -> str:
    """What is known of the document, and 'unknown' for what is not."""
    known = document.provenance
    rows = [(texts.AUTHOR, _or_unknown(known.author)), *_voices(known)]
    rows += [
        (texts.PUBLISHER, _or_unknown(known.publisher)),
        (texts.KIND, kind_name(known.kind) if known.kind else _or_unknown(None)),
        (texts.DATE, _dated(known)),
        (texts.WORDS, phrases.counted(words_in(document), "word")),
        (texts.FILE, isolate_html(known.file)),
    ]
    lines = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in rows)
    titled = texts.TITLED_BY % known.titled_by if known.titled_by else ""
    note = f'<p class="muted note">{isolate_html(titled)}</p>' if titled else ""
    return f'{note}<dl class="facts">{lines}</dl>'


def _voices(known: Provenance) -> Iterator[tuple[str, str]]:
    if known.interviewer:
        yield texts.INTERVIEWER, isolate_html(known.interviewer)
    if known.interviewee:
        yield texts.INTERVIEWEE, isolate_html(known.interviewee)


def _or_unknown(words: str | None) -> str:
    return isolate_html(words) if words else f'<span class="unknown">{texts.UNKNOWN}</span>'


def _dated(known: Provenance) -> str:
    """The date, and on what grounds, or why there is none."""
    written = (
        f'<time datetime="{escape_html(str(known.published))}">'
        f"{phrases.day(known.published)}</time>"
        if known.published
        else _or_unknown(None)
    )
    grounds = known.published_from
    return f'{written} <span class="muted">({isolate_html(grounds)})</span>' if grounds else written
