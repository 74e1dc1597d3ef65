"""Read a span of a document: whose words it has, and whether it is whole sentences."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.speakers.attribute import read_utterances, voice_of
from corpus.structure.document_structure import structure_of
from corpus.structure.sentences import is_whole as whole
from corpus.structure.sentences import sentence_spans

if TYPE_CHECKING:
    from corpus.model.document import Document
    from corpus.model.span import Span
    from corpus.model.speaker import Voice
    from corpus.model.utterance import Utterance


def speakers_in(document: Document, span: Span) -> tuple[Voice, ...]:
    """Voices of the span: of the span as a whole first, then of each sentence it overlaps."""
    sentences, utterances = _read(document)
    first = bisect_right(sentences, span.start, key=lambda sentence: sentence.end)
    last = bisect_left(sentences, span.end, key=lambda sentence: sentence.start)
    spans = (span, *sentences[first:last])
    return tuple(dict.fromkeys(voice_of(utterances, document.text, each) for each in spans))


def is_whole_quote(document: Document, span: Span) -> bool:
    """Whether the span is one or more whole sentences of the document."""
    return whole(span, _read(document)[0])


@lru_cache(maxsize=64)
def _read(document: Document) -> tuple[tuple[Span, ...], tuple[Utterance, ...]]:
    """Sentences and utterances of the document; cached."""
    sentences = tuple(sentence_spans(document.text, structure_of(document).paragraphs))
    return sentences, read_utterances(document, sentences)
