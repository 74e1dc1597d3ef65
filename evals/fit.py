"""Fits what `confidence` needs: python -m evals fit confidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from evals.bench.squad import Question, read
from evals.metrics.silence import roc_area
from evals.systems.onrecord import desk_over

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Case:
    """A question's features and what it is: present, absent, or only nearly answered."""

    features: tuple[float, ...]
    kind: str


def fit(data: Path) -> str:
    """Coefficients from the even articles, and how they tell questions of the odd ones apart."""
    # Loaded here, not above: nothing else in the evals needs it.
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    home, away = cases(data, odd=False), cases(data, odd=True)
    model = LogisticRegression(C=10.0, max_iter=1000)
    answered = [case.kind == "present" for case in home]
    model.fit(_matrix(home), answered, sample_weight=_weights(home))
    sure = model.predict_proba(_matrix(away))[:, 1]
    by_kind = {
        kind: [float(p) for p, case in zip(sure, away, strict=True) if case.kind == kind]
        for kind in ("present", "absent", "near")
    }
    return "\n".join(
        [
            f"BIAS = {model.intercept_[0]:.2f}",
            f"WEIGHTS = ({', '.join(f'{weight:.2f}' for weight in model.coef_[0])})",
            (
                f"odd articles, n = {len(away)}: AUROC against absent articles "
                f"{roc_area(by_kind['present'], by_kind['absent']):.3f}, against near misses "
                f"{roc_area(by_kind['present'], by_kind['near']):.3f}"
            ),
        ]
    )


def cases(data: Path, *, odd: bool) -> list[Case]:
    """Questions of the odd or even articles, every second of these articles indexed."""
    documents, questions, articles = read(data)
    mine = [number for number in sorted(set(articles.values())) if number % 2 == odd]
    indexed = set(mine[::2])
    with desk_over([one for one in documents if articles[one.id] in indexed]) as desk:
        return [
            Case(desk.consider(question.text).features, kind)
            for question in questions
            if articles[question.paragraph] in mine
            and (kind := _kind(question, present=articles[question.paragraph] in indexed))
        ]


def _kind(question: Question, *, present: bool) -> str | None:
    if question.answered:
        return "present" if present else "absent"
    return "near" if present else None


def _matrix(found: Sequence[Case]) -> npt.NDArray[np.float64]:
    return np.array([case.features for case in found], dtype=np.float64)


def _weights(found: Sequence[Case]) -> list[float]:
    """Present counts a half, absent and near a quarter each, however many there are."""
    kinds = [case.kind for case in found]
    share = {"present": 0.5, "absent": 0.25, "near": 0.25}
    return [share[kind] * len(kinds) / kinds.count(kind) for kind in kinds]
