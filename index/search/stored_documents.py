"""Documents whose texts and passages are read from the store when they are needed."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

from corpus.model.document import Document
from index.store.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from corpus.model.mark import Mark
    from index.passages.passages import Passage
    from index.passages.sentences import Sentence
    from index.search.segment import SegmentDocument
    from index.store.record import DocumentRecord

    ReadDocuments = Callable[
        [Iterable[DocumentRecord]],
        Iterator[tuple[DocumentRecord, Document, tuple[Passage, ...]]],
    ]

CACHED_PASSAGES = 20_000  # about 60 MB


@dataclass(frozen=True)
class LoadedDocument:
    """A document with its text and its passages."""

    document: Document
    passages: tuple[Passage, ...]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of all passages, in order."""
        return tuple(sentence for passage in self.passages for sentence in passage.sentences)


class DocumentCache:
    """The documents that were read last, with at most `max_passages` passages in all.

    The one read last is kept however long it is.
    """

    def __init__(
        self, read: ReadDocuments, records: Iterable[DocumentRecord], *, max_passages: int
    ) -> None:
        """Read documents by their records with `read`, which leaves out those that are gone."""
        self._read = read
        self._records = {record.id: record for record in records}
        self.max_passages = max_passages
        self._loaded: OrderedDict[str, LoadedDocument] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def load(self, names: Iterable[str]) -> dict[str, LoadedDocument]:
        """The documents by id, read together; without those that are no longer in the store."""
        wanted = list(dict.fromkeys(names))
        with self._lock:
            found = {name: self._loaded[name] for name in wanted if name in self._loaded}
            for name in found:
                self._loaded.move_to_end(name)
        missing = [self._records[name] for name in wanted if name not in found]
        if missing:
            for record, document, passages in self._read(missing):
                found[record.id] = LoadedDocument(document, passages)
                self._keep(record.id, found[record.id])
        return found

    def _keep(self, name: str, loaded: LoadedDocument) -> None:
        with self._lock:
            replaced = self._loaded.pop(name, None)
            self._size += len(loaded.passages) - (len(replaced.passages) if replaced else 0)
            self._loaded[name] = loaded
            while self._size > self.max_passages and len(self._loaded) > 1:
                _, oldest = self._loaded.popitem(last=False)
                self._size -= len(oldest.passages)


class StoredDocument(Document):
    """A document of a library: its provenance is held, its text is read when it is needed.

    `loaded` is for those who keep the document: what they hold stays when the library changes.
    StoreError where the text is needed and the store no longer has it.
    """

    __slots__ = ("_cache", "_facts")

    _cache: DocumentCache
    _facts: SegmentDocument

    def __init__(
        self, record: DocumentRecord, facts: SegmentDocument, cache: DocumentCache
    ) -> None:
        """Read the text through the cache, which knows the record."""
        object.__setattr__(self, "provenance", record.provenance)
        object.__setattr__(self, "_facts", facts)
        object.__setattr__(self, "_cache", cache)

    @property
    def loaded(self) -> Document:
        """The document with its text in memory."""
        found = self._cache.load([self.id]).get(self.id)
        if found is None:
            message = (
                f"{self.id} was changed or removed meanwhile, or is damaged; "
                "ask again, or ingest its folder again"
            )
            raise StoreError(message)
        return found.document

    @property
    def text(self) -> str:
        """The normalised text."""
        return self.loaded.text

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The parts that the file's format marks."""
        return self.loaded.marks

    @property
    def warnings(self) -> tuple[str, ...]:
        """None: they are told when the document is ingested."""
        return ()

    @property
    def characters(self) -> int:
        """The length of the text."""
        return self._facts.characters

    @property
    def words(self) -> int:
        """The number of words in the text, separated by white space."""
        return self._facts.words

    def __eq__(self, other: object) -> bool:
        """Whether provenance, text and marks are the same."""
        if not isinstance(other, Document):
            return NotImplemented
        if self.provenance != other.provenance:
            return False
        mine, theirs = self.loaded, other.loaded
        return mine is theirs or mine == theirs

    def __hash__(self) -> int:
        """The hash of the loaded document."""
        return hash(self.loaded)

    def __repr__(self) -> str:
        """The id, without the text."""
        return f"{type(self).__name__}({self.id!r})"
