"""From a question to its answers: what is searched for, and what a model may write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.ask.pipeline import ModelRewrite, answer_in_quotes, rewrite_follow_up, write_answers
from app.ask.search import SearchContext
from app.domain.answer import Mode
from app.domain.filters import Filters
from app.llm.model import ModelError, ModelErrorKind
from corpus.model.speaker import Role, Voice
from corpus.structure.sentences import sentence_spans
from tests.app.write.doubles import ANSWER, CitingModel, Scripted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.ask.pipeline import QuotesResult
    from app.ask.service import AnswerService
    from app.domain.answer import Answer

_QUESTION = "Who closed the old footbridge?"
_FOLLOW_UP = "And why did she close it?"


@pytest.fixture
def context(scripted: AnswerService) -> SearchContext:
    """The footbridge quarrel, of which every question is answered."""
    library = scripted.search(_QUESTION).library
    return SearchContext(library, scripted.store, scripted.embedder, abstain_below=0.0)


def _in_quotes(
    context: SearchContext,
    question: str,
    *,
    history: Sequence[Answer] = (),
    rewritten: str | None = None,
    max_chars: int = 1_000,
) -> QuotesResult:
    return answer_in_quotes(
        question,
        context,
        filters=Filters(),
        history=history,
        rewrite=ModelRewrite(rewritten),
        max_chars=max_chars,
    )


def test_without_a_history_no_model_is_asked_to_rewrite() -> None:
    model = Scripted([["What became of the ferry in March?"]])

    assert rewrite_follow_up(_FOLLOW_UP, (), model) == ModelRewrite()
    assert rewrite_follow_up(_FOLLOW_UP, (ANSWER,), None) == ModelRewrite()
    assert model.asked == []


def test_a_follow_up_is_rewritten_by_the_model() -> None:
    model = Scripted([["What became of the ferry?"]])

    rewrite = rewrite_follow_up("And of it?", (ANSWER,), model)

    assert rewrite == ModelRewrite("What became of the ferry?")


def test_a_model_that_fails_leaves_its_error_instead_of_a_question() -> None:
    model = Scripted([[]], ModelError(ModelErrorKind.UNREACHABLE, "nobody answers"))

    assert rewrite_follow_up(_FOLLOW_UP, (ANSWER,), model) == ModelRewrite(error="nobody answers")


def test_a_first_question_is_searched_for_as_it_is(context: SearchContext) -> None:
    result = _in_quotes(context, _QUESTION)

    assert (result.answer.question, result.answer.search_query) == (_QUESTION, None)
    assert result.answer.claims
    assert result.selection.quotes


def test_a_follow_up_is_searched_for_as_it_was_rewritten(context: SearchContext) -> None:
    first = _in_quotes(context, _QUESTION).answer
    rewritten = "Why did the council close the old footbridge?"

    answer = _in_quotes(context, _FOLLOW_UP, history=(first,), rewritten=rewritten).answer

    assert (answer.question, answer.search_query) == (_FOLLOW_UP, rewritten)


def test_what_is_rewritten_longer_than_a_question_may_be_is_not_used(
    context: SearchContext,
) -> None:
    first = _in_quotes(context, _QUESTION).answer
    rewritten = f"Why {'ever ' * 50}was the bridge closed?"

    answer = _in_quotes(
        context, _FOLLOW_UP, history=(first,), rewritten=rewritten, max_chars=100
    ).answer

    assert answer.search_query is None


def test_the_model_s_prose_is_over_the_quotes_and_explained(context: SearchContext) -> None:
    quotes = _in_quotes(context, _QUESTION)
    text = next(
        claim.text
        for claim in quotes.answer.claims
        if claim.citations[0].voice == Voice(claim.citations[0].speaker)
        and claim.citations[0].speaker.role is Role.AUTHOR
    )
    said = next(iter(sentence_spans(text))).of(text)
    model = CitingModel(said, lambda key: f"{said} [{key}]")

    *_, last = write_answers(quotes, history=(), model=model)

    assert (last.mode, last.model) == (Mode.WRITTEN, "Scripted"), last.rejections
    assert [claim.text for claim in last.claims] == [said]
    assert all(claim.why for claim in last.claims)
