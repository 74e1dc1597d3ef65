"""What a metric is: values of each case, and how they make one figure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evals.metrics.interval import Estimate, bootstrap

if TYPE_CHECKING:
    from evals.cases.outcome import Outcome

Values = tuple[float, ...]
Pool = Callable[[Sequence[Values]], float | None]


def mean(values: Sequence[Values]) -> float | None:
    """The mean of the cases' figures; None without cases."""
    return sum(value[0] for value in values) / len(values) if values else None


def ratio(values: Sequence[Values]) -> float | None:
    """Sum of the first numbers over the sum of the second; None when the latter is 0."""
    whole = sum(value[1] for value in values)
    return sum(value[0] for value in values) / whole if whole else None


def own_ratio(value: Values) -> float:
    """The same of one case."""
    return value[0] / value[1] if value[1] else 0.0


def first(value: Values) -> float:
    """The case's figure."""
    return value[0]


@dataclass(frozen=True, slots=True)
class Metric:
    """`of` gives a case's values, None where they are undefined; `pool` makes the figure of them.

    `good` says how well a case did by its values, so that the worse ones can be named. Of a
    `promise` not one case may get worse, chance or no chance; a metric that is not `gated` is shown
    and not held to.
    """

    key: str
    name: str
    of: Callable[[Outcome], Values | None]
    pool: Pool = mean
    good: Callable[[Values], float] = first
    higher_is_better: bool = True
    gated: bool = True
    promise: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A metric over a run: its estimate, and for how many cases it was undefined."""

    metric: Metric
    estimate: Estimate | None
    undefined: int


def figure(metric: Metric, outcomes: Sequence[Outcome]) -> Figure:
    """The metric over these outcomes, those with stale gold left out."""
    fresh = [one for one in outcomes if one.stale is None]
    values = [value for one in fresh if (value := metric.of(one)) is not None]
    return Figure(metric, bootstrap(values, metric.pool), len(fresh) - len(values))
