"""SQuAD 2.0: does confidence separate answerable from unanswerable questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evals.bench.squad import draw_sample, read_squad, sample_note
from evals.bench.table import ResultsTable, TableRow, format_difference, format_estimate
from evals.metrics.interval import bootstrap, paired_difference
from evals.metrics.silence import confidence_auroc, confidence_false_answers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from corpus.model.document import Document
    from evals.bench.squad import SquadQuestion
    from evals.metrics.metric import Values
    from evals.systems.registry import SystemFactory

SILENCE_HEADS = ("AUROC", "false answers at 90 % answered")
SILENCE_NOTE = (
    "LlamaIndex's confidence is the best passage's similarity, BM25's the best sentence's score. "
    "Intervals draw whole articles."
)


def run_given_paragraph(
    data: Path, makers: Iterable[SystemFactory], *, size: int | None
) -> Iterator[ResultsTable]:
    """Ask `size` questions of the odd articles, each of its paragraph alone."""
    documents, questions, articles = read_squad(data)
    pool = [question for question in questions if articles[question.paragraph] % 2]
    asked = draw_sample(pool, size)
    values = {
        name: [
            (confidence, float(question.answered))
            for confidence, question in zip(confidences, asked, strict=True)
        ]
        for name, confidences in _confidences(documents, asked, makers, within=True)
    }
    clusters = [articles[question.paragraph] for question in asked]
    title = "Silence, given the paragraph that answers or nearly does"
    yield _table(title, values, clusters, sample_note(asked, pool))


def run_held_back(
    data: Path, makers: Iterable[SystemFactory], *, size: int | None
) -> Iterator[ResultsTable]:
    """Index half of the articles; ask answerable questions about the odd ones of both halves."""
    documents, questions, articles = read_squad(data)
    indexed = {name for name, article in articles.items() if article // 2 % 2 == 0}
    library = [document for document in documents if document.id in indexed]
    pool = [
        question for question in questions if question.answered and articles[question.paragraph] % 2
    ]
    asked = draw_sample(pool, size)
    values = {
        name: [
            (confidence, float(question.paragraph in indexed))
            for confidence, question in zip(confidences, asked, strict=True)
        ]
        for name, confidences in _confidences(library, asked, makers, within=False)
    }
    clusters = [articles[question.paragraph] for question in asked]
    yield _table(
        "Silence, half of the articles held back", values, clusters, sample_note(asked, pool)
    )


def _confidences(
    library: Sequence[Document],
    asked: Sequence[SquadQuestion],
    makers: Iterable[SystemFactory],
    *,
    within: bool,
) -> Iterator[tuple[str, list[float]]]:
    """Yield each system's name and its confidence in each question.

    With `within` each question is asked of its paragraph alone.
    """
    for make in makers:
        with make(library) as system:
            answers = [
                system.answer(question.text, source=question.paragraph if within else None)
                for question in asked
            ]
        # Without a confidence a system counts as least confident.
        yield (
            system.name,
            [
                float("-inf") if answer.confidence is None else answer.confidence
                for answer in answers
            ],
        )


def _table(
    title: str, found: Mapping[str, Sequence[Values]], clusters: Sequence[int], sample_text: str
) -> ResultsTable:
    statistics = (confidence_auroc, confidence_false_answers)
    rows = [
        TableRow(
            name,
            tuple(
                format_estimate(bootstrap(values, statistic, clusters)) for statistic in statistics
            ),
            len(values),
        )
        for name, values in found.items()
    ]
    (mine, ours), *others = found.items()
    for name, theirs in others:
        gaps = tuple(
            format_difference(paired_difference(theirs, ours, statistic, clusters))
            for statistic in statistics
        )
        rows.append(TableRow(f"*{mine} less {name}*", gaps, len(ours)))
    answerable = sum(bool(label) for _, label in ours)
    return ResultsTable(
        f"{title}: odd articles",
        SILENCE_HEADS,
        tuple(rows),
        f"{sample_text}{answerable:,} of n can be answered. {SILENCE_NOTE}",
    )
