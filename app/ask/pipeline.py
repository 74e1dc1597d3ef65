"""The way from a question to its answers: rewrite, analyse, search, select, explain, write."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from app.ask.explanations import explain_silence, explain_written_claims
from app.ask.follow_up.continuity import PreviousQuotes
from app.ask.follow_up.rewrite_with_model import rewrite_with_model
from app.ask.follow_up.standalone_question import standalone_question
from app.ask.nearest import nearest_sentences
from app.ask.notices.filter_notices import filter_notices
from app.ask.notices.notices import question_notices, unquoted_speaker_notice
from app.ask.passages_for_model import passages_for_model
from app.ask.quote_answer import quote_answer, select_quotes
from app.ask.search import search
from app.domain.answer import Mode
from app.llm.model import ModelError
from app.verify.check_sentence import SentenceReaders, check_sentence
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

    `filters` are those of the question, `on_filters` the notices on them.
    """

    answer: Answer
    candidates: Candidates
    selection: QuoteSelection
    filters: Filters
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
    return QuotesResult(answer, candidates, selection, filters, on_filters)


def write_answers(
    quotes: QuotesResult,
    *,
    history: Sequence[Answer],
    model: Model,
    readers: SentenceReaders = SentenceReaders(),
    repair: bool = False,
) -> Iterator[Answer]:
    """The model's prose over the quotes as it grows, each sentence verified and explained.

    With `repair` the model is asked once to write again what was refused.
    """
    candidates, shown = quotes.candidates, quotes.answer
    passages = () if model.restate_only else passages_for_model(candidates, quotes.filters)
    asked = shown.search_query or shown.question
    verify = partial(check_sentence, question=asked, weak=model.restate_only, readers=readers)
    on_question = (*quotes.on_filters, *question_notices(candidates))
    written = written_answers(
        shown, passages, history=history, model=model, verify=verify, repair=repair
    )
    for answer in written:
        if not answer.claims:
            yield _with_nearest(answer, quotes)
            continue
        unquoted = unquoted_speaker_notice(candidates, answer.claims)
        yield replace(
            answer,
            claims=explain_written_claims(answer.claims, quotes.selection, candidates)
            if answer.mode is Mode.WRITTEN
            else answer.claims,
            notices=(*on_question, *((unquoted,) if unquoted else ())),
        )


def _with_nearest(answer: Answer, quotes: QuotesResult) -> Answer:
    """The silence of a model with the nearest sentences, as any other silence."""
    selection = quotes.selection
    why = explain_silence(
        quotes.candidates, confidence=selection.confidence, threshold=selection.threshold
    )
    return replace(answer, nearest=nearest_sentences(quotes.candidates), why=why)
