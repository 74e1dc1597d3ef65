"""AUROC and false answers: does a confidence separate answerable from unanswerable questions?"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evals.metrics.metric import Values


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float | None:
    """Area under the ROC curve: how often a positive scores above a negative.

    Mann-Whitney's U / (positives * negatives), a tie counting half; 0 to 1, .5 by chance. None
    when either side is empty (Fawcett, An introduction to ROC analysis, 2006, section 7). It equals
    scikit-learn's `roc_auc_score`, which takes ten milliseconds: too long for a bootstrap.
    """
    if not positive or not negative:
        return None
    others, mine = np.sort(negative), np.asarray(positive)
    below = np.searchsorted(others, mine, side="left") + np.searchsorted(others, mine, side="right")
    return float(below.mean() / (2 * len(others)))


def false_answer_rate(
    positive: Sequence[float], negative: Sequence[float], *, answer_rate: float = 0.9
) -> float | None:
    """False positive rate at a fixed true positive rate: unanswerable questions answered.

    FP(t) / negatives, t the highest threshold at which at least `answer_rate` of the positives
    score t or more, and FP(t) the negatives that do. 0 to 1, lower is better, about `answer_rate`
    by chance; None when either side is empty (Fawcett 2006). Out-of-distribution detection reports
    it at 95 % (FPR95: Liang, Li & Srikant, ICLR 2018).
    """
    if not 0.0 < answer_rate <= 1.0:
        message = f"an answer rate runs from above 0 to 1, not {answer_rate}"
        raise ValueError(message)
    if not positive or not negative:
        return None
    needed = math.ceil(answer_rate * len(positive) - 1e-9)  # .9 * 10 must be 9 despite rounding
    threshold = sorted(positive, reverse=True)[needed - 1]
    return sum(score >= threshold for score in negative) / len(negative)


def confidence_auroc(values: Sequence[Values]) -> float | None:
    """AUROC of (confidence, label) pairs; None when either label is missing."""
    return auroc(*_by_label(values))


def confidence_false_answers(values: Sequence[Values]) -> float | None:
    """False answer rate at 90 % answered of (confidence, label) pairs."""
    return false_answer_rate(*_by_label(values))


def _by_label(values: Sequence[Values]) -> tuple[list[float], list[float]]:
    """The confidences of answerable and of unanswerable questions."""
    return [v[0] for v in values if v[1]], [v[0] for v in values if not v[1]]
