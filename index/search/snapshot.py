"""A snapshot of a store in memory: its live documents, their passages, and what both imply."""

from __future__ import annotations

import logging
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from corpus.languages.recognise import document_language
from index.ranking_config import RankingConfig
from index.search.lexical import LexicalIndex
from index.store.record import passage_id

if TYPE_CHECKING:
    from corpus.model.document import Document
    from corpus.model.span import Span
    from corpus.model.speaker import Speaker, Voice
    from index.embedder import Vectors
    from index.passages.passages import Passage
    from index.passages.sentences import Sentence
    from index.store.store import Store

SAMPLE_SIZE = 2_000  # vectors by which a question's cosines are standardised
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Library:
    """Documents by id, and passages in document order.

    `rows` gives a passage's place by its id in the store; `sample` has a row for some passages'
    vectors, evenly spread; `ranking` holds the constants by which the library is searched.
    """

    revision: str
    documents: dict[str, Document]
    passages: tuple[Passage, ...]
    rows: dict[str, int]
    sample: Vectors
    ranking: RankingConfig = field(default_factory=RankingConfig)

    @classmethod
    def read(cls, store: Store, *, ranking: RankingConfig = RankingConfig()) -> Library:
        """Load what is live in the store now."""
        revision = store.revision()
        documents: dict[str, Document] = {}
        passages: list[Passage] = []
        rows: dict[str, int] = {}
        for record, document, document_passages in store.documents():
            documents[document.id] = document
            for number, passage in enumerate(document_passages):
                rows[passage_id(document.id, record.revision, number)] = len(passages)
                passages.append(passage)
        ids = list(rows)[:: max(1, len(rows) // SAMPLE_SIZE)]
        sample = store.vectors(ids) if ids else np.zeros((0, 0), dtype=np.float32)
        logger.info("library of %d documents, %d passages", len(documents), len(passages))
        return cls(revision, documents, tuple(passages), rows, sample, ranking)

    def sample_cosines(self, vector: Vectors) -> Vectors:
        """Cosines of a question's vector with the sample.

        The sample is empty where another program removed all of it while the library was read.
        """
        return self.sample @ vector if len(self.sample) else np.zeros(0, dtype=np.float32)

    def preload(self) -> None:
        """Compute now what would otherwise be computed when it is first needed."""
        _ = self.lexical, self._sentences, self.speakers, self.voices_by_passage, self.document_of
        _ = self.languages

    @cached_property
    def lexical(self) -> LexicalIndex:
        """BM25 over the passages, with their documents' titles."""
        texts = [passage.embedded for passage in self.passages]
        languages = [document_language(passage.document) for passage in self.passages]
        return LexicalIndex(texts, languages=languages, ranking=self.ranking)

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages of the documents, two letters each; short documents tell none."""
        found = map(document_language, self.documents.values())
        return frozenset(language for language in found if language)

    @cached_property
    def _sentences(self) -> dict[str, tuple[Sentence, ...]]:
        sentences: dict[str, list[Sentence]] = {name: [] for name in self.documents}
        for passage in self.passages:
            sentences[passage.document.id].extend(passage.sentences)
        return {name: tuple(rows) for name, rows in sentences.items()}

    @cached_property
    def _voices(self) -> dict[str, frozenset[Voice]]:
        return {
            name: frozenset(sentence.voice for sentence in sentences if not sentence.heading)
            for name, sentences in self._sentences.items()
        }

    @cached_property
    def voices_by_passage(self) -> tuple[frozenset[Voice], ...]:
        """Whose words each passage has, one set a passage."""
        return tuple(
            frozenset(sentence.voice for sentence in passage.sentences if not sentence.heading)
            for passage in self.passages
        )

    def voices_of(self, document: Document) -> frozenset[Voice]:
        """The voices in one of the library's documents."""
        return self._voices[document.id]

    @cached_property
    def speakers(self) -> frozenset[Speaker]:
        """Everyone who speaks in the library."""
        return frozenset(voice.speaker for voices in self._voices.values() for voice in voices)

    def sentences_of(self, document: Document) -> tuple[Sentence, ...]:
        """The sentences of one of the library's documents, in order."""
        return self._sentences[document.id]

    @cached_property
    def _spans(self) -> dict[str, tuple[Span, ...]]:
        return {
            name: tuple(sentence.span for sentence in sentences)
            for name, sentences in self._sentences.items()
        }

    @cached_property
    def _passages_of(self) -> dict[str, list[Passage]]:
        passages: dict[str, list[Passage]] = {}
        for passage in self.passages:
            passages.setdefault(passage.document.id, []).append(passage)
        return passages

    def passage_at(self, document: Document, offset: int) -> Passage:
        """The passage of one of the library's documents that has the character at the offset."""
        passages = self._passages_of[document.id]
        return passages[bisect_right(passages, offset, key=lambda one: one.span.start) - 1]

    def spans_of(self, document: Document) -> tuple[Span, ...]:
        """The spans of the sentences of one of the library's documents, in order."""
        return self._spans[document.id]

    @cached_property
    def document_of(self) -> npt.NDArray[np.int64]:
        """The number of each passage's document, one row a passage."""
        numbers = {name: number for number, name in enumerate(self.documents)}
        return np.array([numbers[passage.document.id] for passage in self.passages], dtype=np.int64)
