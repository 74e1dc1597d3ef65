"""Verification of written answers: what passed the check, and was it rejected rightly?

Promise 4 of On Record: nothing is dropped silently.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from evals.metrics.metric import Metric, Values, case_ratio, ratio

if TYPE_CHECKING:
    from evals.cases.outcome import Outcome


def verified_sentences(outcome: Outcome) -> Values | None:
    """Sentences that passed and all that a model wrote; None when it wrote none."""
    written = len(outcome.claims) + len(outcome.rejections)
    return (len(outcome.claims), written) if outcome.mode == "written" and written else None


def rejections_with_reason(outcome: Outcome) -> Values | None:
    """Rejections with a reason and all rejections; None without any."""
    causes = [bool(reason.strip()) for _, reason in outcome.rejections]
    return (sum(causes), len(causes)) if causes else None


def wrongly_rejected(outcome: Outcome) -> Values | None:
    """Faithful sentences that were rejected, and all faithful sentences written.

    Faithful are those that the case lists; white space is ignored. Lower is better. None when no
    such sentence was written.
    """
    faithful = {" ".join(sentence.split()) for sentence in outcome.case.faithful}
    rejected = [" ".join(text.split()) in faithful for text, _ in outcome.rejections]
    passed = [" ".join(text.split()) in faithful for text in outcome.claims]
    written = sum(rejected) + sum(passed)
    return (sum(rejected), written) if written else None


METRICS: Final = (
    Metric("backed", "Written sentences backed", verified_sentences, ratio, case_ratio),
    Metric("with_cause", "Rejected with cause", rejections_with_reason, ratio, case_ratio),
    Metric(
        "wrongly_rejected",
        "Wrongly rejected",
        wrongly_rejected,
        ratio,
        lambda value: -case_ratio(value),
        higher_is_better=False,
    ),
)
