"""Every metric of a suite, in the order of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from evals.metrics import (
    answering,
    calibration,
    citing,
    context,
    coverage,
    documents,
    evidence,
    exactness,
    provenance,
    seconds,
    speaker,
    verification,
    words,
)
from evals.metrics.calibration import confidence_and_label, confidence_in_truth
from evals.metrics.metric import Metric, Values
from evals.metrics.retrieval import retrieval
from evals.metrics.silence import confidence_auroc, confidence_false_answers

if TYPE_CHECKING:
    from collections.abc import Callable

    from evals.cases.outcome import Outcome


def _ranking_metric(name: str) -> Callable[[Outcome], Values | None]:
    """A retrieval metric of a case from the ranks of its hits; None without gold."""

    def ranked_metric(outcome: Outcome) -> Values | None:
        ranked = [f"r{rank}" for rank, _ in enumerate(outcome.hits)]
        relevant = [passage for passage, holds in zip(ranked, outcome.hits, strict=True) if holds]
        relevant += [f"missed{number}" for number in range(outcome.relevant - len(relevant))]
        values = retrieval({"case": ranked}, {"case": relevant})[name]
        return (values["case"],) if values else None

    return ranked_metric


_SILENCE: Final = (
    Metric(
        "silence_auroc",
        "Silence, AUROC of confidence",
        confidence_and_label,
        confidence_auroc,
        confidence_in_truth,
    ),
    Metric(
        "false_answers_at_90",
        "False answers at 90 % answered",
        confidence_and_label,
        confidence_false_answers,
        confidence_in_truth,
        higher_is_better=False,
    ),
)
_RETRIEVAL: Final = tuple(
    Metric(key, f"Passages, {name}", _ranking_metric(name))
    for key, name in (
        ("hits_1", "Hits@1"),
        ("hits_5", "Hits@5"),
        ("hits_10", "Hits@10"),
        ("mrr_10", "MRR@10"),
        ("ndcg_10", "nDCG@10"),
    )
)
METRICS: Final[tuple[Metric, ...]] = (
    *exactness.METRICS,
    *context.METRICS,
    *speaker.METRICS,
    *provenance.METRICS,
    *evidence.METRICS,
    *words.METRICS,
    *coverage.METRICS,
    *documents.METRICS,
    *_RETRIEVAL,
    *answering.METRICS,
    *_SILENCE,
    *calibration.METRICS,
    *citing.METRICS,
    *verification.METRICS,
    *seconds.METRICS,
)
