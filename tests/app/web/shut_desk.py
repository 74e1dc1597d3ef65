"""Desks without a library: what programs ask of any desk, and one that cannot be opened."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.ask.status import LibraryHealth
from app.domain.filters import Filters
from corpus.errors import OnRecordError
from corpus.reference.reference import Reference
from corpus.reference.resolve import resolve

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.ask.speaker_counts import SpeakerCount
    from app.check.result import CheckResult
    from app.domain.answer import Answer
    from app.llm.model import Model
    from corpus.model.document import Document
    from corpus.model.span import Span
    from corpus.model.speaker import Voice
    from corpus.model.utterance import Utterance
    from corpus.reference.resolve import ResolvedReference
    from index.search.retrieve import Hit


class DeskForPrograms(ABC):
    """What programs ask besides of a desk that says what it is told to."""

    @property
    @abstractmethod
    def documents(self) -> tuple[Document, ...]:
        """The library."""

    @abstractmethod
    def answers(
        self,
        question: str,
        *,
        filters: Filters = Filters(),
        history: Sequence[Answer] = (),
        model: Model | None = None,
    ) -> Iterator[Answer]:
        """The quotes, then what is written over them."""

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
        """OnRecordError for one that is not there."""
        for document in self.documents:
            if document.id == name:
                return document
        message = f"there is no document {name!r}"
        raise OnRecordError(message)

    def find(
        self, question: str, *, top: int = 10, filters: Filters = Filters()
    ) -> tuple[Hit, ...]:
        """Nothing."""
        assert question
        assert top
        assert not filters
        return ()

    def state(self) -> LibraryHealth:
        """As many documents as there are; OnRecordError's words where there are none to be had."""
        try:
            return LibraryHealth(
                len(self.documents), 0, "", reading=False, answers=True, error=None
            )
        except OnRecordError as error:
            return LibraryHealth(0, 0, "", reading=False, answers=False, error=str(error))

    def locate(self, link: str) -> ResolvedReference:
        """Where the quote stands."""
        reference = Reference.from_link(link)
        return resolve(
            reference, next((d for d in self.documents if d.id == reference.document), None)
        )


@dataclass
class ShutDesk(DeskForPrograms):
    """A library that cannot be read until `open` is set; then it is empty."""

    reason: str
    open: bool = False

    @property
    def documents(self) -> tuple[Document, ...]:
        """OnRecordError with the reason."""
        if not self.open:
            raise OnRecordError(self.reason)
        return ()

    def answers(
        self,
        question: str,
        *,
        filters: Filters = Filters(),
        history: Sequence[Answer] = (),
        model: Model | None = None,
    ) -> Iterator[Answer]:
        """OnRecordError with the reason."""
        message = f"{self.reason} {question} {filters} {len(history)} {model}"
        raise OnRecordError(message)

    def check(self, words: str) -> CheckResult:
        """OnRecordError with the reason."""
        message = f"{self.reason} {words}"
        raise OnRecordError(message)

    def speaker_counts(self, document: Document) -> tuple[SpeakerCount, ...]:
        """OnRecordError with the reason."""
        message = f"{self.reason} {document.id}"
        raise OnRecordError(message)

    def utterances(self, document: Document) -> tuple[Utterance, ...]:
        """OnRecordError with the reason."""
        message = f"{self.reason} {document.id}"
        raise OnRecordError(message)

    def is_whole(self, document: Document, span: Span) -> bool:
        """OnRecordError with the reason."""
        message = f"{self.reason} {document.id} {span}"
        raise OnRecordError(message)

    def voice_of(self, document: Document, span: Span) -> Voice:
        """OnRecordError with the reason."""
        message = f"{self.reason} {document.id} {span}"
        raise OnRecordError(message)
