"""A system that says what it is told to."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from evals.systems.system import Shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from corpus.model.document import Document
    from evals.metrics.characters import Place
    from evals.systems.registry import Maker

SILENT = Shown((), None)


@dataclass(frozen=True, slots=True)
class Scripted:
    """A `System` with an answer and passages by question; `asked` notes each source."""

    name: str = "Scripted"
    answers: Mapping[str, Shown] = field(default_factory=dict)
    places: Mapping[str, Sequence[Place]] = field(default_factory=dict)
    asked: list[str | None] = field(default_factory=list)
    indexed: list[str] = field(default_factory=list)
    passages: tuple[Place, ...] = ()

    def find(self, question: str, *, top: int) -> Sequence[Place]:
        """The passages told, `top` of them."""
        return self.places.get(question, ())[:top]

    def answer(self, question: str, *, source: str | None = None) -> Shown:
        """The answer told."""
        self.asked.append(source)
        return self.answers.get(question, SILENT)


def made(system: Scripted) -> Maker:
    """A maker of this system, which notes what it is to index."""

    @contextmanager
    def make(documents: Sequence[Document]) -> Iterator[Scripted]:
        system.indexed.extend(document.id for document in documents)
        yield system

    return make
