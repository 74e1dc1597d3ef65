"""Fit the confidence model: python -m evals fit confidence."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from evals.systems.onrecord import open_answer_service
from evals.training.fitting_libraries import (
    ABSENT,
    NEAR,
    PRESENT,
    WRITTEN_SETS,
    fitting_libraries,
)
from evals.training.signed_regression import Matrix, fit_regression
from index.evidence.confidence import (
    ANSWERING,
    CONFIDENCE_FILE,
    NAMES,
    ON_SUBJECT,
    ConfidenceFactor,
    ConfidenceModel,
)
from index.evidence.reader import NONE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path


FOLDS = 8  # of whole articles of the written sets; each other set is a fold by itself
CONFIDENCE_DECIMALS = 3
WRITTEN_WEIGHT = 10.0  # of a written set, where another has 1
PRINTED_THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
# Weight of each kind of case, whatever their number: half of the questions are answerable.
TARGET_SHARES: Final = {PRESENT: 0.5, NEAR: 0.35, ABSENT: 0.15}


@dataclass(frozen=True, slots=True)
class FittingCase:
    """A question's features, its kind as in `FittingQuestion`, its article and the set asked."""

    features: tuple[float, ...]
    kind: str
    article: str
    library: str


def write_confidence_fit(data: Path, *, evidence: str) -> str:
    """Fit with the reader that `evidence` names, write the file, and return a summary."""
    cases = list(cases_of_libraries(data, evidence))
    model = fit_model(cases)
    CONFIDENCE_FILE.write_text(model.as_json(), encoding="utf-8")
    counts = ", ".join(
        f"{count} {kind}" for kind, count in Counter(case.kind for case in cases).items()
    )
    shares = "\n".join(answered_shares(cases))
    return f"{model.as_json()}{shares}\n{counts}; written to {CONFIDENCE_FILE}"


def cases_of_libraries(data: Path, evidence: str) -> Iterator[FittingCase]:
    """Each question of each library, asked with the reader and without one."""
    for library in fitting_libraries(data):
        for name in (evidence, NONE):
            with open_answer_service(library.documents, evidence=name, cached=True) as service:
                for one in library.questions:
                    features = service.search(one.text).features
                    yield FittingCase(features, one.kind, one.article, library.name)


def answered_shares(cases: Sequence[FittingCase]) -> Iterator[str]:
    """A line a threshold: shares of each kind that are answered with a reader, out of fold.

    Of the written sets, of all the others, and of all sets.
    """
    probabilities = _held_out_probabilities(cases)
    read = np.array([one.features[NAMES.index("read")] > 0.0 for one in cases])
    written = _which(cases, lambda one: one.library in WRITTEN_SETS)
    for threshold in PRINTED_THRESHOLDS:
        parts = []
        for name, chosen in (
            ("written", written),
            ("others", ~written),
            ("all", written | ~written),
        ):
            shares = []
            for kind in TARGET_SHARES:
                of_kind = chosen & read & np.array([one.kind == kind for one in cases])
                share = (probabilities[of_kind] >= threshold).mean() if of_kind.any() else 0.0
                shares.append(f"{kind} {share:.3f}")
            parts.append(f"{name} {', '.join(shares)}")
        yield f"answered from {threshold:.2f}: {'; '.join(parts)}"


def fit_model(cases: Sequence[FittingCase]) -> ConfidenceModel:
    """Both factors: whether the subject is there, of all sets, and whether it is then answered.

    For the latter the written sets weigh more, whose near misses are like readers' questions.
    """
    there = [one for one in cases if one.kind != ABSENT]
    return ConfidenceModel(
        _fit_factor(ON_SUBJECT, cases, lambda one: one.kind != ABSENT),
        _fit_factor(ANSWERING, there, lambda one: one.kind == PRESENT, written=WRITTEN_WEIGHT),
    )


def _fit_factor(
    signs: Mapping[str, int],
    cases: Sequence[FittingCase],
    is_so: Callable[[FittingCase], bool],
    *,
    written: float = 1.0,
) -> ConfidenceFactor:
    at = [NAMES.index(name) for name in signs]
    values = np.array([[case.features[one] for one in at] for case in cases], dtype=np.float64)
    weights, bias = fit_regression(
        values, _which(cases, is_so), _case_weights(cases, written), tuple(signs.values())
    )
    rounded = (round(float(weight), CONFIDENCE_DECIMALS) for weight in weights)
    return ConfidenceFactor(
        round(bias, CONFIDENCE_DECIMALS), dict(zip(signs, rounded, strict=True))
    )


def _held_out_probabilities(cases: Sequence[FittingCase]) -> Matrix:
    """Out-of-fold probabilities."""
    articles = dict.fromkeys(one.article for one in cases if one.library in WRITTEN_SETS)
    folds = {article: str(number % FOLDS) for number, article in enumerate(articles)}
    fold_of_case = [
        folds[one.article] if one.library in WRITTEN_SETS and one.kind != ABSENT else one.library
        for one in cases
    ]
    probabilities = np.zeros(len(cases))
    for fold in dict.fromkeys(fold_of_case):
        inside = [number for number, other in enumerate(fold_of_case) if other == fold]
        outside = [one for one, other in zip(cases, fold_of_case, strict=True) if other != fold]
        model = fit_model(outside)
        probabilities[inside] = [model(cases[number].features) for number in inside]
    return probabilities


def _which(
    cases: Sequence[FittingCase], is_so: Callable[[FittingCase], bool]
) -> npt.NDArray[np.bool]:
    return np.array([is_so(case) for case in cases])


def _case_weights(cases: Sequence[FittingCase], written: float) -> Matrix:
    """The weight of each case by the share of its kind; of a kind each set weighs the same.

    But a written set weighs `written` times as much.
    """
    count = Counter((case.library, case.kind) for case in cases)
    weight = {name: written if name in WRITTEN_SETS else 1.0 for name, _ in count}
    total: dict[str, float] = defaultdict(float)
    for name, kind in count:
        total[kind] += weight[name]
    weights = np.array([
        TARGET_SHARES[case.kind] * weight[case.library]
        / (total[case.kind] * count[case.library, case.kind])
        for case in cases
    ])  # fmt: skip
    return np.asarray(weights * len(cases) / weights.sum())
