"""Compare two runs of a suite case by case, with significance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.errors import OnRecordError
from evals.metrics.interval import Estimate, paired_difference

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from evals.metrics.metric import Metric, Values
    from evals.run.run_file import Run

SAME_FIGURE = 1e-9
MIN_COMPARED_CASES = 6  # cases; if five of five change one way, a sign test has p = .0625
DIGITS = 4  # to which values are rounded; smaller differences don't matter to readers


@dataclass(frozen=True, slots=True)
class MetricChange:
    """A metric before and after over the cases with values in both runs, and the difference.

    `worse` and `better` are case ids, the greatest change first.
    """

    metric: Metric
    before: float
    after: float
    more: Estimate
    worse: tuple[str, ...]
    better: tuple[str, ...]

    @property
    def beyond_chance(self) -> bool:
        """Whether the 95 % interval of the difference excludes 0, over enough cases."""
        leaves_out = self.more.low > SAME_FIGURE or self.more.high < -SAME_FIGURE
        return leaves_out and self.more.count >= MIN_COMPARED_CASES

    @property
    def for_the_worse(self) -> bool:
        """Whether the figure got worse."""
        return self.more.mean < 0 if self.metric.higher_is_better else self.more.mean > 0


def changes(
    before: Mapping[str, Mapping[str, Values]],
    after: Mapping[str, Mapping[str, Values]],
    metrics: Sequence[Metric],
) -> tuple[MetricChange, ...]:
    """The change of each metric; the mappings hold values by metric key and case id.

    The bootstrap is paired. A metric without common cases is left out.
    """
    compared = (
        _change(metric, before.get(metric.key, {}), after.get(metric.key, {})) for metric in metrics
    )
    return tuple(change for change in compared if change is not None)


def values_of(
    run: Run, metrics: Sequence[Metric], *, only: Container[str] | None = None
) -> dict[str, dict[str, Values]]:
    """Values by metric key and case id, without undefined and stale ones.

    With `only`, those of these cases alone.
    """
    fresh = [
        outcome
        for outcome in run.outcomes
        if outcome.stale is None and (only is None or outcome.case.id in only)
    ]
    return {
        metric.key: {
            outcome.case.id: tuple(round(float(part), DIGITS) for part in value)
            for outcome in fresh
            if (value := metric.values(outcome)) is not None
        }
        for metric in metrics
    }


def comparable_cases(before: Run, after: Run) -> frozenset[str]:
    """Ids of the cases that are the same in both runs.

    OnRecordError when there are none.
    """
    cases = {outcome.case.id: outcome.case for outcome in before.outcomes}
    common = frozenset(
        outcome.case.id for outcome in after.outcomes if cases.get(outcome.case.id) == outcome.case
    )
    if not common:
        message = f"nothing to compare: {before.name} and {after.name} share no case"
        raise OnRecordError(message)
    return common


def _change(
    metric: Metric, before: Mapping[str, Values], after: Mapping[str, Values]
) -> MetricChange | None:
    ids = [name for name in before if name in after]
    old, new = [before[name] for name in ids], [after[name] for name in ids]
    more = paired_difference(old, new, metric.aggregate) if ids else None
    was, now = metric.aggregate(old), metric.aggregate(new)
    if more is None or was is None or now is None:
        return None
    gains = {name: metric.goodness(after[name]) - metric.goodness(before[name]) for name in ids}
    ordered = sorted(gains, key=lambda name: abs(gains[name]), reverse=True)
    return MetricChange(
        metric,
        was,
        now,
        more,
        worse=tuple(name for name in ordered if gains[name] < -SAME_FIGURE),
        better=tuple(name for name in ordered if gains[name] > SAME_FIGURE),
    )
