"""The sentences of a document with their voices; headings have none."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.model.speaker import NOBODY, Voice
from corpus.speakers.attribute import read_utterances, voice_of
from corpus.structure.document_structure import structure_of
from corpus.structure.sentences import sentence_spans

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
    structure = structure_of(document)
    spans = tuple(sentence_spans(document.text, structure.paragraphs))
    told = read_utterances(document, spans)
    return tuple(
        Sentence(span, heading=True)
        if _is_marked(span, structure.headings)
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
