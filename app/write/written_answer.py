"""Turn the quotes into a written answer, streamed, with a fallback to the quotes."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.answer import Coverage, Mode
from app.domain.claim import SentenceStanding
from app.llm.model import ModelError
from app.text.message_text import message_text
from app.write.drafts import drafts
from app.write.prompting import PromptSources, plan_prompt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.domain.answer import Answer
    from app.domain.claim import Claim
    from app.llm.model import Model
    from app.text.message_text import ShownText
    from app.write.draft import Draft
    from app.write.drafts import VerifySentence
    from app.write.prompt_passages import PromptPassage


def written_answers(
    quotes: Answer,
    passages: Sequence[PromptPassage],
    *,
    history: Sequence[Answer],
    model: Model,
    verify: VerifySentence,
    repair: bool = False,
) -> Iterator[Answer]:
    """Yield the answer in the model's words after each verified sentence.

    `quotes` is the answer without a model, `passages` what the model reads, best first; with
    `repair` it may write again what is refused, once. The last answer is the quotes with an error
    message when too few sentences are verified, and has no claim when the model says that nothing
    answers.
    """
    start = time.perf_counter()
    question = quotes.search_query or quotes.question
    draft, omitted = None, 0
    try:
        plan = plan_prompt(question, PromptSources(quotes.claims, tuple(passages)), history, model)
    except ModelError as error:
        yield quotes_without_prose(quotes, model, error.text)
        return
    omitted = plan.unseen
    for draft in drafts(plan, model, verify, repair=repair):
        yield _written_answer(quotes, draft, model, unseen=omitted, since=start)
    if draft is not None and draft.is_silent:
        yield _silence(quotes, draft, model, unseen=omitted, since=start)
    elif draft is not None and not draft.is_verified:
        yield _fallback_to_quotes(quotes, draft, model, unseen=omitted, since=start)


def quotes_without_prose(quotes: Answer, model: Model, trouble: ShownText) -> Answer:
    """The quotes, with the reason why the model did not write."""
    return replace(quotes, model=model.name, model_error=trouble)


def _written_answer(
    quotes: Answer, draft: Draft, model: Model, *, unseen: int, since: float
) -> Answer:
    """The verified sentences so far; the quotes while there are none."""
    answer = _without_sentences(quotes, draft, model, unseen=unseen, since=since)
    if not draft.claims:
        return answer
    claims = _with_answering_quote(draft, quotes)
    quoting_documents = {cited.document.id for claim in claims for cited in claim.citations}
    asked = quotes.coverage.asked
    coverage = Coverage(asked, tuple(name for name in asked if name in quoting_documents))
    return replace(
        answer,
        mode=Mode.WRITTEN,
        claims=claims,
        replaced=draft.replaced,
        coverage=coverage,
    )


def _with_answering_quote(draft: Draft, quotes: Answer) -> tuple[Claim, ...]:
    """The sentences, after the best quote where the one that answers is refused and has none."""
    refused = draft.answering
    if refused is None or not quotes.claims:
        return draft.claims
    best = replace(quotes.claims[0], standing=SentenceStanding.REFUSED, doubt=refused.message)
    return draft.claims if draft.claims[:1] == (best,) else (best, *draft.claims)


def _without_sentences(
    quotes: Answer, draft: Draft, model: Model, *, unseen: int, since: float
) -> Answer:
    """The quotes, with what was refused, what the model had no room for, and its time."""
    return replace(
        quotes,
        model=model.name,
        rejections=draft.rejections,
        model_error=draft.error,
        omitted_quotes=unseen,
        seconds=replace(quotes.seconds, write=time.perf_counter() - since),
    )


def _silence(quotes: Answer, draft: Draft, model: Model, *, unseen: int, since: float) -> Answer:
    """The answer without a claim, as the model found none."""
    found = _without_sentences(quotes, draft, model, unseen=unseen, since=since)
    notice = message_text("notice-model-silent", model=model.name)
    coverage = Coverage(quotes.coverage.asked, ())
    return replace(
        found, claims=(), differ=(), missing=(), coverage=coverage, notices=(*found.notices, notice)
    )


def _fallback_to_quotes(
    quotes: Answer, draft: Draft, model: Model, *, unseen: int, since: float
) -> Answer:
    found = _without_sentences(quotes, draft, model, unseen=unseen, since=since)
    if draft.error:
        return found
    error = message_text(
        "writing-too-few-backed",
        backed=draft.passed,
        written=str(draft.written),
        model=model.name,
    )
    return replace(found, model_error=error)
