"""Backing: what of a written answer passed the check, and was what failed it rightly refused?

Promise 4 of On Record: nothing is dropped silently.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from evals.metrics.metric import Metric, Values, own_ratio, ratio

if TYPE_CHECKING:
    from evals.cases.outcome import Outcome


def verified_sentences(outcome: Outcome) -> Values | None:
    """Sentences that passed, and all that a model wrote; None where none wrote any."""
    written = len(outcome.claims) + len(outcome.rejections)
    return (len(outcome.claims), written) if outcome.mode == "written" and written else None


def with_cause(outcome: Outcome) -> Values | None:
    """Rejections that say why, and all rejections; None without any."""
    causes = [bool(reason.strip()) for _, reason in outcome.rejections]
    return (sum(causes), len(causes)) if causes else None


def wrongly_rejected(outcome: Outcome) -> Values | None:
    """Rejected sentences that the case says the documents bear out, and all such that were written.

    Lower is better; None where no such sentence was written. White space does not count.
    """
    faithful = {" ".join(one.split()) for one in outcome.case.faithful}
    refused = [" ".join(text.split()) in faithful for text, _ in outcome.rejections]
    passed = [" ".join(text.split()) in faithful for text in outcome.claims]
    written = sum(refused) + sum(passed)
    return (sum(refused), written) if written else None


METRICS: Final = (
    Metric("backed", "Written sentences backed", verified_sentences, ratio, own_ratio),
    Metric("with_cause", "Rejected with cause", with_cause, ratio, own_ratio),
    Metric(
        "wrongly_rejected",
        "Wrongly rejected",
        wrongly_rejected,
        ratio,
        lambda value: -own_ratio(value),
        higher_is_better=False,
    ),
)
