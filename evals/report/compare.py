"""Two runs of one suite, case by case: what differs, and what differs beyond chance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.errors import OnRecordError
from evals.metrics.interval import Estimate, paired_difference

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from evals.metrics.metric import Metric, Values
    from evals.run.run_file import Run

SAME = 1e-9
FEWEST = 6  # cases; when five all change one way, a sign test has p = .0625
DIGITS = 4  # of a value that is kept; what is smaller is no difference to a reader


@dataclass(frozen=True, slots=True)
class MetricChange:
    """A metric before and after, over the cases that have it in both runs, and how they differ.

    `worse` and `better` are the ids of cases, the greatest change first.
    """

    metric: Metric
    before: float
    after: float
    more: Estimate
    worse: tuple[str, ...]
    better: tuple[str, ...]

    @property
    def beyond_chance(self) -> bool:
        """Whether the 95 % interval of the difference leaves 0 out, over cases enough to tell."""
        leaves_out = self.more.low > SAME or self.more.high < -SAME
        return leaves_out and self.more.count >= FEWEST

    @property
    def for_the_worse(self) -> bool:
        """Whether the figure moved the way it should not."""
        return self.more.mean < 0 if self.metric.higher_is_better else self.more.mean > 0


def changes(
    before: Mapping[str, Mapping[str, Values]],
    after: Mapping[str, Mapping[str, Values]],
    metrics: Sequence[Metric],
) -> tuple[MetricChange, ...]:
    """Each metric's change; the mappings give a metric's values by its key and a case's id.

    The same cases are drawn from both for the interval. A metric that no case has twice is left
    out.
    """
    found = (
        _change(metric, before.get(metric.key, {}), after.get(metric.key, {})) for metric in metrics
    )
    return tuple(change for change in found if change is not None)


def values_of(
    run: Run, metrics: Sequence[Metric], *, only: Container[str] | None = None
) -> dict[str, dict[str, Values]]:
    """Each metric's values by its key and the case's id, without the undefined and the stale.

    With `only`, those of no other cases.
    """
    kept = [
        one for one in run.outcomes if one.stale is None and (only is None or one.case.id in only)
    ]
    return {
        metric.key: {
            one.case.id: tuple(round(float(part), DIGITS) for part in value)
            for one in kept
            if (value := metric.of(one)) is not None
        }
        for metric in metrics
    }


def alike(before: Run, after: Run) -> frozenset[str]:
    """The ids of the cases that both runs asked with the same question and gold.

    OnRecordError when there are none.
    """
    cases = {one.case.id: one.case for one in before.outcomes}
    same = frozenset(one.case.id for one in after.outcomes if cases.get(one.case.id) == one.case)
    if not same:
        message = f"nothing to compare: {before.name} and {after.name} share no case"
        raise OnRecordError(message)
    return same


def _change(
    metric: Metric, before: Mapping[str, Values], after: Mapping[str, Values]
) -> MetricChange | None:
    ids = [name for name in before if name in after]
    old, new = [before[name] for name in ids], [after[name] for name in ids]
    more = paired_difference(old, new, metric.pool) if ids else None
    was, now = metric.pool(old), metric.pool(new)
    if more is None or was is None or now is None:
        return None
    gains = {name: metric.good(after[name]) - metric.good(before[name]) for name in ids}
    ordered = sorted(gains, key=lambda name: abs(gains[name]), reverse=True)
    return MetricChange(
        metric,
        was,
        now,
        more,
        worse=tuple(name for name in ordered if gains[name] < -SAME),
        better=tuple(name for name in ordered if gains[name] > SAME),
    )
