"""The way from a question to its answers: rewrite, analyse, search, select, explain, write."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from app.ask.claims import citable_claims
from app.ask.explanations import explain_citable, explain_written_claims
from app.ask.follow_up.continuity import PreviousQuotes
from app.ask.follow_up.rewrite_with_model import rewrite_with_model
from app.ask.follow_up.standalone_question import standalone_question
from app.ask.notices.filter_notices import filter_notices
from app.ask.notices.notices import question_notices, unquoted_speaker_notice
from app.ask.quote_answer import further_quotes, quote_answer, select_quotes
from app.ask.search import search
from app.domain.explanation import SelectionReason
from app.llm.model import ModelError
from app.verify.verify import verify_sentence
from app.write.written_answer import written_answers
from index.question.analysis import analyse_question

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.ask.quote_selection import QuoteSelection
    from app.ask.search import SearchContext
    from app.domain.answer import Answer
    from app.domain.candidates import Candidates
    from app.domain.filters import Filters
    from app.llm.model import Model
    from app.text.message_text import MessageText, ShownText


@dataclass(frozen=True, slots=True)
class ModelRewrite:
    """A follow-up as a model rewrote it, None where it did not; `error` says why it could not."""

    question: str | None = None
    error: ShownText | None = None


@dataclass(frozen=True, slots=True)
class QuotesResult:
    """An answer in quotes, with the candidates and the selection that a model's prose needs.

    `on_filters` are the notices on the filters.
    """

    answer: Answer
    candidates: Candidates
    selection: QuoteSelection
    on_filters: tuple[MessageText, ...] = ()


def rewrite_follow_up(
    question: str, history: Sequence[Answer], model: Model | None
) -> ModelRewrite:
    """The question rewritten by the model so that it can be understood without the history."""
    if model is None or not history:
        return ModelRewrite()
    try:
        return ModelRewrite(rewrite_with_model(question, history, model))
    except ModelError as error:
        return ModelRewrite(error=error.text)


def answer_in_quotes(
    question: str,
    context: SearchContext,
    *,
    filters: Filters,
    history: Sequence[Answer],
    rewrite: ModelRewrite,
    max_chars: int,
) -> QuotesResult:
    """The library's own words on the question, or its silence.

    A follow-up is searched for as the model or, without one, the rules rewrite it, unless that is
    longer than `max_chars`.
    """
    library = context.library
    analysis = analyse_question(question, library.speakers, library.languages)
    standalone = question
    if history:
        standalone = rewrite.question or standalone_question(
            question, history, library, target=analysis.target
        )
    if len(standalone) > max_chars:
        standalone = question
    is_rewritten = standalone != question
    previous = None
    if is_rewritten:
        analysis = analyse_question(
            " ".join(standalone.split()), library.speakers, library.languages
        )
        previous = PreviousQuotes.of(question, history[-1], ranking=library.ranking)
    candidates = search(analysis, context, filters, previous=previous)
    selection = select_quotes(
        candidates,
        abstain_below=context.abstain_below,
        is_follow_up=previous is not None and bool(previous.cited),
    )
    answer = quote_answer(candidates, selection, embed=context.embedder.passages)
    on_filters = filter_notices(filters, library)
    answer = replace(answer, notices=(*on_filters, *answer.notices))
    if is_rewritten:
        answer = replace(answer, question=question, search_query=standalone)
    return QuotesResult(answer, candidates, selection, on_filters)


def write_answers(
    quotes: QuotesResult, *, history: Sequence[Answer], model: Model
) -> Iterator[Answer]:
    """The model's prose over the quotes as it grows, each sentence verified and explained."""
    candidates, shown = quotes.candidates, quotes.answer
    ranking = candidates.library.ranking
    further = further_quotes(candidates, ranking.citable_margins, SelectionReason.CITED)
    citable = citable_claims(shown.claims, [quote.claim for quote in further], ranking=ranking)
    citable = explain_citable(citable, shown.claims, further, candidates)
    asked = shown.search_query or shown.question
    verify = partial(verify_sentence, question=asked, weak=model.restate_only)
    on_question = (*quotes.on_filters, *question_notices(candidates))
    for answer in written_answers(shown, citable, history=history, model=model, verify=verify):
        unquoted = unquoted_speaker_notice(candidates, answer.claims)
        yield replace(
            answer,
            claims=explain_written_claims(answer.claims, citable),
            notices=(*on_question, *((unquoted,) if unquoted else ())),
        )
