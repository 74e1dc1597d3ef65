"""SQuAD 2.0: retrieval of paragraphs, and what tells an answered question from another."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from corpus.document import Document, Provenance
from corpus.errors import OnRecordError
from corpus.normalise import normalise
from evals.bench.store import desk_over
from evals.interval import Estimate, estimate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from app.ask import Desk

DEEP = 60  # passages looked through for ten different paragraphs


@dataclass(frozen=True, slots=True)
class Question:
    """A question about a paragraph, which answers it or only seems to."""

    id: str
    text: str
    paragraph: str
    answered: bool


def read(data: Path) -> tuple[tuple[Document, ...], tuple[Question, ...], Mapping[str, int]]:
    """Paragraphs as documents with their article's title, questions, and each one's article."""
    file = data / "dev-v2.0.json"
    if not file.is_file():
        message = f"{data}: SQuAD 2.0 is not there"
        raise OnRecordError(message)
    documents, questions, articles = [], [], {}
    for article, entry in enumerate(json.loads(file.read_text(encoding="utf-8"))["data"]):
        title = entry["title"].replace("_", " ")
        for at, paragraph in enumerate(entry["paragraphs"]):
            name = f"{article}-{at}"
            articles[name] = article
            known = Provenance(id=name, file=file.name, sha256="", title=title)
            documents.append(Document(known, normalise(paragraph["context"])))
            questions += [
                Question(asked["id"], asked["question"], name, not asked["is_impossible"])
                for asked in paragraph["qas"]
            ]
    return tuple(documents), tuple(questions), articles


def run(data: Path) -> Mapping[str, Estimate]:
    """Retrieval of the paragraph that answers: nDCG@10, MRR@10, Hits@4, clustered by article."""
    documents, questions, articles = read(data)
    answerable = [question for question in questions if question.answered]
    with desk_over(documents) as desk:
        ranked = {question.id: paragraphs(desk, question.text) for question in answerable}
    scores = _scores(answerable, ranked)
    clusters = [articles[question.paragraph] for question in answerable]
    return {name: estimate(values, clusters) for name, values in scores.items()}


def paragraphs(desk: Desk, question: str) -> list[str]:
    """The ids of the ten documents that rank highest, each by its best passage."""
    hits = desk.find(question, top=DEEP)
    return list(dict.fromkeys(hit.passage.document.id for hit in hits))[:10]


def _scores(
    questions: Iterable[Question], ranked: Mapping[str, Sequence[str]]
) -> dict[str, list[float]]:
    # Loaded here, not above: numba compiles for seconds, and other benchmarks need none of it.
    from ranx import Qrels, Run, evaluate  # noqa: PLC0415

    asked = list(questions)
    gold = Qrels({question.id: {question.paragraph: 1} for question in asked})
    run_ = Run(
        {
            name: {row: float(len(rows) - at) for at, row in enumerate(rows)}
            for name, rows in ranked.items()
        }
    )
    names = {"nDCG@10": "ndcg@10", "MRR@10": "mrr@10", "Hits@4": "hit_rate@4"}
    evaluate(gold, run_, list(names.values()))
    return {
        name: [float(run_.scores[metric][question.id]) for question in asked]
        for name, metric in names.items()
    }


def roc_area(positive: Sequence[float], negative: Sequence[float]) -> float:
    """Share of pairs in which the positive one scores higher, ties counting half (AUROC)."""
    right, left = np.sort(negative), np.asarray(positive)
    below = np.searchsorted(right, left, side="left") + np.searchsorted(right, left, side="right")
    return float(below.mean() / (2 * len(right)))
