"""Scored sentences of invented documents, for tests of quotes."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from index.evidence.evidence import ScoredSentence
from index.passages.sentences import sentences

if TYPE_CHECKING:
    from corpus.model.document import Document

sentences_of = lru_cache(sentences)


def scored_sentence(document: Document, at: int, value: float) -> ScoredSentence:
    sentence = sentences_of(document)[at]
    return ScoredSentence(document, at, sentence.span, sentence.voice, value, 0.5, 0.5)


def ranked(*found: ScoredSentence) -> list[ScoredSentence]:
    return sorted(found, key=lambda one: -one.score)
