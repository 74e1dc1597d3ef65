"""SQuAD 2.0: accuracy of the first quote, given the paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evals.bench.squad import draw_sample, read_squad, sample_note
from evals.bench.table import ResultsTable, TableRow, format_difference, format_estimate
from evals.metrics.interval import estimate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from evals.bench.squad import SquadQuestion
    from evals.systems.registry import SystemFactory
    from evals.systems.system import SystemAnswer

SENTENCES_NOTE = (
    "Any of the answers that people gave will do; a system that shows nothing is wrong. "
    "LlamaIndex's first quote is the whole paragraph, so its accuracy is that of showing all. "
    "Intervals draw whole articles."
)


def run(data: Path, makers: Iterable[SystemFactory], *, size: int | None) -> Iterator[ResultsTable]:
    """Ask `size` answerable questions of the odd articles, each of its paragraph alone."""
    documents, questions, articles = read_squad(data)
    candidates = [
        question for question in questions if question.answered and articles[question.paragraph] % 2
    ]
    asked = draw_sample(candidates, size)
    clusters = [articles[question.paragraph] for question in asked]
    correct: dict[str, list[float]] = {}
    rows = []
    for make in makers:
        with make(documents) as system:
            shown = [system.answer(question.text, source=question.paragraph) for question in asked]
        correct[system.name] = [
            float(holds_answer(answer, question))
            for answer, question in zip(shown, asked, strict=True)
        ]
        length = sum(len(span) for answer in shown for _, span in answer.quotes[:1]) / len(asked)
        accuracy = format_estimate(estimate(correct[system.name], clusters))
        rows.append(TableRow(system.name, (accuracy, f"{length:,.0f}"), len(asked)))
    (mine, ours), *others = correct.items()
    for name, theirs in others:
        gap = estimate([a - b for a, b in zip(ours, theirs, strict=True)], clusters)
        rows.append(TableRow(f"*{mine} less {name}*", (format_difference(gap), ""), len(asked)))
    yield ResultsTable(
        "The first quote holds the answer, given the paragraph: odd articles",
        ("accuracy", "characters of the first quote"),
        tuple(rows),
        f"{sample_note(asked, candidates)}{SENTENCES_NOTE}",
    )


def holds_answer(shown: SystemAnswer, question: SquadQuestion) -> bool:
    """Whether the first quote is from the paragraph and contains a whole answer."""
    return any(
        document == question.paragraph and span.contains(answer)
        for document, span in shown.quotes[:1]
        for answer in question.answers
    )
