"""SQuAD 2.0: retrieval of the paragraph that answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evals.bench.squad import read_squad
from evals.bench.table import ResultsTable, TableRow, format_difference, format_estimate
from evals.metrics.interval import estimate
from evals.metrics.retrieval import retrieval

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from evals.bench.squad import SquadQuestion
    from evals.systems.registry import SystemFactory
    from evals.systems.system import System

RETRIEVAL_DEPTH = 60  # passages searched for ten different paragraphs
METRICS = ("nDCG@10", "MRR@10", "Hits@4")
RETRIEVAL_NOTE = (
    "Intervals draw whole articles. On Record's weight of dense against lexical and BM25's two "
    "constants were chosen on this data and Chroma's, LlamaIndex has its defaults."
)
Scores = dict[str, list[float]]  # a metric's values, question by question


def run(data: Path, makers: Iterable[SystemFactory]) -> Iterator[ResultsTable]:
    """Index all paragraphs; yield a table for the odd articles and one for all."""
    documents, questions, articles = read_squad(data)
    asked = [question for question in questions if question.answered]
    rankings: dict[str, Mapping[str, Sequence[str]]] = {}
    for make in makers:
        with make(documents) as system:
            rankings[system.name] = {
                question.id: ranked_paragraphs(system, question.text) for question in asked
            }
    odd = [question for question in asked if articles[question.paragraph] % 2]
    yield _table("odd articles", odd, rankings, articles)
    yield _table("all articles", asked, rankings, articles)


def ranked_paragraphs(system: System, question: str) -> list[str]:
    """Ids of the ten best documents, each ranked by its best passage."""
    places = system.find(question, top=RETRIEVAL_DEPTH)
    return list(dict.fromkeys(document for document, _ in places))[:10]


def metric_values(
    questions: Sequence[SquadQuestion], ranked: Mapping[str, Sequence[str]]
) -> Scores:
    """Values of each metric of the protocol, in the order of the questions."""
    values = retrieval(ranked, {question.id: [question.paragraph] for question in questions})
    return {name: [values[name][question.id] for question in questions] for name in METRICS}


def _table(
    which: str,
    asked: Sequence[SquadQuestion],
    rankings: Mapping[str, Mapping[str, Sequence[str]]],
    articles: Mapping[str, int],
) -> ResultsTable:
    clusters = [articles[question.paragraph] for question in asked]
    values = {name: metric_values(asked, ranked) for name, ranked in rankings.items()}
    rows = [
        TableRow(
            name,
            tuple(format_estimate(estimate(per_metric[metric], clusters)) for metric in METRICS),
            len(asked),
        )
        for name, per_metric in values.items()
    ]
    return ResultsTable(
        f"Retrieval of the paragraph that answers: {which}",
        METRICS,
        (*rows, *_differences(values, clusters)),
        RETRIEVAL_NOTE,
    )


def _differences(values: Mapping[str, Scores], clusters: Sequence[int]) -> Iterator[TableRow]:
    (mine, ours), *others = values.items()
    for name, theirs in others:
        gaps = [
            estimate([a - b for a, b in zip(ours[metric], theirs[metric], strict=True)], clusters)
            for metric in METRICS
        ]
        yield TableRow(f"*{mine} less {name}*", tuple(map(format_difference, gaps)), len(clusters))
