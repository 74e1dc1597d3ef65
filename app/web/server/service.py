"""The verbs of the command line for programs, which share the page's queue of questions."""

from __future__ import annotations

from dataclasses import asdict
from threading import Event
from typing import TYPE_CHECKING, Any, Protocol

from app.ask.history import replay_history
from app.ask.verification import CitedPlace, SentenceVerifier, verify_cited, verify_uncited
from app.llm.cli_override import QUOTES_ONLY
from app.serialize.answer import answer_json, hit_json, source_json
from app.serialize.check import checked_json
from app.serialize.explanation import explained_json
from app.serialize.reference import located_json
from app.serialize.transcript import transcript_json
from app.serialize.verification import verified_json
from app.web.cancellable_model import CancellableModel
from corpus.errors import OnRecordError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.ask.status import LibraryHealth
    from app.check.result import CheckResult
    from app.domain.answer import Answer
    from app.domain.filters import Filters
    from app.llm.model import Model
    from app.web.fair_queue import FairQueue
    from app.web.server.schema import AskRequestJson, FindRequestJson
    from app.web.server.verification_schema import VerificationRequest
    from corpus.model.document import Document
    from corpus.reference.resolve import ResolvedReference
    from index.search.retrieve import Hit


class UnknownError(OnRecordError):
    """A document or model that does not exist."""


class LibraryAnswerer(SentenceVerifier, Protocol):
    """Answers programs' questions; each method may raise OnRecordError."""

    @property
    def documents(self) -> tuple[Document, ...]:
        """The library, perhaps empty."""

    def is_read(self, document: Document) -> bool:
        """Whether the embedding model reads the document's language."""

    def document(self, name: str) -> Document:
        """The document of that id."""

    def find(
        self, question: str, *, top: int = ..., filters: Filters = ..., lexical: bool = ...
    ) -> tuple[Hit, ...]:
        """The best passages."""

    def ask(
        self,
        question: str,
        *,
        filters: Filters = ...,
        history: Sequence[Answer] = (),
        model: Model | None = None,
    ) -> Answer:
        """The complete answer."""

    def check(self, words: str) -> CheckResult:
        """Where the quotation is."""

    def locate(self, link: str) -> ResolvedReference:
        """What became of the quote of a lasting reference."""

    def state(self) -> LibraryHealth:
        """The library's health."""


class Service:
    """The verbs, each giving what the command line prints with --json; OnRecordError otherwise."""

    def __init__(
        self,
        service: LibraryAnswerer,
        line: FairQueue,
        models: Mapping[str, Model],
        writer: str | None,
    ) -> None:
        """`writer` is the model for questions that name none; None for quotes only."""
        self._service = service
        self._line = line
        self._models = dict(models)
        self._writer = writer

    def ask(self, asked: AskRequestJson) -> dict[str, Any]:
        """An answer."""
        model, filters = self._model(asked.model), asked.parsed()
        with self._line:
            before = replay_history(self._service, asked.history, filters)
            answer = self._service.ask(asked.question, filters=filters, history=before, model=model)
        written = answer_json(answer, name=asked.id)
        return explained_json(answer, written) if asked.explain else written

    def find(self, wanted: FindRequestJson) -> list[dict[str, Any]]:
        """Ranked passages."""
        with self._line:
            hits = self._service.find(
                wanted.question, top=wanted.top, filters=wanted.parsed(), lexical=wanted.lexical
            )
        return [hit_json(hit) for hit in hits]

    def check(self, words: str) -> dict[str, Any]:
        """Whether a quotation is on record."""
        with self._line:
            return checked_json(self._service.check(words))

    def verify(self, asked: VerificationRequest) -> dict[str, Any]:
        """Whether a sentence is borne by what it cites, or by the nearest sentences."""
        places = [CitedPlace(one.document, one.start, one.end) for one in asked.quotes]
        with self._line:
            verified = (
                verify_cited(self._service, asked.sentence, places, question=asked.question)
                if places
                else verify_uncited(self._service, asked.sentence)
            )
        return verified_json(verified, name=asked.id)

    def quote(self, reference: str) -> dict[str, Any]:
        """What became of a quote; the reference may be a link that holds it."""
        return located_json(self._service.locate(reference.partition("quote=")[2] or reference))

    def sources(self) -> list[dict[str, Any]]:
        """The documents with their provenance."""
        return [
            source_json(document, words_only=not self._service.is_read(document))
            for document in self._service.documents
        ]

    def transcript(self, name: str) -> list[dict[str, Any]]:
        """Who speaks where in a document."""
        try:
            document = self._service.document(name)
        except OnRecordError as error:
            raise UnknownError(str(error)) from error
        return list(transcript_json(document))

    def health(self) -> dict[str, Any]:
        """The library's health, and how many questions wait."""
        state = self._service.state()
        values = asdict(state)
        answers = values.pop("answers")
        return {"status": "ok" if answers else "failing", "waiting": self._line.waiting, **values}

    def _model(self, name: str | None) -> Model | None:
        name = self._writer if name is None else name
        if name is None or name == QUOTES_ONLY:
            return None
        if name not in self._models:
            there = ", ".join([*self._models, QUOTES_ONLY])
            message = f"there is no model {name!r} here; there are: {there}"
            raise UnknownError(message)
        return CancellableModel(
            self._models[name], Event(), self._line
        )  # others are served meanwhile
