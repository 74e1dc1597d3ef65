"""From a question to candidates: which documents are asked, and who may be quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.ask.search import SearchContext, ranked_passages, search
from app.domain.filters import Filters
from index.evidence.confidence import UNANSWERED
from index.question.analysis import analyse_question

if TYPE_CHECKING:
    from app.ask.service import AnswerService
    from app.domain.candidates import Candidates

_QUESTION = "Who closed the old footbridge?"


@pytest.fixture
def context(scripted: AnswerService) -> SearchContext:
    """The footbridge quarrel, of which every question is answered."""
    library = scripted.search(_QUESTION).library
    return SearchContext(library, scripted.store, scripted.embedder, abstain_below=0.0)


def _searched(
    context: SearchContext, question: str = _QUESTION, filters: Filters = Filters()
) -> Candidates:
    return search(analyse_question(question, context.library.speakers), context, filters)


def test_only_documents_that_pass_the_filters_are_searched(context: SearchContext) -> None:
    (first, *_) = context.library.documents

    candidates = _searched(context, filters=Filters(sources=(first,)))

    assert candidates.asked == (first,)
    assert {hit.passage.document.id for hit in candidates.hits} == {first}
    assert {sentence.document.id for sentence in candidates.sentences} == {first}


def test_without_filters_all_documents_are_asked(context: SearchContext) -> None:
    assert _searched(context).asked == tuple(context.library.documents)


def test_sentences_are_those_of_passages_and_the_best_come_first(context: SearchContext) -> None:
    candidates = _searched(context)
    scores = [sentence.score for sentence in candidates.quotable]

    assert scores == sorted(scores, reverse=True)
    assert set(candidates.quotable) <= set(candidates.sentences)


def test_of_somebody_whom_no_document_names_nothing_is_answered(context: SearchContext) -> None:
    assert _searched(context, "What does Zbigniew Quux say?").features == UNANSWERED
    assert _searched(context, "What does Orsolya Kemp say?").features != UNANSWERED


def test_a_speaker_who_is_asked_is_quoted_alone(context: SearchContext) -> None:
    candidates = _searched(context, "What does Orsolya Kemp say about the repair?")

    assert candidates.quotable
    assert {one.voice.speaker.name for one in candidates.quotable} == {"Orsolya Kemp"}


@pytest.mark.parametrize("top", [1, 3, 12])
def test_as_many_passages_as_are_wanted_are_ranked_from_one_on(
    context: SearchContext, top: int
) -> None:
    candidates = _searched(context)

    hits = ranked_passages(candidates, context, Filters(), top=top)

    assert [hit.rank for hit in hits] == [*range(1, min(top, len(context.library.passages)) + 1)]
    assert len({hit.row for hit in hits}) == len(hits)
