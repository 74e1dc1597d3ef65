"""What a language model is given to read: how much of what answers is before it at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.ask.passages_for_model import passages_for_model
from app.domain.filters import Filters
from app.llm.token_estimate import estimate_tokens
from app.write.prompting import PromptSources, plan_prompt
from evals.bench.news import read_news
from evals.bench.table import ResultsTable, TableRow, average
from evals.cases.gold import find_gold
from evals.cases.suites import read_suite
from evals.metrics.characters import character_overlap
from evals.systems.onrecord import open_answer_service

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence
    from pathlib import Path

    from app.ask.service import AnswerService
    from app.llm.model import Message
    from corpus.model.document import Document
    from evals.cases.gold import GoldPlace
    from evals.metrics.characters import DocumentSpan

    Needs = Sequence[tuple[str, tuple[DocumentSpan, ...]]]

CONTEXTS: Final = (4_096, 8_192, 16_384, 32_768)  # tokens, by the program's upper estimate
_REPLY_TOKENS: Final = 1_000
_FIVE: Final = "five"


@dataclass(frozen=True, slots=True)
class _SilentModel:
    """A model of which only the context counts."""

    context: int
    name: str = "a model"
    reply_tokens: int = _REPLY_TOKENS
    restate_only: bool = False

    def count(self, messages: Sequence[Message]) -> int:
        """The upper estimate."""
        return estimate_tokens(messages)

    def stream(self, messages: Sequence[Message]) -> Generator[str, None, None]:
        """Nothing."""
        yield from (message.content for message in messages[:0])


def run(data: Path) -> Iterator[ResultsTable]:
    """Yield a table with a row a set: recall by characters for each size of the context."""
    documents, questions = read_news(data)
    news = [(one.text, one.need) for one in questions if one.need]
    rows = [_row("news-dev", documents, news)]
    suite = read_suite(_FIVE)
    texts = dict(suite.documents())
    gold = [(case.question, find_gold(case, texts)) for case in suite.cases if case.gold]
    needs = [
        (question, tuple(_place(first) for first, *_ in found.points)) for question, found in gold
    ]
    rows.append(_row(_FIVE, tuple(texts.values()), needs))
    heads = tuple(f"{context:,} tokens" for context in CONTEXTS)
    yield ResultsTable(
        "What answers, in the passages that a model is given", (*heads, "passages given"),
        tuple(rows), "The last column counts the passages that fit each context, on average.",
    )  # fmt: skip


def _row(name: str, documents: Sequence[Document], needs: Needs) -> TableRow:
    recalls: list[list[float]] = []
    counts: list[list[float]] = []
    with open_answer_service(documents, cached=True) as service:
        for question, need in needs:
            given = [_given(service, question, context) for context in CONTEXTS]
            recalls.append([character_overlap(places, need).recall for places in given])
            counts.append([float(len(places)) for places in given])
    means = [average(column) or 0.0 for column in zip(*recalls, strict=True)]
    fitting = [average(column) or 0.0 for column in zip(*counts, strict=True)]
    cells = (*(f"{mean:.2f}" for mean in means), ", ".join(f"{count:.0f}" for count in fitting))
    return TableRow(name, cells, len(needs))


def _place(gold: GoldPlace) -> DocumentSpan:
    return gold.place.document, gold.span


def _given(service: AnswerService, question: str, context: int) -> list[DocumentSpan]:
    """The places of the passages that fit the context."""
    passages = passages_for_model(service.search(question), Filters())
    plan = plan_prompt(question, PromptSources((), passages), (), _SilentModel(context))
    fitting = passages[: len(passages) - plan.unseen]
    return [(passage.document.id, passage.span) for passage in fitting]
