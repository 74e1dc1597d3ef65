"""The sentences of a document with their voices; headings have none."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.model.speaker import NOBODY, Voice
from corpus.speakers.attribute import read_utterances, voice_of
from corpus.structure.sentences import sentence_spans
from corpus.structure.turns import headings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.model.document import Document
    from corpus.model.span import Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's span and voice; a heading has no voice and is never quoted."""

    span: Span
    heading: bool = False
    voice: Voice = NOBODY


def sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences of a document in order; together they cover all but white space."""
    provenance = document.provenance
    marked = headings(document.text, speakers=_speakers(document), title=provenance.title)
    spans = tuple(sentence_spans(document.text))
    told = read_utterances(document, spans)
    return tuple(
        Sentence(span, heading=True)
        if _is_marked(span, marked)
        else Sentence(span, voice=voice_of(told, document.text, span))
        for span in spans
    )


def _is_marked(span: Span, marked: Sequence[Span]) -> bool:
    """Whether a heading, of the ordered spans `marked`, overlaps the sentence."""
    at = bisect_right(marked, span.start, key=lambda one: one.end)
    return at < len(marked) and marked[at].overlaps(span)


@lru_cache(maxsize=64)
def voices_in(document: Document) -> frozenset[Voice]:
    """The voices in the document."""
    return frozenset(one.voice for one in sentences(document) if not one.heading)


def _speakers(document: Document) -> list[str]:
    provenance = document.provenance
    return [name for name in (provenance.interviewer, provenance.interviewee) if name]
