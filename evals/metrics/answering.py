"""Answer rate and false answers at the threshold that is set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from evals.metrics.metric import Metric, Values

if TYPE_CHECKING:
    from evals.cases.outcome import Outcome


def answer_rate(outcome: Outcome) -> Values | None:
    """Whether an answerable question was answered, 1 or 0; None for a case without gold."""
    return (float(not outcome.silent),) if outcome.points else None


def false_answers(outcome: Outcome) -> Values | None:
    """Whether a question without gold was answered, 1 or 0; None for a case with gold.

    Lower is better. The false positive rate of SQuAD 2.0's "no answer" (Rajpurkar et al. 2018).
    """
    return None if outcome.points else (float(not outcome.silent),)


METRICS: Final = (
    Metric("answered", "Answered, of the answerable", answer_rate),
    Metric(
        "falsely_answered",
        "Answered, of the unanswerable",
        false_answers,
        goodness=lambda values: -values[0],
        higher_is_better=False,
    ),
)
