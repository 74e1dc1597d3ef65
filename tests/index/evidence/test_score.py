"""Scores: a sentence has the question's words, tells rather than asks, and a judge reads it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pytest

from corpus.model.document import DocumentKind
from index.evidence.score import ScoringModels, ranker_bonus, rescore, score
from index.passages.passages import passages
from index.passages.sentences import sentences
from index.ranking_config import RankingConfig
from index.search.query import Query
from index.search.retrieve import Hit
from index.search.terms import stemmed_terms
from tests.index.doubles import BAG
from tests.index.folders import invented

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corpus.model.document import Document
    from index.embedder import Vectors
    from index.evidence.cross_encoder import Candidate
    from index.evidence.evidence import ScoredSentence

RANKING = RankingConfig()


def _asked(question: str, *documents: Document) -> list[ScoredSentence]:
    """The sentences of all passages, each term weighing the same."""
    every = [passage for document in documents for passage in passages(document)]
    hits = [Hit(passage, at, at + 1, 0.0, ("dense",)) for at, passage in enumerate(every)]
    return score(
        Query(question, stemmed_terms(question), BAG.question(question)),
        hits,
        sentences_of=_sentences_of,
        weight=lambda _: 1.0,
        models=ScoringModels(BAG.passages),
    )


_sentences_of = lru_cache(sentences)


def test_the_sentence_with_the_questions_words_is_best() -> None:
    document = invented("Bread is dear. The mayor closed the footbridge. Rain fell on Sunday.")
    best, *_ = _asked("Who closed the footbridge?", document)

    assert best.span.of(document.text) == "The mayor closed the footbridge."
    assert best.overlap == 1.0


def test_a_sentence_that_asks_is_worth_less_than_one_that_tells() -> None:
    tells, asks = _asked("bridge old", invented("Is the bridge old?\n\nThe bridge is old."))

    assert tells.number == 1
    assert tells.score - asks.score >= RANKING.question_penalty - 1e-6


def test_what_an_interviewer_asks_is_worth_least() -> None:
    known = {"kind": DocumentKind.INTERVIEW, "interviewer": "Ana Reyes", "interviewee": "Bo Li"}
    turns = invented("Q: Is the bridge old?\n\nA: I think so. And is the bridge old?", **known)
    every = _asked("bridge old", turns)
    found = {one.span.of(turns.text)[:3]: one for one in every}

    put, mused = found["Is "], found["And"]
    assert (put.signals.interviews, mused.signals.interviews) == (True, False)
    assert mused.score - put.score == pytest.approx(
        RANKING.interviewer_penalty - RANKING.question_penalty, abs=0.2
    )


def test_no_hits_score_nothing() -> None:
    assert _asked("Who closed the footbridge?") == []


def test_the_judge_can_turn_the_order_of_the_best() -> None:
    document = invented("The bridge is of grey stone. Mara Lind built it.", "a")
    scored = _asked("Who raised the stone bridge?", document)
    judged = _judged(scored, lambda text: 0.99 if "Mara" in text else 0.01)

    assert [one.number for one in scored] == [0, 1]
    assert [one.number for one in judged] == [1, 0]
    assert judged[0].signals.probability == pytest.approx(0.99)


def test_the_judge_reads_a_sentence_with_the_one_before() -> None:
    document = invented("The bridge was built by the town. Mara Lind drew it.", "a")
    read: list[Candidate] = []
    _judged(_asked("Who built the bridge?", document), lambda _: 0.5, read)

    assert {one.sentence: one.lead for one in read} == {
        "The bridge was built by the town.": "",
        "Mara Lind drew it.": "The bridge was built by the town.",
    }


def test_what_the_judge_has_not_read_ranks_below_what_it_has() -> None:
    text = " ".join(
        f"The bridge has {number} stones." for number in range(RANKING.sentences_reranked + 4)
    )
    judged = _judged(_asked("How many stones has the bridge?", invented(text, "a")), lambda _: 0.01)

    assert [one.signals.probability is None for one in judged] == [
        False
    ] * RANKING.sentences_reranked + [True] * 4
    assert [one.score for one in judged] == sorted((one.score for one in judged), reverse=True)


def test_the_judge_reads_the_best_of_further_documents() -> None:
    much = " ".join(
        f"The bridge has {number} stones." for number in range(RANKING.sentences_reranked + 4)
    )
    other = invented("A bridge is dear.", "b")
    judged = _judged(
        _asked("How many stones has the bridge?", invented(much, "a"), other), lambda _: 0.5
    )

    assert [one.signals.probability for one in judged if one.document.id == "b"] == [0.5]


@pytest.mark.parametrize("judged", [0.0, 0.2, 0.5, 0.9, 1.0])
def test_a_verdict_runs_from_nothing_to_its_weight(judged: float) -> None:
    assert 0.0 <= ranker_bonus(judged) <= RANKING.cross_encoder_weight
    assert ranker_bonus(judged) == pytest.approx(
        RANKING.cross_encoder_weight - ranker_bonus(1.0 - judged)
    )


def _judged(
    scored: list[ScoredSentence], told: Callable[[str], float], read: list[Candidate] | None = None
) -> list[ScoredSentence]:
    """The sentences as a judge ranks them that goes by their words alone."""

    def judge(_: str, candidates: Sequence[Candidate]) -> Vectors:
        if read is not None:
            read.extend(candidates)
        return np.array([told(one.sentence) for one in candidates], dtype=np.float32)

    return rescore("Who?", scored, judge, _sentences_of)
