"""What a library holds, read without a search: documents, their speakers, and places in them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import lru_cache
from typing import TYPE_CHECKING

from app.ask.question import QuestionError
from app.ask.speaker_counts import speaker_counts
from app.ask.unknown_document import unknown_document
from app.ask.words_only import library_languages_notice
from corpus.reference.reference import Reference
from corpus.reference.resolve import ResolvedReference, resolve
from corpus.speakers.attribute import read_utterances, voice_of
from corpus.structure.document_structure import structure_of
from corpus.structure.sentences import is_whole, sentence_spans
from index.search.model_languages import is_read_by

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.ask.speaker_counts import SpeakerCount
    from app.text.message_text import MessageText
    from corpus.model.document import Document
    from corpus.model.span import Span
    from corpus.model.speaker import Voice
    from corpus.model.utterance import Utterance
    from index.embedder import Embedder
    from index.passages.passages import Passage
    from index.search.snapshot import Library


class LibraryReader(ABC):
    """Reads what the library holds; a subclass says which library, and its embedding model."""

    embedder: Embedder

    @property
    @abstractmethod
    def library(self) -> Library:
        """The library as it is now."""

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents of the library."""
        return tuple(self.library.documents.values())

    @property
    def revision(self) -> str:
        """What changes whenever the library does."""
        return self.library.revision

    @property
    def language_notice(self) -> MessageText | None:
        """That documents are in languages which the embedding model does not read, if any are."""
        languages = map(self.library.language_of, self.documents)
        return library_languages_notice(languages, self.embedder.name)

    def is_read(self, document: Document) -> bool:
        """Whether the embedding model reads the document's language, as far as both are known."""
        return is_read_by(self.embedder.name, self.library.language_of(document))

    def document(self, name: str) -> Document:
        """The document of that id; QuestionError, with a similar id or all, when there is none."""
        documents = self.library.documents
        if name not in documents:
            raise QuestionError(unknown_document(name, documents))
        return documents[name].loaded

    @property
    def passages(self) -> Sequence[Passage]:
        """The passages of the library, document by document."""
        return self.library.passages

    def utterances(self, document: Document) -> tuple[Utterance, ...]:
        """Who speaks where in a document, from its beginning to its end."""
        return _utterances(document)

    def is_whole(self, document: Document, span: Span) -> bool:
        """Whether the span is of whole sentences, as the library splits them."""
        library = self.library
        if library.documents.get(document.id) != document:  # it changed since it was quoted
            paragraphs = structure_of(document).paragraphs
            return is_whole(span, tuple(sentence_spans(document.text, paragraphs)))
        return is_whole(span, library.spans_of(document))

    def voice_of(self, document: Document, span: Span) -> Voice:
        """Whose words or claim the span is."""
        return voice_of(_utterances(document), document.text, span)

    def speaker_counts(self, document: Document) -> tuple[SpeakerCount, ...]:
        """Who speaks in one of the library's documents, and how much."""
        return speaker_counts(self.library.voice_counts(document))

    def locate(self, link: str) -> ResolvedReference:
        """What became of the quote of a lasting reference; LinkError when it cannot be read."""
        reference = Reference.from_link(link)
        document = self.library.documents.get(reference.document)
        return resolve(reference, document.loaded if document else None)


@lru_cache(maxsize=64)
def _utterances(document: Document) -> tuple[Utterance, ...]:
    return read_utterances(document)
