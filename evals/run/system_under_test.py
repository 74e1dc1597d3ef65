"""Who is asked: anything that answers in the JSON of the command line, and finds passages."""

from __future__ import annotations

from contextlib import AbstractContextManager, contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Protocol

from app.ask.service import AnswerService
from app.config.settings import settings
from app.domain.citation import Citation
from app.serialize.answer import answer_json, citation_json
from corpus.model.speaker import NOBODY
from evals.systems.onrecord import desk_over
from evals.systems.registry import SYSTEMS as MAKERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from app.domain.answer import Answer
    from app.domain.filters import Filters
    from app.llm.model import Model
    from corpus.model.document import Document
    from evals.metrics.characters import Place
    from evals.systems.registry import Maker
    from evals.systems.system import System

DEEP = 60  # passages of another system, of which those are kept whose documents were asked


class SystemUnderTest(Protocol):
    """A system under test."""

    @property
    def documents(self) -> Mapping[str, Document]:
        """What it holds, by id."""

    @property
    def passages(self) -> Sequence[Place]:
        """All that it could find."""

    def ask(self, question: str, filters: Filters, history: Sequence[str]) -> Mapping[str, Any]:
        """An answer as `onrecord ask --json` gives it; `history` is what was asked before."""

    def find(self, question: str, filters: Filters, *, top: int) -> Sequence[Place]:
        """The best passages, best first."""


class AnswerServiceUnderTest:
    """On Record itself, as its readers see it."""

    def __init__(self, desk: AnswerService, model: Model | None = None) -> None:
        """Ask this desk; with a `model`, for prose."""
        self._desk = desk
        self._model = model

    @property
    def documents(self) -> Mapping[str, Document]:
        """The library's documents."""
        return {document.id: document for document in self._desk.documents}

    @property
    def passages(self) -> Sequence[Place]:
        """The library's passages."""
        return [(one.document.id, one.span) for one in self._desk.passages]

    def ask(self, question: str, filters: Filters, history: Sequence[str]) -> Mapping[str, Any]:
        """The answer, after what was asked before has been answered with quotes."""
        before: list[Answer] = []
        for earlier in history:
            before.append(self._desk.ask(earlier, filters=filters, history=tuple(before)))
        answer = self._desk.ask(question, filters=filters, history=before, model=self._model)
        return answer_json(answer)

    def find(self, question: str, filters: Filters, *, top: int) -> Sequence[Place]:
        """The passages that `onrecord find` lists."""
        hits = self._desk.find(question, top=top, filters=filters)
        return [(hit.passage.document.id, hit.passage.span) for hit in hits]


@contextmanager
def over_store(store: Path, *, model: Model | None = None) -> Iterator[AnswerServiceUnderTest]:
    """On Record over a store that is there."""
    with AnswerService.open(settings(store=store), purpose="python -m evals run") as desk:
        yield AnswerServiceUnderTest(desk, model)


@contextmanager
def over_documents(
    documents: Sequence[Document], *, model: Model | None = None, cached: bool = False
) -> Iterator[AnswerServiceUnderTest]:
    """On Record over documents in memory, with the settings of the environment.

    With `cached`, what the embedder and the cross-encoder computed before is not computed again.
    """
    chosen = settings()
    with desk_over(
        documents,
        abstain_below=chosen.abstain_below,
        embedding=chosen.embedding,
        evidence=chosen.evidence,
        cached=cached,
    ) as desk:
        yield AnswerServiceUnderTest(desk, model)


class SystemAdapter:
    """What one would otherwise pick: its answer is what it found, and nobody is named."""

    def __init__(self, system: System, documents: Sequence[Document]) -> None:
        """Ask this system, which was built over these documents."""
        self._system = system
        self.documents = {document.id: document for document in documents}
        self.passages = system.passages

    def ask(self, question: str, filters: Filters, history: Sequence[str]) -> Mapping[str, Any]:  # noqa: ARG002
        """Its quotes with what is known of their sources; of filters it heeds one single source.

        What it shows of other documents than were asked is dropped. A confidence that is no
        probability is left out.
        """
        asked = filters.asked(self.documents)
        source = asked[0] if len(asked) == 1 else None
        shown = self._system.answer(question, source=source)
        quotes = [(document, span) for document, span in shown.quotes if document in asked]
        probable = shown.confidence is not None and 0.0 <= shown.confidence <= 1.0
        cited = [
            citation_json(Citation.at(span, self.documents[name], NOBODY)) for name, span in quotes
        ]
        return {
            "claims": [{"text": one["exact"], "citations": [one]} for one in cited],
            "rejections": [],
            "nearest": [],
            "standing": "answered" if cited else "abstained",
            "confidence": shown.confidence if probable else None,
            "mode": "quotes",
        }

    def find(self, question: str, filters: Filters, *, top: int) -> Sequence[Place]:
        """Its passages, those of documents that were not asked dropped."""
        asked = filters.asked(self.documents)
        return [one for one in self._system.find(question, top=DEEP) if one[0] in asked][:top]


@contextmanager
def _other(maker: Maker, documents: Sequence[Document]) -> Iterator[SystemAdapter]:
    with maker(documents) as system:
        yield SystemAdapter(system, documents)


SYSTEMS: Final[
    Mapping[str, Callable[[Sequence[Document]], AbstractContextManager[SystemUnderTest]]]
] = {
    name: over_documents if name == "onrecord" else partial(_other, maker)
    for name, maker in MAKERS.items()
}
