"""On Record itself, in a store that goes when it is done."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from app.ask.service import AnswerService
from app.domain.filters import Filters
from evals.run.cached_models import CachedEmbedder, cached_ranker_for
from evals.systems.system import Shown
from index.evidence.cross_encoder import OURS, ranker_for
from index.ingest.ingest import ingest_documents
from index.search.embed import DEFAULT_MODEL, SentenceEmbedder
from index.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.model.document import Document
    from evals.metrics.characters import Place


NAME = "On Record"


@dataclass(frozen=True, slots=True)
class OnRecord:
    """A desk, asked in mode `quotes`."""

    desk: AnswerService
    name: str = NAME

    @property
    def passages(self) -> Sequence[Place]:
        """The desk's passages."""
        return [(one.document.id, one.span) for one in self.desk.passages]

    def find(self, question: str, *, top: int) -> Sequence[Place]:
        """The desk's hits."""
        hits = self.desk.find(question, top=top)
        return [(hit.passage.document.id, hit.passage.span) for hit in hits]

    def answer(self, question: str, *, source: str | None = None) -> Shown:
        """The places that the desk cites, claim by claim, and its confidence."""
        answer = self.desk.ask(question, filters=Filters(sources=(source,) if source else ()))
        cited = (cited for claim in answer.claims for cited in claim.citations)
        return Shown(tuple((one.document.id, one.span) for one in cited), answer.confidence)


@contextmanager
def on_record(
    documents: Sequence[Document], *, evidence: str = OURS, name: str = NAME
) -> Iterator[OnRecord]:
    """On Record over the documents, never silent by itself; `evidence` is what judges sentences."""
    with desk_over(documents, evidence=evidence) as desk:
        yield OnRecord(desk, name)


@contextmanager
def desk_over(
    documents: Sequence[Document],
    *,
    abstain_below: float = 0.0,
    embedding: str = DEFAULT_MODEL,
    evidence: str = OURS,
    cached: bool = False,
) -> Iterator[AnswerService]:
    """Index the documents as a user's would be, and open a desk that never abstains by itself.

    With `cached`, what the models have computed on this machine before is not computed again.
    """
    embedder = CachedEmbedder(embedding) if cached else SentenceEmbedder(embedding)
    judge = cached_ranker_for(evidence) if cached else ranker_for(evidence)
    with TemporaryDirectory() as folder:
        with Store.open(Path(folder), embedder, write=True) as store:
            ingest_documents(documents, store, embedder)
        with Store.open(Path(folder), embedder) as store:
            yield AnswerService(store, embedder, abstain_below=abstain_below, judge=judge)
