"""Answering and silence as they came out, at the threshold that was set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from evals.metrics.metric import Metric, Values

if TYPE_CHECKING:
    from evals.cases.outcome import Outcome


def answer_rate(outcome: Outcome) -> Values | None:
    """Share of the answerable questions that were answered; None for one without gold."""
    return (float(not outcome.silent),) if outcome.points else None


def falsely_answered(outcome: Outcome) -> Values | None:
    """Share of the questions without gold that were answered all the same; None for others.

    Lower is better. The false positive rate of SQuAD 2.0's "no answer" (Rajpurkar et al. 2018).
    """
    return None if outcome.points else (float(not outcome.silent),)


METRICS: Final = (
    Metric("answered", "Answered, of the answerable", answer_rate),
    Metric(
        "falsely_answered",
        "Answered, of the unanswerable",
        falsely_answered,
        good=lambda values: -values[0],
        higher_is_better=False,
    ),
)
