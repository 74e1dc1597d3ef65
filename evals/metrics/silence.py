"""Whether a confidence tells the questions that are answered from those that are not."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float | None:
    """Area under the ROC curve: how often a positive one scores above a negative one.

    Mann-Whitney's U / (positives * negatives), a tie counting half; 0 to 1, .5 by chance. None
    when either side is empty (Fawcett, An introduction to ROC analysis, 2006, section 7).
    """
    if not positive or not negative:
        return None
    others, mine = np.sort(negative), np.asarray(positive)
    below = np.searchsorted(others, mine, side="left") + np.searchsorted(others, mine, side="right")
    return float(below.mean() / (2 * len(others)))


def false_answer_rate(
    positive: Sequence[float], negative: Sequence[float], *, answer_rate: float = 0.9
) -> float | None:
    """Share of the unanswerable that would be answered if enough of the answerable were.

    FP(t) / negatives, t the highest threshold at which at least `answer_rate` of the positive
    ones score t or more, and FP(t) the negative ones that do. 0 to 1, less is better, about
    `answer_rate` by chance; None when either side is empty. It is the false positive rate at a
    fixed true positive rate (Fawcett 2006), which the detection of out-of-distribution inputs
    reports at 95 % (FPR95: Liang, Li & Srikant, ICLR 2018).
    """
    if not 0.0 < answer_rate <= 1.0:
        message = f"an answer rate runs from above 0 to 1, not {answer_rate}"
        raise ValueError(message)
    if not positive or not negative:
        return None
    needed = math.ceil(answer_rate * len(positive) - 1e-9)  # .9 * 10 is 9, whatever floats say
    threshold = sorted(positive, reverse=True)[needed - 1]
    return sum(score >= threshold for score in negative) / len(negative)
