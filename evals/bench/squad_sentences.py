"""SQuAD 2.0: given the paragraph, does the first quote hold the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evals.bench.squad import draw_questions, read, sample
from evals.bench.table import ResultsTable, TableRow, cell, more
from evals.metrics.interval import estimate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from evals.bench.squad import SquadQuestion
    from evals.systems.registry import Maker
    from evals.systems.system import Shown

NOTE = (
    "Any of the answers that people gave will do; a system that shows nothing is wrong. "
    "LlamaIndex's first quote is the whole paragraph, so its accuracy is that of showing all. "
    "Intervals draw whole articles."
)


def run(data: Path, makers: Iterable[Maker], *, size: int | None) -> Iterator[ResultsTable]:
    """Answerable questions of the odd articles, `size` of them, each put to its paragraph."""
    documents, questions, articles = read(data)
    pool = [one for one in questions if one.answered and articles[one.paragraph] % 2]
    asked = sample(pool, size)
    clusters = [articles[one.paragraph] for one in asked]
    right: dict[str, list[float]] = {}
    rows = []
    for make in makers:
        with make(documents) as system:
            shown = [system.answer(one.text, source=one.paragraph) for one in asked]
        right[system.name] = [
            float(holds_answer(its, one)) for its, one in zip(shown, asked, strict=True)
        ]
        length = sum(len(span) for its in shown for _, span in its.quotes[:1]) / len(asked)
        accuracy = cell(estimate(right[system.name], clusters))
        rows.append(TableRow(system.name, (accuracy, f"{length:,.0f}"), len(asked)))
    (mine, ours), *others = right.items()
    for name, theirs in others:
        gap = estimate([a - b for a, b in zip(ours, theirs, strict=True)], clusters)
        rows.append(TableRow(f"*{mine} less {name}*", (more(gap), ""), len(asked)))
    yield ResultsTable(
        "The first quote holds the answer, given the paragraph: odd articles",
        ("accuracy", "characters of the first quote"),
        tuple(rows),
        f"{draw_questions(asked, pool)}{NOTE}",
    )


def holds_answer(shown: Shown, question: SquadQuestion) -> bool:
    """Whether the first quote is of the paragraph and holds an answer, whole."""
    return any(
        document == question.paragraph and span.contains(answer)
        for document, span in shown.quotes[:1]
        for answer in question.answers
    )
