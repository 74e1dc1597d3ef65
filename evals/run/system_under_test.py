"""Systems under test: anything that answers in the JSON of the command line and finds passages."""

from __future__ import annotations

from contextlib import AbstractContextManager, contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Protocol

from app.ask.service import AnswerService
from app.config.settings import settings
from app.domain.citation import Citation
from app.serialize.answer import answer_json, citation_json
from corpus.model.speaker import NOBODY
from evals.systems.onrecord import open_answer_service
from evals.systems.registry import SYSTEMS as FACTORIES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from app.domain.answer import Answer
    from app.domain.filters import Filters
    from app.llm.model import Model
    from corpus.model.document import Document
    from evals.metrics.characters import DocumentSpan
    from evals.systems.registry import SystemFactory
    from evals.systems.system import System

SEARCH_DEPTH = (
    60  # passages of a baseline before those of documents that were not asked are dropped
)


class SystemUnderTest(Protocol):
    """A system that a suite can ask."""

    @property
    def documents(self) -> Mapping[str, Document]:
        """Its documents by id."""

    @property
    def passages(self) -> Sequence[DocumentSpan]:
        """All passages that it could find."""

    def ask(self, question: str, filters: Filters, history: Sequence[str]) -> Mapping[str, Any]:
        """The answer as JSON of `onrecord ask --json`; `history` holds the previous questions."""

    def find(self, question: str, filters: Filters, *, top: int) -> Sequence[DocumentSpan]:
        """The `top` passages, best first."""


class AnswerServiceUnderTest:
    """On Record itself as the system under test."""

    def __init__(self, service: AnswerService, model: Model | None = None) -> None:
        """Ask this service; with a `model` for written answers."""
        self._service = service
        self._model = model

    @property
    def documents(self) -> Mapping[str, Document]:
        """The library's documents."""
        return {document.id: document for document in self._service.documents}

    @property
    def passages(self) -> Sequence[DocumentSpan]:
        """The library's passages."""
        return [(passage.document.id, passage.span) for passage in self._service.passages]

    def ask(self, question: str, filters: Filters, history: Sequence[str]) -> Mapping[str, Any]:
        """The answer as JSON."""
        return answer_json(self.answer(question, filters, history))

    def answer(self, question: str, filters: Filters, history: Sequence[str]) -> Answer:
        """The answer, after the questions of the history were answered with quotes."""
        before: list[Answer] = []
        for earlier in history:
            before.append(self._service.ask(earlier, filters=filters, history=tuple(before)))
        return self._service.ask(question, filters=filters, history=before, model=self._model)

    def find(self, question: str, filters: Filters, *, top: int) -> Sequence[DocumentSpan]:
        """The passages that `onrecord find` lists."""
        hits = self._service.find(question, top=top, filters=filters)
        return [(hit.passage.document.id, hit.passage.span) for hit in hits]


@contextmanager
def open_store(store: Path, *, model: Model | None = None) -> Iterator[AnswerServiceUnderTest]:
    """Open On Record over an existing store."""
    chosen = settings(store=store, cached_answers=0)  # each case is timed
    with AnswerService.open(chosen, purpose="python -m evals run") as desk:
        yield AnswerServiceUnderTest(desk, model)


@contextmanager
def index_documents(
    documents: Sequence[Document], *, model: Model | None = None, cached: bool = False
) -> Iterator[AnswerServiceUnderTest]:
    """Open On Record over documents in memory, with the settings of the environment.

    With `cached`, what the embedder and the reader computed before is not computed again.
    """
    chosen = settings()
    with open_answer_service(
        documents,
        abstain_below=chosen.abstain_below,
        embedding=chosen.embedding,
        evidence=chosen.evidence,
        cached=cached,
    ) as desk:
        yield AnswerServiceUnderTest(desk, model)


class SystemAdapter:
    """A baseline as a system under test: its answer is its quotes, without speakers."""

    def __init__(self, system: System, documents: Sequence[Document]) -> None:
        """Wrap a system that was built over these documents."""
        self._system = system
        self.documents = {document.id: document for document in documents}
        self.passages = system.passages

    def ask(self, question: str, filters: Filters, history: Sequence[str]) -> Mapping[str, Any]:  # noqa: ARG002
        """Its quotes with their provenance; of the filters only a single source is passed on.

        Quotes of documents that were not asked are dropped, and so is a confidence outside 0 to 1.
        """
        asked = filters.asked(self.documents)
        source = asked[0] if len(asked) == 1 else None
        answer = self._system.answer(question, source=source)
        quotes = [(document, span) for document, span in answer.quotes if document in asked]
        is_probability = answer.confidence is not None and 0.0 <= answer.confidence <= 1.0
        citations = [
            citation_json(Citation.at(span, self.documents[name], NOBODY)) for name, span in quotes
        ]
        return {
            "claims": [
                {"text": citation["exact"], "citations": [citation]} for citation in citations
            ],
            "rejections": [],
            "nearest": [],
            "standing": "answered" if citations else "abstained",
            "confidence": answer.confidence if is_probability else None,
            "mode": "quotes",
        }

    def find(self, question: str, filters: Filters, *, top: int) -> Sequence[DocumentSpan]:
        """Its passages from the documents that were asked."""
        asked = filters.asked(self.documents)
        return [
            passage
            for passage in self._system.find(question, top=SEARCH_DEPTH)
            if passage[0] in asked
        ][:top]


@contextmanager
def _open_baseline(
    factory: SystemFactory, documents: Sequence[Document]
) -> Iterator[SystemAdapter]:
    with factory(documents) as system:
        yield SystemAdapter(system, documents)


SYSTEM_OPENERS: Final[
    Mapping[str, Callable[[Sequence[Document]], AbstractContextManager[SystemUnderTest]]]
] = {
    name: index_documents if name == "onrecord" else partial(_open_baseline, factory)
    for name, factory in FACTORIES.items()
}
