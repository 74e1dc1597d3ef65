"""Sentences with exact offsets, never across a paragraph.

The segmenter is syntok: of four, the one that made no wrong cut and no wrong join on the five
documents (`python -m evals bench sentences` counts them).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from syntok import segmenter

from corpus.model.span import Span, trim
from corpus.structure.paragraphs import paragraphs
from corpus.structure.sentence_ends import without_trailing_marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MAX_SENTENCE_CHARS = 800  # a longer run without a full stop is a table or a list, not a sentence
_MIN_CAPITALS_SHARE = (
    0.005  # of letters; fewer, and a text has been lower-cased (prose has 2 to 5 %)
)
_AFTER_STOP = re.compile(r"(?<=[.!?][ \n])[^\W\d_]")
# syntok takes the German and Spanish word "es" for an abbreviation, and parts German dates.
_AFTER_ES = re.compile(r"\bes\.[«»“”\"]? +(?=[«»„“\"]?[^\W\d_a-zß-öø-ÿ])")
# Nor does it part sentences where the mark of a note stands behind the full stop.
_AFTER_NOTE = re.compile(
    r"[.!?][”\"»\u2019)]*(?:\[\d{1,3}\]|[¹²³⁰-⁹])+\s+(?=[«„“\"]?[^\W\d_a-zß-öø-ÿ])"
)
_DAY = re.compile(r"(?<!\S)\d{1,2}\.\s\Z")
_MONTH = re.compile(
    r"(?:Jan(?:uar|\.)|Jänner|Feb(?:ruar|\.)|März|Apr(?:il|\.)|Mai|Juni|Juli|Aug(?:ust|\.)"
    r"|Sept?(?:ember|\.)|Okt(?:ober|\.)|Nov(?:ember|\.)|Dez(?:ember|\.)|Jahrhundert|Auflage)\b"
)
BULLETS = ("•", "◦", "▪", "‣", "●")
_BREAKS = ("\n", "; ", " | ", ", ", " ")


def sentence_spans(text: str, known_paragraphs: Sequence[Span] | None = None) -> Iterator[Span]:
    """The spans of the sentences, in order; `known_paragraphs` are those of a document's structure.

    Without them the paragraphs are found here.
    """
    readable = _capitalise_sentences(text) if _is_lower_cased(text) else text
    for paragraph in paragraphs(text) if known_paragraphs is None else known_paragraphs:
        for span in _segment(readable, paragraph):
            yield from _split_long(text, span)


def _segment(text: str, paragraph: Span) -> Iterator[Span]:
    starts = [
        paragraph.start + tokens[0].offset
        for block in segmenter.analyze(paragraph.of(text))
        for tokens in block
        if tokens
    ]
    # What only marks the sentence before, such as "[5]" or "#water", is a part of it.
    ends = [*starts[1:], paragraph.end]
    starts = [
        start
        for start, end in zip(starts[1:], ends[1:], strict=False)
        if without_trailing_marks(text[start:end]).strip()
    ]
    bounds = _mend_bounds(text, [paragraph.start, *starts, paragraph.end])
    spans = (Span(a, b) for a, b in pairwise(bounds) if a < b)
    return (trimmed for span in spans if (trimmed := _without_bullet(text, span)) is not None)


def _mend_bounds(text: str, bounds: list[int]) -> list[int]:
    """The bounds with those that are missed after "es." and a note's mark, and none in a date."""
    missed = (
        match.end()
        for form in (_AFTER_ES, _AFTER_NOTE)
        for match in form.finditer(text, bounds[0], bounds[-1])
        if match.end() < bounds[-1]
    )
    kept = [
        at
        for at in bounds[1:-1]
        if not (_MONTH.match(text, at) and _DAY.search(text[max(bounds[0], at - 6) : at]))
    ]
    return [bounds[0], *sorted({*kept, *missed}), bounds[-1]]


def _without_bullet(text: str, span: Span) -> Span | None:
    """The sentence without white space around it and without the bullet that begins a comment."""
    trimmed = trim(text, span)
    if trimmed is not None and text.startswith(BULLETS, trimmed.start) and len(trimmed) > 1:
        return trim(text, Span(trimmed.start + 1, trimmed.end))
    return trimmed


def _split_long(text: str, span: Span) -> Iterator[Span]:
    """The sentence, cut into parts of at most MAX_CHARS at line ends, marks or spaces."""
    while len(span) > MAX_SENTENCE_CHARS:
        head = Span(span.start, _cut_at(text, span))
        if (trimmed := trim(text, head)) is not None:
            yield trimmed
        rest = trim(text, Span(head.end, span.end))
        if rest is None:
            return
        span = rest
    yield span


def _cut_at(text: str, span: Span) -> int:
    window = text[span.start : span.start + MAX_SENTENCE_CHARS]
    for mark in _BREAKS:
        at = window.rfind(mark)
        if at > MAX_SENTENCE_CHARS // 2:
            return span.start + at + len(mark)
    return span.start + MAX_SENTENCE_CHARS


def _is_lower_cased(text: str) -> bool:
    letters = sum(map(str.isalpha, text))
    return sum(map(str.isupper, text)) < _MIN_CAPITALS_SHARE * letters


def _capitalise_sentences(text: str) -> str:
    """The text with a capital after each full stop, of the same length; used only to segment."""
    return _AFTER_STOP.sub(lambda match: _capital(match[0]), text)


def _capital(letter: str) -> str:
    upper = letter.upper()
    return upper if len(upper) == 1 else letter


def is_whole(span: Span, sentences: Sequence[Span]) -> bool:
    """Whether the span begins where a sentence begins and ends where a sentence ends.

    Then no denial before or after is cut off. `sentences` are sorted.
    """
    first = bisect_left(sentences, span.start, key=lambda sentence: sentence.start)
    last = bisect_left(sentences, span.end, key=lambda sentence: sentence.end)
    begins = any(sentence.start == span.start for sentence in sentences[first : first + 1])
    return begins and any(sentence.end == span.end for sentence in sentences[last : last + 1])
