"""Fit the weights of a sentence's score: python -m evals fit evidence.

Fitted on the fold of the news and opinion questions that the reader was not trained on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from evals.bench.news import article_texts, json_lines, written_questions
from evals.systems.onrecord import open_answer_service
from evals.training.signed_regression import fit_regression
from evals.training.train_reader import fold_of
from index.evidence.reader import NONE
from index.evidence.score_model import (
    FEATURES,
    NOT_READ,
    READ,
    SCORE_FILE,
    UNREAD,
    ScoreModel,
    features_of,
    models_as_json,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from app.ask.service import AnswerService
    from corpus.model.document import Document
    from evals.bench.news import NewsQuestion
    from index.evidence.evidence import ScoredSentence

HELD_OUT_FOLD: Final = 0  # of the texts: the reader was trained without it
MOSTLY: Final = 0.5  # share of a sentence that the gold covers, from which it counts
SCORE_DECIMALS: Final = 4
# A sentence that asks itself answers nothing; the length and an interviewer's part may count either
# way. More of any other feature speaks for a sentence.
_SIGNS: Final = {"asks": -1, "interviews": 0, "length": 0}

HeldOut = tuple[tuple["Document", ...], tuple["NewsQuestion", ...]]


def write_score_fit(data: Path, *, evidence: str) -> str:
    """Fit with the reader that `evidence` names and without one; write the file, and sum it up."""
    models, counts = {}, []
    for setting, name in ((READ, evidence), (NOT_READ, NONE)):
        values, needed = [], []
        for documents, questions in held_out(data):
            with open_answer_service(documents, evidence=name, cached=True) as service:
                for question in questions:
                    for sentence, label in labelled_sentences(service, question):
                        values.append(features_of(sentence.signals))
                        needed.append(label)
        models[setting] = fit_score_model(values, needed, read=setting == READ)
        counts.append(f"{setting}: {len(needed):,} sentences, {sum(needed):,} of them needed")
    SCORE_FILE.write_text(models_as_json(models), encoding="utf-8")
    return f"{models_as_json(models)}{'; '.join(counts)}; written to {SCORE_FILE}"


def held_out(data: Path) -> Iterator[HeldOut]:
    """Documents and questions that the reader was not trained on: news, then opinions."""
    train, texts = data / "train", article_texts(data)
    opinions = json_lines(train / "opinion-documents.jsonl.gz")
    titles = {one["id"]: one["title"] for one in opinions}
    for file, known in (
        ("news-questions.jsonl.gz", texts),
        ("opinion-questions.jsonl.gz", {one["id"]: one["text"] for one in opinions}),
    ):
        records = [one for one in json_lines(train / file) if is_held_out(one["document"])]
        names = {one["document"]: None for one in records}
        yield written_questions(records, {name: known[name] for name in names}, titles)


def is_held_out(name: str) -> bool:
    """Whether the reader was trained without this text."""
    return fold_of(name) == HELD_OUT_FOLD


def labelled_sentences(
    service: AnswerService, question: NewsQuestion
) -> Iterator[tuple[ScoredSentence, bool]]:
    """The sentences found, and whether each is needed; without those that count neither way."""
    for sentence in service.search(question.text).sentences:
        need, may = (
            sum(
                max(0, min(span.end, sentence.span.end) - max(span.start, sentence.span.start))
                for name, span in places
                if name == sentence.document.id
            )
            for places in (question.need, question.may)
        )
        size = MOSTLY * len(sentence.text)
        if need > size or may <= size:
            yield sentence, need > size


def fit_score_model(
    values: Sequence[dict[str, float]], needed: Sequence[bool], *, read: bool
) -> ScoreModel:
    """The logistic regression of sentences' features; without `read`, of those without a reader."""
    names = [name for name in FEATURES if read or name not in UNREAD]
    matrix = np.array([[row[name] for name in names] for row in values], dtype=np.float64)
    signs = [_SIGNS.get(name, 1) for name in names]
    weights, bias = fit_regression(matrix, np.array(needed), np.ones(len(needed)), signs)
    rounded = (round(float(weight), SCORE_DECIMALS) for weight in weights)
    return ScoreModel(round(bias, SCORE_DECIMALS), dict(zip(names, rounded, strict=True)))
