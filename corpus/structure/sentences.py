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

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MAX_CHARS = 800  # a longer run without a full stop is a table or a list, not a sentence
_LOWERED = 0.005  # share of capitals below which a text has been lower-cased (prose has 2 to 5 %)
_AFTER_STOP = re.compile(r"(?<=[.!?][ \n])[^\W\d_]")
BULLETS = ("•", "◦", "▪", "‣", "●")
_BREAKS = ("\n", "; ", " | ", ", ", " ")


def sentence_spans(text: str) -> Iterator[Span]:
    """The places of the sentences, paragraph by paragraph."""
    readable = _recased(text) if _is_lowered(text) else text
    for paragraph in paragraphs(text):
        for span in _segment(readable, paragraph):
            yield from _bounded(text, span)


def _segment(text: str, paragraph: Span) -> Iterator[Span]:
    starts = [
        paragraph.start + tokens[0].offset
        for block in segmenter.analyze(paragraph.of(text))
        for tokens in block
        if tokens
    ]
    bounds = [paragraph.start, *starts[1:], paragraph.end]
    spans = (Span(a, b) for a, b in pairwise(bounds) if a < b)
    return (found for span in spans if (found := _unbulleted(text, span)) is not None)


def _unbulleted(text: str, span: Span) -> Span | None:
    """The sentence without white space around it and without the bullet that begins a comment."""
    found = trim(text, span)
    if found is not None and text.startswith(BULLETS, found.start) and len(found) > 1:
        return trim(text, Span(found.start + 1, found.end))
    return found


def _bounded(text: str, span: Span) -> Iterator[Span]:
    while len(span) > MAX_CHARS:
        head = Span(span.start, _cut_at(text, span))
        if (found := trim(text, head)) is not None:
            yield found
        rest = trim(text, Span(head.end, span.end))
        if rest is None:
            return
        span = rest
    yield span


def _cut_at(text: str, span: Span) -> int:
    window = text[span.start : span.start + MAX_CHARS]
    for mark in _BREAKS:
        at = window.rfind(mark)
        if at > MAX_CHARS // 2:
            return span.start + at + len(mark)
    return span.start + MAX_CHARS


def _is_lowered(text: str) -> bool:
    letters = sum(map(str.isalpha, text))
    return sum(map(str.isupper, text)) < _LOWERED * letters


def _recased(text: str) -> str:
    """The text with a capital after each full stop, as long as before; only to segment it by."""
    return _AFTER_STOP.sub(lambda match: _capital(match[0]), text)


def _capital(letter: str) -> str:
    upper = letter.upper()
    return upper if len(upper) == 1 else letter


def is_whole(span: Span, sentences: Sequence[Span]) -> bool:
    """Whether it begins where one of the sentences does, and ends where one ends; both sorted.

    Then no denial before or after is cut off.
    """
    first = bisect_left(sentences, span.start, key=lambda one: one.start)
    last = bisect_left(sentences, span.end, key=lambda one: one.end)
    begins = any(one.start == span.start for one in sentences[first : first + 1])
    return begins and any(one.end == span.end for one in sentences[last : last + 1])
