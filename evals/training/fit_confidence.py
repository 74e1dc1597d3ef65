"""Fit the confidence model: python -m evals fit confidence."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from app.domain.filters import Filters
from evals.bench.squad import draw_sample, read_squad, read_squad_file
from evals.systems.onrecord import open_answer_service
from index.evidence.confidence import FITTED, ConfidenceModel
from index.evidence.cross_encoder import NONE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from corpus.model.document import Document

SHIFTS: Final = "squadshifts/new_wiki_v1.0.json"
SAMPLED_QUESTIONS = 1_100  # questions drawn from each data set
PARAGRAPHS = 400  # of new Wikipedia, in order, that are indexed or held back
ABSENT, GAP = 4, 3  # every 4th article and every 3rd paragraph is held back
FOLDS = 8  # of whole articles
REGULARISATION = 1.0  # C of scikit-learn; with so many cases it hardly matters
DECIMALS = 3
# Total weight of each kind of case, whatever their number: half of the questions are answerable.
TARGET_SHARES: Final = {"present": 0.5, "near": 0.25, "gap": 0.125, "absent": 0.125}

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class FittingCase:
    """A question's features, its article, and what the library holds of it.

    `kind`: "present", the answer is in the library; "near", a paragraph only seems to answer;
    "gap", the paragraph is missing; "absent", the whole article is missing.
    """

    features: tuple[float, ...]
    kind: str
    article: str


def fit_and_write(data: Path) -> str:
    """Fit on public data, write the file that `confidence` reads, and return a summary."""
    cases = [*cases_of_paragraphs(data), *cases_of_articles(data)]
    model = calibrate(cases)
    FITTED.write_text(model.as_json(), encoding="utf-8")
    counts = ", ".join(
        f"{count} {kind}" for kind, count in Counter(case.kind for case in cases).items()
    )
    return f"{model.as_json()}{counts}; written to {FITTED}"


def calibrate(cases: Sequence[FittingCase]) -> ConfidenceModel:
    """Fit weights on all cases, calibrated on held-out folds.

    Platt scaling (1999), of which a logistic regression needs little, is folded into the weights.
    """
    values = np.array([case.features for case in cases], dtype=np.float64)
    answered = np.array([case.kind == "present" for case in cases])
    weights = _case_weights(cases)
    held_out = _held_out_log_odds(values, answered, weights, [case.article for case in cases])
    (slope,), shift = _fit_regression(held_out[:, np.newaxis], answered, weights)
    coefficients, bias = _fit_regression(values, answered, weights)
    rounded = [
        round(float(number), DECIMALS) for number in (slope * bias + shift, *slope * coefficients)
    ]
    return ConfidenceModel(rounded[0], tuple(rounded[1:]))


def cases_of_paragraphs(data: Path) -> Iterator[FittingCase]:
    """Questions of the even articles of SQuAD 2, each asked of its own paragraph."""
    documents, questions, articles = read_squad(data / "squad2-dev")
    even_questions = [question for question in questions if articles[question.paragraph] % 2 == 0]
    with open_answer_service(
        documents, evidence=NONE
    ) as service:  # the ranker was trained on these questions
        for question in draw_sample(even_questions, SAMPLED_QUESTIONS):
            found = service.search(question.text, filters=Filters(sources=(question.paragraph,)))
            kind = "present" if question.answered else "near"
            yield FittingCase(found.features, kind, f"squad {articles[question.paragraph]}")


def cases_of_articles(data: Path) -> Iterator[FittingCase]:
    """Questions on new Wikipedia, with articles and paragraphs held back.

    Held back are every fourth article and every third paragraph of the others; their questions
    are asked too.
    """
    documents, questions, articles = read_squad_file(data / SHIFTS)
    first_documents = list(islice(documents, PARAGRAPHS))
    kinds = {document.id: _kind_of_paragraph(document) for document in first_documents}
    candidates = [question for question in questions if question.paragraph in kinds]
    with open_answer_service(
        [question for question in first_documents if kinds[question.id] == "present"], evidence=NONE
    ) as service:
        for question in draw_sample(candidates, SAMPLED_QUESTIONS):
            found = service.search(question.text)
            yield FittingCase(
                found.features, kinds[question.paragraph], f"wiki {articles[question.paragraph]}"
            )


def _kind_of_paragraph(document: Document) -> str:
    article, paragraph = map(int, document.id.split("-"))
    if article % ABSENT == 0:
        return "absent"
    return "gap" if paragraph % GAP == 0 else "present"


def _held_out_log_odds(
    values: Matrix, answered: npt.NDArray[np.bool], weights: Matrix, articles: Sequence[str]
) -> Matrix:
    """Out-of-fold log-odds of each case; folds are of whole articles."""
    folds = {article: number % FOLDS for number, article in enumerate(dict.fromkeys(articles))}
    fold = np.array([folds[article] for article in articles])
    log_odds = np.zeros(len(values))
    for number in range(FOLDS):
        inside = fold == number
        others = ~inside
        coefficients, bias = _fit_regression(values[others], answered[others], weights[others])
        log_odds[inside] = values[inside] @ coefficients + bias
    return log_odds


def _fit_regression(
    values: Matrix, answered: npt.NDArray[np.bool], weights: Matrix
) -> tuple[Matrix, float]:
    """Coefficients and intercept of a logistic regression; deterministic."""
    # Imported here, since nothing else needs it.
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    model = LogisticRegression(C=REGULARISATION, max_iter=2_000)
    model.fit(values, answered, sample_weight=weights)
    return np.asarray(model.coef_[0], dtype=np.float64), float(model.intercept_[0])


def _case_weights(cases: Sequence[FittingCase]) -> Matrix:
    """The weight of each case by the `SHARES` of its kind; mean 1 if each kind has cases."""
    count = Counter(case.kind for case in cases)
    return np.array([TARGET_SHARES[case.kind] * len(cases) / count[case.kind] for case in cases])
