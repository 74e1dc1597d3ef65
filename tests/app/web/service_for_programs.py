"""What only programs ask of an answering service, made of the service's other methods."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from app.ask.status import LibraryHealth
from app.domain.filters import Filters
from corpus.errors import OnRecordError
from corpus.reference.reference import Reference
from corpus.reference.resolve import resolve

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.domain.answer import Answer
    from app.domain.candidates import Candidates
    from app.llm.model import Model
    from corpus.model.document import Document
    from corpus.reference.resolve import ResolvedReference
    from index.search.retrieve import Hit


class ServiceForPrograms(ABC):
    """The methods that only programs call, made of the service's other methods."""

    @property
    @abstractmethod
    def documents(self) -> tuple[Document, ...]:
        """The library."""

    @property
    def language_notice(self) -> None:
        """None: the library is in English."""
        return None

    def is_read(self, document: Document) -> bool:
        """As English is."""
        return document in self.documents

    @abstractmethod
    def answers(
        self,
        question: str,
        *,
        filters: Filters = Filters(),
        history: Sequence[Answer] = (),
        model: Model | None = None,
    ) -> Iterator[Answer]:
        """The answer in quotes, then with the prose of the model."""

    def ask(
        self,
        question: str,
        *,
        filters: Filters = Filters(),
        history: Sequence[Answer] = (),
        model: Model | None = None,
    ) -> Answer:
        """The last of the answers."""
        *_, last = self.answers(question, filters=filters, history=history, model=model)
        return last

    def document(self, name: str) -> Document:
        """The document of that id; OnRecordError if there is none."""
        for document in self.documents:
            if document.id == name:
                return document
        message = f"there is no document {name!r}"
        raise OnRecordError(message)

    def find(
        self, question: str, *, top: int = 10, filters: Filters = Filters(), lexical: bool = False
    ) -> tuple[Hit, ...]:
        """Nothing."""
        assert question
        assert lexical in {True, False}
        assert top
        assert not filters
        return ()

    def state(self) -> LibraryHealth:
        """The number of documents; the error message if the library cannot be read."""
        try:
            return LibraryHealth(
                len(self.documents), 0, "", reading=False, answers=True, error=None
            )
        except OnRecordError as error:
            return LibraryHealth(0, 0, "", reading=False, answers=False, error=str(error))

    def search(self, question: str) -> Candidates:
        """No search; OnRecordError."""
        message = f"nothing is searched for {question}"
        raise OnRecordError(message)

    def locate(self, link: str) -> ResolvedReference:
        """What became of the quote of the reference."""
        reference = Reference.from_link(link)
        return resolve(
            reference, next((d for d in self.documents if d.id == reference.document), None)
        )
