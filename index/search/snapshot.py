"""All that is live in a store, loaded once: documents, passages and what is derived from them."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from index.search.lexical import LexicalIndex
from index.store.record import passage_id

if TYPE_CHECKING:
    from corpus.model.document import Document
    from corpus.model.span import Span
    from corpus.model.speaker import Speaker, Voice
    from index.passages.passages import Passage
    from index.passages.sentences import Sentence
    from index.search.embed import Vectors
    from index.store.store import Store

SAMPLE = 2_000  # vectors that stand for all when a question's cosines are standardised
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Library:
    """Documents by id; passages in document order; `rows` finds one by its id in the store."""

    revision: str
    documents: dict[str, Document]
    passages: tuple[Passage, ...]
    rows: dict[str, int]
    sample: Vectors

    @classmethod
    def read(cls, store: Store) -> Library:
        """What is live now."""
        revision = store.revision()
        documents: dict[str, Document] = {}
        found: list[Passage] = []
        rows: dict[str, int] = {}
        for record, document, its_passages in store.documents():
            documents[document.id] = document
            for at, passage in enumerate(its_passages):
                rows[passage_id(document.id, record.revision, at)] = len(found)
                found.append(passage)
        ids = list(rows)[:: max(1, len(rows) // SAMPLE)]
        sample = store.vectors(ids) if ids else np.zeros((0, 0), dtype=np.float32)
        logger.info("library of %d documents, %d passages", len(documents), len(found))
        return cls(revision, documents, tuple(found), rows, sample)

    def sample_cosines(self, vector: Vectors) -> Vectors:
        """Cosines of a question's vector with the sample; none where somebody took all of it out.

        That is possible while the library is read and another program writes.
        """
        return self.sample @ vector if len(self.sample) else np.zeros(0, dtype=np.float32)

    def preload(self) -> None:
        """Make now all that is made of it when it is first needed."""
        _ = self.lexical, self._sentences, self.speakers, self.voices_by_passage, self.document_of

    @cached_property
    def lexical(self) -> LexicalIndex:
        """BM25 over the passages, with their documents' titles."""
        return LexicalIndex([passage.embedded for passage in self.passages])

    @cached_property
    def _sentences(self) -> dict[str, tuple[Sentence, ...]]:
        found: dict[str, list[Sentence]] = {row: [] for row in self.documents}
        for passage in self.passages:
            found[passage.document.id].extend(passage.sentences)
        return {row: tuple(rows) for row, rows in found.items()}

    @cached_property
    def _voices(self) -> dict[str, frozenset[Voice]]:
        return {
            row: frozenset(one.voice for one in found if not one.heading)
            for row, found in self._sentences.items()
        }

    @cached_property
    def voices_by_passage(self) -> tuple[frozenset[Voice], ...]:
        """Whose words each passage holds, a set a passage."""
        return tuple(
            frozenset(one.voice for one in passage.sentences if not one.heading)
            for passage in self.passages
        )

    def voices_of(self, document: Document) -> frozenset[Voice]:
        """Everyone who speaks in one of the library's documents, as they do."""
        return self._voices[document.id]

    @cached_property
    def speakers(self) -> frozenset[Speaker]:
        """Everyone who speaks in the library."""
        return frozenset(one.speaker for found in self._voices.values() for one in found)

    def sentences_of(self, document: Document) -> tuple[Sentence, ...]:
        """The sentences of one of the library's documents, in order."""
        return self._sentences[document.id]

    @cached_property
    def _spans(self) -> dict[str, tuple[Span, ...]]:
        return {row: tuple(one.span for one in found) for row, found in self._sentences.items()}

    def spans_of(self, document: Document) -> tuple[Span, ...]:
        """Where the sentences of one of the library's documents stand, in order."""
        return self._spans[document.id]

    @cached_property
    def document_of(self) -> npt.NDArray[np.int64]:
        """The number of each passage's document, a row a passage."""
        numbers = {row: number for number, row in enumerate(self.documents)}
        return np.array([numbers[passage.document.id] for passage in self.passages], dtype=np.int64)
