"""On Record itself, in a temporary store."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from app.ask.service import AnswerService
from app.domain.filters import Filters
from evals.run.cached_models import CachedEmbedder, cached_reader_for
from evals.systems.system import SystemAnswer
from index.evidence.reader import SHIPPED_READER, reader_for
from index.ingest.ingest import ingest_documents
from index.ranking_config import RankingConfig
from index.search.embed import DEFAULT_MODEL, SentenceEmbedder
from index.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.model.document import Document
    from evals.metrics.characters import DocumentSpan


SYSTEM_NAME = "On Record"


@dataclass(frozen=True, slots=True)
class OnRecord:
    """On Record in mode `quotes`."""

    service: AnswerService
    name: str = SYSTEM_NAME

    @property
    def passages(self) -> Sequence[DocumentSpan]:
        """All passages of the library."""
        return [(passage.document.id, passage.span) for passage in self.service.passages]

    def find(self, question: str, *, top: int) -> Sequence[DocumentSpan]:
        """The best `top` passages, best first."""
        hits = self.service.find(question, top=top)
        return [(hit.passage.document.id, hit.passage.span) for hit in hits]

    def answer(self, question: str, *, source: str | None = None) -> SystemAnswer:
        """The cited spans, claim by claim, and the confidence."""
        answer = self.service.ask(question, filters=Filters(sources=(source,) if source else ()))
        citations = (citations for claim in answer.claims for citations in claim.citations)
        return SystemAnswer(
            tuple((citation.document.id, citation.span) for citation in citations),
            answer.confidence,
        )


@contextmanager
def on_record(
    documents: Sequence[Document],
    *,
    evidence: str = SHIPPED_READER,
    name: str = SYSTEM_NAME,
    cached: bool = False,
    ranking: RankingConfig = RankingConfig(),
) -> Iterator[OnRecord]:
    """Build On Record over the documents, never abstaining; `evidence` names the reader.

    `cached` as in `open_answer_service`, `ranking` its constants.
    """
    with open_answer_service(
        documents, evidence=evidence, cached=cached, ranking=ranking
    ) as service:
        yield OnRecord(service, name)


@contextmanager
def open_answer_service(
    documents: Sequence[Document],
    *,
    abstain_below: float = 0.0,
    embedding: str = DEFAULT_MODEL,
    evidence: str = SHIPPED_READER,
    cached: bool = False,
    ranking: RankingConfig = RankingConfig(),
) -> Iterator[AnswerService]:
    """Index the documents in a temporary store and open a service; it never abstains by default.

    With `cached`, what the models have computed on this machine before is not computed again.
    """
    embedder = CachedEmbedder(embedding) if cached else SentenceEmbedder(embedding)
    reader = cached_reader_for(evidence) if cached else reader_for(evidence)
    with TemporaryDirectory() as folder:
        with Store.open(Path(folder), embedder, write=True) as store:
            ingest_documents(documents, store, embedder)
        with Store.open(Path(folder), embedder) as store:
            yield AnswerService(
                store, embedder, abstain_below=abstain_below, reader=reader, ranking=ranking
            )
