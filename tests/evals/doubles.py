"""A system that says what it is told to."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from evals.systems.system import SystemAnswer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from corpus.model.document import Document
    from evals.metrics.characters import DocumentSpan
    from evals.systems.registry import SystemFactory

SILENT = SystemAnswer((), None)


@dataclass(frozen=True, slots=True)
class Scripted:
    """A `System` with an answer and passages by question; `asked` notes each source."""

    name: str = "Scripted"
    answers: Mapping[str, SystemAnswer] = field(default_factory=dict)
    places: Mapping[str, Sequence[DocumentSpan]] = field(default_factory=dict)
    asked: list[str | None] = field(default_factory=list)
    indexed: list[str] = field(default_factory=list)
    passages: tuple[DocumentSpan, ...] = ()

    def find(self, question: str, *, top: int) -> Sequence[DocumentSpan]:
        """The passages told, `top` of them."""
        return self.places.get(question, ())[:top]

    def answer(self, question: str, *, source: str | None = None) -> SystemAnswer:
        """The answer told."""
        self.asked.append(source)
        return self.answers.get(question, SILENT)


def made(system: Scripted) -> SystemFactory:
    """A maker of this system, which notes what it is to index."""

    @contextmanager
    def make(documents: Sequence[Document]) -> Iterator[Scripted]:
        system.indexed.extend(document.id for document in documents)
        yield system

    return make
