"""Whole sentences, by two segmenters that the application does not use."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.model.span import Span, trim
from corpus.structure.paragraphs import paragraphs

if TYPE_CHECKING:
    from corpus.model.document import Document

_BULLETS = "•▪●◦‣*–— -"


def is_whole_sentences(span: Span, document: Document) -> bool:
    """Whether the span starts at a sentence start and ends at a sentence end."""
    starts, ends = _edges(document.text)
    return span.start in starts and span.end in ends


@lru_cache(maxsize=256)
def _edges(text: str) -> tuple[frozenset[int], frozenset[int]]:
    """The starts of sentences, with and without a bullet, and their ends; headings are sentences.

    A boundary by either segmenter counts: each misses some next to quotation marks.
    """
    # Imported here, since they load models that nothing else needs.
    from nupunkt import sent_spans  # noqa: PLC0415
    from pysbd import Segmenter  # noqa: PLC0415

    rules = Segmenter(language="en", clean=False, char_span=True)
    starts, ends = set(), set()
    for paragraph in paragraphs(text):
        words = paragraph.of(text)
        cuts = [(0, len(words)), *sent_spans(words)]
        cuts += [(cut.start, cut.end) for cut in rules.segment(words)]
        for start, end in cuts:
            cut = Span(paragraph.start + start, paragraph.start + end) if start < end else None
            if (trimmed := trim(text, cut) if cut else None) is not None:
                without_bullet = trimmed.of(text).lstrip(_BULLETS)
                starts |= {trimmed.start, trimmed.end - len(without_bullet)}
                ends.add(trimmed.end)
    return frozenset(starts), frozenset(ends)
