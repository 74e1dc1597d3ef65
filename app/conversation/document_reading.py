"""A document's own reading of a stretch: who is heard in it, and whether it is whole sentences."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.speakers.attribute import read_utterances, voice_of
from corpus.structure.sentences import is_whole as whole
from corpus.structure.sentences import sentence_spans

if TYPE_CHECKING:
    from corpus.model.document import Document
    from corpus.model.span import Span
    from corpus.model.speaker import Voice
    from corpus.model.utterance import Utterance


def speakers_in(document: Document, span: Span) -> tuple[Voice, ...]:
    """Whose words stand there: of the whole first, then of each sentence that it touches."""
    spans, told = _read(document)
    first = bisect_right(spans, span.start, key=lambda one: one.end)
    last = bisect_left(spans, span.end, key=lambda one: one.start)
    stretches = (span, *spans[first:last])
    return tuple(dict.fromkeys(voice_of(told, document.text, one) for one in stretches))


def is_whole(document: Document, span: Span) -> bool:
    """Whether it is one or more whole sentences of the document."""
    return whole(span, _read(document)[0])


@lru_cache(maxsize=64)
def _read(document: Document) -> tuple[tuple[Span, ...], tuple[Utterance, ...]]:
    spans = tuple(sentence_spans(document.text))
    return spans, read_utterances(document, spans)
