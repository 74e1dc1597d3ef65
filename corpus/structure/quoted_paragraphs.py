"""Whole paragraphs by another: introduced with a colon, or with their source behind them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.model.mark import Mark, MarkKind
from corpus.model.span import Span, trim
from corpus.structure.comments import may_head_comment
from corpus.structure.paragraphs import paragraphs
from corpus.structure.person_names import names_in
from corpus.structure.quotation_source import introduces_words, split_attribution
from corpus.structure.span_cuts import cover, is_within

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_IN_FULL = re.compile(
    r"\b(?:in full|full text|full statement|word for word|verbatim|im wortlaut|texte intégral|"
    r"texto íntegro|повністю|полностью)\b[^.!?:\n]{0,20}:\Z",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]]*(?:\s*\[\w+\])?\Z")
_MIN_ATTRIBUTED = 2
_MIN_WORDS_ABOVE = 5
_MIN_CHARS = 30
_OTHER = re.compile(
    r"[•▪●◦‣*>—–-]|\d{1,3}[.)]|[^\W\d_][^.!?:\n]{0,60}[:\uff1a]\s|[(\[]"
)  # a list, a label
_QUOTE_SIGNS = '"“„«‘'
_DASHES = ("—", "–", "--")


def quoted_paragraphs(text: str, marks: Sequence[Mark]) -> Iterator[Mark]:
    """The paragraphs as quotations, those with a source behind them under its name.

    Introduced are a paragraph in italics below a colon, one that is said to be given in full, and
    one below "The trust writes:".
    """
    lines = paragraphs(text)
    taken = cover(mark.span for mark in marks if mark.kind in (MarkKind.HEADING, MarkKind.QUOTE))
    emphasised = cover(mark.span for mark in marks if mark.kind is MarkKind.EMPHASIS)
    nobodys = cover(mark.span for mark in marks if mark.kind is MarkKind.FURNITURE)
    for above, line in pairwise(lines):
        said = above.of(text)
        is_set_off = (
            said.endswith(":")
            and len(said.split()) >= _MIN_WORDS_ABOVE
            and _SENTENCE_END.search(line.of(text))
            and any(span.start == line.start and len(span) > len(line) / 2 for span in emphasised)
        )
        is_told = (
            introduces_words(said)
            and len(said.split()) >= _MIN_WORDS_ABOVE
            and not (is_within(above, nobodys) or may_head_comment(said))
            and _SENTENCE_END.search(line.of(text))
            and not _OTHER.match(text, line.start, line.end)
        )
        if is_within(line, taken) or text[line.start] in _QUOTE_SIGNS:
            continue
        if len(line) >= _MIN_CHARS and (is_set_off or is_told or _IN_FULL.search(said)):
            yield Mark(_before(text, line, nobodys), MarkKind.QUOTE)
    yield from _attributed(text, [line for line in lines if not is_within(line, taken)], nobodys)


def _before(text: str, line: Span, nobodys: Sequence[Span]) -> Span:
    """The line up to the signature in it."""
    inside = [span.start for span in nobodys if line.start < span.start < line.end]
    return trim(text, Span(line.start, min(inside, default=line.end))) or line


def _attributed(text: str, lines: Sequence[Span], nobodys: Sequence[Span]) -> Iterator[Mark]:
    """The paragraphs that end in a dash and a source, where several do."""
    found = [
        (line, parts)
        for line in lines
        if not any(line.overlaps(span) for span in nobodys)
        and "\n" not in line.of(text)
        and (parts := split_attribution(line.of(text)))
        and parts[1].startswith(_DASHES)
        and len(parts[0]) >= _MIN_CHARS
    ]
    for line, (said, source, name) in found if len(found) >= _MIN_ATTRIBUTED else ():
        is_name = " " in name or names_in(name)
        yield Mark(
            Span(line.start, line.start + len(said)), MarkKind.QUOTE, name if is_name else None
        )
        yield Mark(Span(line.end - len(source), line.end), MarkKind.FURNITURE)
