"""A snapshot of a store: its live documents and what is searched, read as it is needed."""

from __future__ import annotations

import logging
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Self, overload

import numpy as np
import numpy.typing as npt

from index.passages.passages import passages as passages_in
from index.passages.sentences import sentences as sentences_in
from index.ranking_config import RankingConfig
from index.search.build_segment import SegmentBuilder
from index.search.disk_index import segments_for
from index.search.lexical import LexicalIndex
from index.search.passage_rows import PassageRows
from index.search.segment_rows import SegmentRows
from index.search.stored_documents import CACHED_PASSAGES, DocumentCache, StoredDocument
from index.store.errors import StoreError
from index.store.record import DocumentRecord, passage_id, passage_place

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Iterator, Mapping

    from corpus.model.document import Document
    from corpus.model.span import Span
    from corpus.model.speaker import Speaker, Voice
    from index.embedder import Vectors
    from index.passages.passages import Passage
    from index.passages.sentences import Sentence
    from index.search.stored_documents import LoadedDocument
    from index.store.store import Store

SAMPLE_SIZE = 2_000  # vectors by which a question's cosines are standardised
_READ_TOGETHER = 50  # documents, when all are gone through
_NO_VECTORS: Vectors = np.zeros((0, 0), dtype=np.float32)
logger = logging.getLogger(__name__)


class Library:
    """Documents by id, and passages in rows; texts are read through a bounded cache.

    `sample` has a row for some passages' vectors, evenly spread; `ranking` holds the constants by
    which the library is searched. What is held is what is known of each document and a few numbers
    a passage.
    """

    def __init__(
        self,
        revision: str,
        records: Mapping[str, DocumentRecord],
        rows: PassageRows,
        cache: DocumentCache,
        *,
        sample: Vectors = _NO_VECTORS,
        ranking: RankingConfig = RankingConfig(),
    ) -> None:
        """Take the live documents' `records`, those of them that have `rows`."""
        self.revision = revision
        self.sample = sample
        self.ranking = ranking
        self.rows = rows
        self._cache = cache
        self.documents: dict[str, Document] = {
            name: StoredDocument(record, rows.documents[name].facts, cache)
            for name, record in records.items()
            if name in rows.documents
        }

    @classmethod
    def read(
        cls,
        store: Store,
        *,
        ranking: RankingConfig = RankingConfig(),
        max_passages: int = CACHED_PASSAGES,
    ) -> Self:
        """What is live in the store now; at most `max_passages` are held at a time."""
        revision = store.revision()
        records = store.records()
        rows = PassageRows(segments_for(store, records, revision))
        cache = DocumentCache(store.read, records.values(), max_passages=max_passages)
        found = range(0, len(rows), max(1, len(rows) // SAMPLE_SIZE))
        ids = [
            passage_id(name, rows.documents[name].facts.revision, number)
            for name, number in map(rows.place_of, found)
        ]
        sample = store.vectors(ids) if ids else _NO_VECTORS
        logger.info("library of %d documents, %d passages", len(rows.documents), len(rows))
        return cls(revision, records, rows, cache, sample=sample, ranking=ranking)

    @classmethod
    def of_documents(
        cls, documents: Iterable[Document], *, ranking: RankingConfig = RankingConfig()
    ) -> Self:
        """A library in memory, without a store and without vectors."""
        cut = [passages_in(document) for document in documents]
        records = {own[0].document.id: DocumentRecord.of(own) for own in cut}
        held = {own[0].document.id: (own[0].document, own) for own in cut}
        builder = SegmentBuilder()
        for name, (document, own) in held.items():
            builder.add(document, records[name].revision, own)
        rows = PassageRows(SegmentRows.of_all([builder.finish()]))
        cache = DocumentCache(
            lambda wanted: ((one, *held[one.id]) for one in wanted),
            records.values(),
            max_passages=CACHED_PASSAGES,
        )
        return cls("1", records, rows, cache, ranking=ranking)

    @property
    def is_held_whole(self) -> bool:
        """Whether the texts of all passages may be in memory at a time."""
        return len(self.rows) <= self._cache.max_passages

    def sample_cosines(self, vector: Vectors) -> Vectors:
        """Cosines of a question's vector with the sample.

        The sample is empty where another program removed all of it while the library was read.
        """
        return self.sample @ vector if len(self.sample) else np.zeros(0, dtype=np.float32)

    def preload(self) -> None:
        """Compute now what would otherwise be computed when it is first needed."""
        _ = self.lexical, self.speakers, self.document_of, self.languages

    @cached_property
    def lexical(self) -> LexicalIndex:
        """BM25 over the passages, with their documents' titles."""
        return LexicalIndex(self.rows.parts, ranking=self.ranking)

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages of the documents, two letters each; short documents tell none."""
        found = map(self.language_of, self.documents.values())
        return frozenset(language for language in found if language)

    def language_of(self, document: Document) -> str | None:
        """The language of one of the library's documents, two letters; None where it is unknown."""
        rows = self.rows.documents.get(document.id)
        return rows.facts.language if rows else None

    @property
    def passages(self) -> PassageSequence:
        """All passages, read as they are needed."""
        return PassageSequence(self)

    def load_passages(self, rows: Iterable[int]) -> dict[int, Passage]:
        """The passages of these rows, read together; without those that are gone from the store."""
        places = {row: self.rows.place_of(row) for row in rows}
        loaded = self._cache.load(name for name, _ in places.values())
        return {
            row: loaded[name].passages[number]
            for row, (name, number) in places.items()
            if name in loaded
        }

    def readable_documents(self) -> Iterator[Document]:
        """All documents, each while its text is at hand; without those that are not whole."""
        names = list(self.documents)
        for start in range(0, len(names), _READ_TOGETHER):
            batch = names[start : start + _READ_TOGETHER]
            loaded = self._cache.load(batch)
            yield from (self.documents[name] for name in batch if name in loaded)

    def row_of(self, name: str) -> int | None:
        """The row of the passage with that id in the store; None where it is not live."""
        return self.rows.row_of(*passage_place(name))

    def voices_of(self, document: Document) -> frozenset[Voice]:
        """The voices in one of the library's documents."""
        return self.rows.voices_of(document.id)

    def voice_counts(self, document: Document) -> Counter[Voice]:
        """The voices in one of the library's documents, each with its number of sentences."""
        return self.rows.voice_counts(document.id)

    @cached_property
    def speakers(self) -> frozenset[Speaker]:
        """Everyone who speaks in the library."""
        return frozenset(voice.speaker for voice in self.rows.voices)

    def sentences_of(self, document: Document) -> tuple[Sentence, ...]:
        """The sentences of one of the library's documents, in order."""
        loaded = self._loaded(document)
        return loaded.sentences if loaded else sentences_in(document.loaded)

    def passage_at(self, document: Document, offset: int) -> Passage:
        """The passage of one of the library's documents that has the character at the offset."""
        loaded = self._loaded(document)
        passages = loaded.passages if loaded else passages_in(document.loaded)
        return passages[bisect_right(passages, offset, key=lambda one: one.span.start) - 1]

    def spans_of(self, document: Document) -> tuple[Span, ...]:
        """The spans of the sentences of one of the library's documents, in order."""
        return tuple(sentence.span for sentence in self.sentences_of(document))

    def _loaded(self, document: Document) -> LoadedDocument | None:
        """The document with its passages; None where it is gone from the store."""
        return self._cache.load([document.id]).get(document.id)

    @cached_property
    def document_of(self) -> npt.NDArray[np.int64]:
        """The number of each passage's document, one row a passage."""
        numbers = {name: number for number, name in enumerate(self.documents)}
        return self.rows.number_documents(numbers)


class PassageSequence(Sequence["Passage"]):
    """The passages of a library by row, read as they are needed."""

    def __init__(self, library: Library) -> None:
        """Read them through the library's cache."""
        self._library = library

    def __len__(self) -> int:
        """The number of passages."""
        return len(self._library.rows)

    @overload
    def __getitem__(self, row: int) -> Passage: ...

    @overload
    def __getitem__(self, row: slice) -> Sequence[Passage]: ...

    def __getitem__(self, row: int | slice) -> Passage | Sequence[Passage]:
        """The passage of a row, or those of several; StoreError where the store lost one."""
        if isinstance(row, slice):
            return [self[one] for one in range(*row.indices(len(self)))]
        row = range(len(self))[row]
        found = self._library.load_passages([row])
        if row not in found:
            message = f"passage {row} was changed or removed meanwhile, or is damaged"
            raise StoreError(message)
        return found[row]

    def __iter__(self) -> Iterator[Passage]:
        """All of them, document by document."""
        for rows in self._library.rows.documents.values():
            own = range(rows.first, rows.first + rows.facts.passages)
            yield from self._library.load_passages(own).values()
