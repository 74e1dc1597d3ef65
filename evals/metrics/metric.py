"""What a metric is: values of each case, and how they are aggregated."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evals.metrics.interval import Estimate, bootstrap

if TYPE_CHECKING:
    from evals.cases.outcome import Outcome

Values = tuple[float, ...]
Aggregate = Callable[[Sequence[Values]], float | None]


def mean(values: Sequence[Values]) -> float | None:
    """Mean of the cases' figures; None without cases."""
    return sum(value[0] for value in values) / len(values) if values else None


def ratio(values: Sequence[Values]) -> float | None:
    """Pooled ratio: numerators summed over denominators summed; None when the latter are 0."""
    denominator = sum(value[1] for value in values)
    return sum(value[0] for value in values) / denominator if denominator else None


def case_ratio(value: Values) -> float:
    """The ratio of one case."""
    return value[0] / value[1] if value[1] else 0.0


def first_value(value: Values) -> float:
    """The only figure of a case."""
    return value[0]


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric: `values` of a case (None if undefined), and their `aggregate` over cases.

    `goodness` scores a case by its values, higher is better, so that the cases that got worse can
    be named. Of a metric that `is_promise` no case may get worse; one that is not `is_gated` is
    shown only.
    """

    key: str
    name: str
    values: Callable[[Outcome], Values | None]
    aggregate: Aggregate = mean
    goodness: Callable[[Values], float] = first_value
    higher_is_better: bool = True
    is_gated: bool = True
    is_promise: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A metric over a run: its estimate, and the number of cases without a value."""

    metric: Metric
    estimate: Estimate | None
    undefined: int


def figure(metric: Metric, outcomes: Sequence[Outcome]) -> Figure:
    """Aggregate the metric over these outcomes, without those with stale gold."""
    fresh = [outcome for outcome in outcomes if outcome.stale is None]
    values = [value for outcome in fresh if (value := metric.values(outcome)) is not None]
    return Figure(metric, bootstrap(values, metric.aggregate), len(fresh) - len(values))
