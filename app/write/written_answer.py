"""From the quotes to a written answer: what grows under a reader's eyes, and what is left of it."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.answer import Coverage, Mode
from app.llm.model import ModelError
from app.write.drafts import drafts
from app.write.prompting import plan_prompt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.domain.answer import Answer
    from app.domain.claim import Claim
    from app.llm.model import Model
    from app.write.drafts import Back, Draft


def written_answers(
    quotes: Answer,
    evidence: Sequence[Claim],
    *,
    history: Sequence[Answer],
    model: Model,
    back: Back,
) -> Iterator[Answer]:
    """The answer in the model's words, sentence by sentence as they are backed.

    `quotes` is the answer without a model, `evidence` what the model may cite, the best first. The
    last answer is the quotes again when too little of the prose is backed, and says so.
    """
    begun = time.perf_counter()
    question = quotes.search_query or quotes.question
    draft, unseen = None, 0
    try:
        task = plan_prompt(question, evidence, history, model)
    except ModelError as error:
        yield quotes_without_prose(quotes, model, str(error))
        return
    unseen = task.unseen
    for draft in drafts(task, model, back):
        yield _written(quotes, draft, model, unseen=unseen, since=begun)
    if draft is not None and not draft.is_backed:
        yield _fallen_back(quotes, draft, model, unseen=unseen, since=begun)


def quotes_without_prose(quotes: Answer, model: Model, trouble: str) -> Answer:
    """The quotes, and why the model did not write."""
    return replace(quotes, model=model.name, model_error=trouble)


def _written(quotes: Answer, draft: Draft, model: Model, *, unseen: int, since: float) -> Answer:
    """The prose so far; while nothing of it is backed, the quotes."""
    spent = replace(quotes.seconds, write=time.perf_counter() - since)
    found = replace(
        quotes,
        model=model.name,
        rejections=draft.rejections,
        model_error=draft.trouble,
        omitted_quotes=unseen,
        seconds=spent,
    )
    if not draft.claims:
        return found
    speak = {cited.document.id for claim in draft.claims for cited in claim.citations}
    asked = quotes.coverage.asked
    heard = Coverage(asked, tuple(name for name in asked if name in speak))
    return replace(found, mode=Mode.WRITTEN, claims=draft.claims, coverage=heard)


def _fallen_back(
    quotes: Answer, draft: Draft, model: Model, *, unseen: int, since: float
) -> Answer:
    found = _written(quotes, replace(draft, claims=()), model, unseen=unseen, since=since)
    if draft.trouble:
        return found
    passed, written = len(draft.claims), len(draft.claims) + len(draft.rejections)
    told = f"the quotes back {passed or 'none'} of the {written} sentences that {model.name} wrote"
    return replace(found, model_error=told)
