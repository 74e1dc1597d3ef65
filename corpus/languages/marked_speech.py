"""Speech marked in the text of other languages: quotation marks, and dashes of a dialogue."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.english.quotation_marks import quoted_spans
from corpus.model.span import Span, trim

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

_DASH = re.compile(r"(?:(?<=[.!?…,»“”\"] )|(?<=\A))[—–-] ")
_CLAUSE_AFTER = re.compile(r"[ \t]*[,.]?[ \t]*(?:[—–-] ?)?(?P<clause>[^.!?;:«»„“”\"\n]*)")
_MIN_WORDS = 4  # fewer between marks, without a clause beside them, are a title or irony


@dataclass(frozen=True, slots=True)
class MarkedSpeech:
    """Words of one utterance within a paragraph, and the clause that may say whose they are.

    `clause` is what comes after the words or within them, `lead` what stands before their colon;
    each is empty where there is none, and `before` all that the paragraph has before the words.
    `own` is True of an utterance that is no title or irony, `continues` of words after a comma,
    which can go on with those before.
    """

    words: tuple[Span, ...]
    paragraph: int
    clause: str
    lead: str
    before: str
    own: bool
    continues: bool = False


def marked_speech(
    text: str, paragraphs: Sequence[Span], saying: Collection[str]
) -> Iterator[MarkedSpeech]:
    """The utterances in order; `saying` are verbs that can part one between commas."""
    inserted = re.compile(
        rf", (?P<clause>(?:(?:a|ont|avait) \w+é|{'|'.join(sorted(saying))}) [^.,»]+"
        r"(?:, [^.,»]+)??)(?:[,.] |\. ?»?\Z|\Z)"
    )
    for number, paragraph in enumerate(paragraphs):
        quotes = quoted_spans(text, [paragraph])
        if not quotes or _DASH.match(paragraph.of(text)):
            yield from _dialogue(text, paragraph, number)
            continue
        for quote in quotes:
            parts, clause = _parted(text, quote.words, inserted)
            after = _CLAUSE_AFTER.match(text, quote.whole.end, paragraph.end)
            marked = text[quote.whole.end : quote.whole.end + 3].lstrip(" .")[:1] in {",", "—", "–"}
            ended = quote.words.of(text)[-1:] in {",", "!", "?", "…"}
            if not clause and after is not None and (marked or ended):
                clause = after["clause"].strip()
            lead = _lead(text, paragraph, quote.whole.start)
            long = len(quote.words.of(text).split()) >= _MIN_WORDS
            opens = not lead and _opens(text, paragraph, quote.whole.start)
            before = text[paragraph.start : quote.whole.start]
            own = long and (opens or bool(clause or lead))
            goes_on = before.rstrip().endswith(",")
            yield MarkedSpeech(parts, number, clause, lead, before, own, goes_on)


def _lead(text: str, paragraph: Span, start: int) -> str:
    """What stands before the colon of the quotation, back to the end of the sentence before."""
    before = text[paragraph.start : start].rstrip()
    if not before.endswith(":"):
        return ""
    return re.split(r"(?<=[.!?…»“”]) ", before[:-1])[-1].strip()


def _opens(text: str, paragraph: Span, start: int) -> bool:
    before = text[paragraph.start : start].rstrip()
    return not before or before[-1] in ".!?…»“”"


def _parted(text: str, words: Span, inserted: re.Pattern[str]) -> tuple[tuple[Span, ...], str]:
    """The words without the clause that parts them, and the clause."""
    pieces = _pieces(text, words)
    if len(pieces) > 1 and pieces[1].of(text)[:1].islower():
        return (pieces[0], *pieces[2:]), pieces[1].of(text)
    match = inserted.search(text, words.start, words.end)
    if match is None:
        return (words,), ""
    parts = (trim(text, Span(words.start, match.start())), _rest(text, match.end(), words.end))
    return tuple(part for part in parts if part is not None), match["clause"]


def _rest(text: str, start: int, end: int) -> Span | None:
    return trim(text, Span(start, end)) if start < end else None


def _pieces(text: str, span: Span) -> list[Span]:
    """The parts of a span between dashes that come after a mark."""
    bounds = [span.start]
    for match in _DASH.finditer(text, span.start, span.end):
        bounds += [match.start(), match.end()]
    bounds.append(span.end)
    pairs = zip(bounds[::2], bounds[1::2], strict=True)
    return [
        piece for start, end in pairs if start < end and (piece := trim(text, Span(start, end)))
    ]


def _dialogue(text: str, paragraph: Span, number: int) -> Iterator[MarkedSpeech]:
    """The utterance of a paragraph with dashes: "— Speech, — says Orr. — More speech."."""
    opens = _DASH.match(paragraph.of(text))
    span = Span(paragraph.start + opens.end(), paragraph.end) if opens else paragraph
    pieces = _pieces(text, span)
    if not opens:
        pieces = pieces[1:]  # what comes before the first dash is told, not spoken
    clause = next((piece for piece in pieces[1:] if piece.of(text)[:1].islower()), None)
    if not pieces or (clause is None and not opens) or pieces[0].of(text)[:1].islower():
        return
    words = tuple(piece for piece in pieces if piece != clause)
    told = clause.of(text).rstrip(".") if clause else ""
    before = text[paragraph.start : words[0].start]
    yield MarkedSpeech(words, number, told, "", before, own=True)
