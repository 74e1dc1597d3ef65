"""Passages ranked anew by the best sentence in each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.evidence.evidence import ScoredSentence
from index.evidence.score import rerank_passages
from index.passages.passages import passages
from index.passages.sentences import sentences
from index.search.retrieve import Hit
from tests.index.folders import invented

if TYPE_CHECKING:
    from corpus.model.document import Document


def _hit(document: Document, rank: int, score: float) -> Hit:
    return Hit(passages(document)[0], rank - 1, rank, score, ("dense",))


def _best(document: Document, score: float) -> ScoredSentence:
    sentence = sentences(document)[0]
    return ScoredSentence(document, 0, sentence.span, sentence.voice, score, 0.5, 0.5)


def test_a_passage_with_a_better_sentence_comes_first_and_ranks_stay_in_order() -> None:
    first, second = invented("Rain fell.", "a"), invented("Mara built it.", "b")
    hits = rerank_passages(
        [_hit(first, 1, 1.1), _hit(second, 2, 1.0)], [_best(second, 2.0), _best(first, 0.5)]
    )

    assert [(hit.passage.document.id, hit.rank) for hit in hits] == [("b", 1), ("a", 2)]


def test_a_passage_without_a_scored_sentence_ranks_as_the_least() -> None:
    first, second = invented("Rain fell.", "a"), invented("Mara built it.", "b")
    hits = rerank_passages([_hit(first, 1, 1.1), _hit(second, 2, 1.0)], [_best(second, 0.5)])

    assert [hit.passage.document.id for hit in hits] == ["a", "b"]


def test_no_sentences_leave_the_order() -> None:
    hits = [_hit(invented("Rain fell.", "a"), 1, 1.1), _hit(invented("Snow fell.", "b"), 2, 1.0)]

    assert [hit.row for hit in rerank_passages(hits, [])] == [0, 1]
