"""BM25 baseline: over our passages, and over single sentences for the answer."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from evals.systems.system import SystemAnswer
from index.passages.passages import passages
from index.search.lexical import LexicalIndex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.model.document import Document
    from evals.metrics.characters import DocumentSpan
    from index.search.embed import Vectors


@dataclass(frozen=True, slots=True)
class Bm25:
    """BM25 as in On Record (stems, stop words, Lucene's formula) and nothing else."""

    passages: tuple[DocumentSpan, ...]
    passage_words: LexicalIndex
    sentences: tuple[DocumentSpan, ...]
    sentence_words: LexicalIndex
    owners: npt.NDArray[np.str_]  # each sentence's document
    name: str = "BM25"

    def find(self, question: str, *, top: int) -> Sequence[DocumentSpan]:
        """The passages that score highest; of equal ones, the earlier."""
        scores = self.passage_words.scores(question)
        return [self.passages[row] for row in _top_rows(scores, top)]

    def answer(self, question: str, *, source: str | None = None) -> SystemAnswer:
        """The sentence with the highest score, and that score; the first when all score 0."""
        scores = self.sentence_words.scores(question)
        if source is not None:
            scores = np.where(self.owners == source, scores, np.float32(-1.0))
        row = _top_rows(scores, 1)[0]
        return SystemAnswer((self.sentences[row],), float(scores[row]))


@contextmanager
def bm25(documents: Sequence[Document]) -> Iterator[Bm25]:
    """Build BM25 over the documents' passages and sentences, without headings."""
    all_passages = [passage for document in documents for passage in passages(document)]
    all_sentences = [
        (passage.document, sentence.span)
        for passage in all_passages
        for sentence in passage.sentences
        if not sentence.heading
    ]
    yield Bm25(
        tuple((passage.document.id, passage.span) for passage in all_passages),
        LexicalIndex.of_texts([passage.embedded for passage in all_passages]),
        tuple((document.id, span) for document, span in all_sentences),
        LexicalIndex.of_texts([span.of(document.text) for document, span in all_sentences]),
        np.array([document.id for document, _ in all_sentences]),
    )


def _top_rows(scores: Vectors, top: int) -> list[int]:
    return [int(row) for row in np.argsort(-scores, kind="stable")[:top]]
