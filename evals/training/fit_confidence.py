"""Fit the confidence model: python -m evals fit confidence."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from evals.systems.onrecord import open_answer_service
from evals.training.fit_evidence import held_out
from index.evidence.confidence import CONFIDENCE_FILE, NAMES, SIGNS, ConfidenceModel
from index.evidence.reader import NONE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


FOLDS = 8  # of whole articles
REGULARISATION = 1.0  # of the squares of the weights; with so many cases it hardly matters
CONFIDENCE_DECIMALS = 3
PRINTED_THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
# Total weight of each kind of case, whatever their number: half of the questions are answerable.
TARGET_SHARES: Final = {"present": 0.5, "near": 0.35, "absent": 0.15}

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class FittingCase:
    """A question's features, its article, and what the library holds of it.

    `kind`: "present", the answer is in the library; "near", a text only seems to answer; "absent",
    nothing in the library is on the subject.
    """

    features: tuple[float, ...]
    kind: str
    article: str


def write_confidence_fit(data: Path, *, evidence: str) -> str:
    """Fit with the reader that `evidence` names, write the file, and return a summary."""
    cases = list(cases_of_held_out(data, evidence))
    model = calibrate(cases)
    CONFIDENCE_FILE.write_text(model.as_json(), encoding="utf-8")
    counts = ", ".join(
        f"{count} {kind}" for kind, count in Counter(case.kind for case in cases).items()
    )
    shares = "\n".join(answered_shares(cases))
    return f"{model.as_json()}{shares}\n{counts}; written to {CONFIDENCE_FILE}"


def answered_shares(cases: Sequence[FittingCase]) -> Iterator[str]:
    """A line a threshold: the share of each kind that is answered with a reader, out of fold."""
    probabilities = _held_out_probabilities(cases)
    read = [one.features[NAMES.index("read")] > 0.0 for one in cases]
    for threshold in PRINTED_THRESHOLDS:
        shares = []
        for kind in TARGET_SHARES:
            chosen = [one.kind == kind and known for one, known in zip(cases, read, strict=True)]
            share = float((probabilities[chosen] >= threshold).mean()) if any(chosen) else 0.0
            shares.append(f"{kind} {share:.3f}")
        yield f"answered from {threshold:.2f}: {', '.join(shares)}"


def calibrate(cases: Sequence[FittingCase]) -> ConfidenceModel:
    """Fit weights on all cases, calibrated on held-out folds.

    Platt scaling (1999), of which a logistic regression needs little, is folded into the weights.
    """
    values, answered, weights, articles = _arrays(cases)
    out_of_fold = _held_out_log_odds(values, answered, weights, articles)
    (slope,), shift = _fit_regression(out_of_fold[:, np.newaxis], answered, weights, (1,))
    coefficients, bias = _fit_regression(values, answered, weights, tuple(SIGNS.values()))
    rounded = [
        round(float(number), CONFIDENCE_DECIMALS)
        for number in (slope * bias + shift, *slope * coefficients)
    ]
    return ConfidenceModel(rounded[0], tuple(rounded[1:]))


def cases_of_held_out(data: Path, evidence: str) -> Iterator[FittingCase]:
    """Questions on the texts that the reader was not trained on.

    News are asked of the news and opinions of the opinions; each of the other too, which holds
    nothing of what they ask.
    """
    sets = list(held_out(data))
    for documents, own in sets:
        others = [
            question for _, questions in sets if questions is not own for question in questions
        ]
        for name in (evidence, NONE):
            with open_answer_service(documents, evidence=name, cached=True) as service:
                for question in (*own, *others):
                    kind = "present" if question.need else "near"
                    yield FittingCase(
                        service.search(question.text).features,
                        kind if question in own else "absent",
                        question.document,
                    )


def _held_out_probabilities(cases: Sequence[FittingCase]) -> Matrix:
    """Out-of-fold probabilities, calibrated."""
    values, answered, weights, articles = _arrays(cases)
    log_odds = _held_out_log_odds(values, answered, weights, articles)
    (slope,), shift = _fit_regression(log_odds[:, np.newaxis], answered, weights, (1,))
    return np.asarray(1.0 / (1.0 + np.exp(-(slope * log_odds + shift))))


def _arrays(
    cases: Sequence[FittingCase],
) -> tuple[Matrix, npt.NDArray[np.bool], Matrix, list[str]]:
    """The features, whether each case is answered, its weight, and its article."""
    values = np.array([case.features for case in cases], dtype=np.float64)
    answered = np.array([case.kind == "present" for case in cases])
    return values, answered, _case_weights(cases), [case.article for case in cases]


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
        coefficients, bias = _fit_regression(
            values[others], answered[others], weights[others], tuple(SIGNS.values())
        )
        log_odds[inside] = values[inside] @ coefficients + bias
    return log_odds


def _fit_regression(
    values: Matrix, answered: npt.NDArray[np.bool], weights: Matrix, signs: Sequence[int]
) -> tuple[Matrix, float]:
    """Coefficients, none against the sign of its feature, and intercept of a logistic regression.

    Without the signs a fit takes words shared with the question for a sign of a near miss, which
    they are among its cases and nowhere else.
    """
    # Imported here, since nothing else needs it.
    from scipy.optimize import minimize  # noqa: PLC0415

    means, scales = values.mean(axis=0), values.std(axis=0)
    scaled = (values - means) / np.where(scales > 0.0, scales, 1.0)

    def loss(parameters: Matrix) -> tuple[float, Matrix]:
        log_odds = scaled @ parameters[1:] + parameters[0]
        each = np.logaddexp(0.0, log_odds) - answered * log_odds
        excess = weights * (1.0 / (1.0 + np.exp(-log_odds)) - answered)
        slopes = scaled.T @ excess + REGULARISATION * parameters[1:]
        penalty = 0.5 * REGULARISATION * float(parameters[1:] @ parameters[1:])
        return float(weights @ each) + penalty, np.array([excess.sum(), *slopes])

    bounds = [(None, None), *((0, None) if sign > 0 else (None, 0) for sign in signs)]
    start = np.zeros(len(bounds))
    found = minimize(loss, start, jac=True, bounds=bounds, method="L-BFGS-B").x
    coefficients = found[1:] / np.where(scales > 0.0, scales, 1.0)
    return coefficients, float(found[0] - coefficients @ means)


def _case_weights(cases: Sequence[FittingCase]) -> Matrix:
    """The weight of each case by the share of its kind; mean 1 if each kind has cases."""
    count = Counter(case.kind for case in cases)
    return np.array([TARGET_SHARES[case.kind] * len(cases) / count[case.kind] for case in cases])
