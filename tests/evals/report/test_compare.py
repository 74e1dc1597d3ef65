"""Two runs, case by case."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.errors import OnRecordError
from evals.metrics.interval import Estimate
from evals.metrics.metric import Metric, Values, case_ratio, ratio
from evals.report.compare import MetricChange, changes, comparable_cases, values_of
from tests.evals.outcomes import named, outcome, place, quote, run_of

SURE = Metric("sure", "Sure", lambda one: None if one.confidence is None else (one.confidence,))
ERROR = replace(SURE, key="error", goodness=lambda value: -value[0], higher_is_better=False)
SHARE = Metric("share", "Share", lambda _: None, ratio, case_ratio)


def _sure(**by_case: float) -> dict[str, dict[str, Values]]:
    return {"sure": {name: (value,) for name, value in by_case.items()}}


def _one(metric: Metric, before: dict[str, Values], after: dict[str, Values]) -> MetricChange:
    (change,) = changes({metric.key: before}, {metric.key: after}, [metric])
    return change


def test_a_change_pairs_cases_by_their_ids_whatever_their_order() -> None:
    before, after = _sure(a=0.1, b=0.9, c=0.5), _sure(c=0.6, a=0.2, b=1.0)

    (change,) = changes(before, after, [SURE])

    assert (change.before, change.after) == pytest.approx((0.5, 0.6))
    assert (change.more.mean, change.more.low, change.more.high) == pytest.approx((0.1, 0.1, 0.1))
    assert change.more.count == 3
    assert not change.for_the_worse


@pytest.mark.parametrize(("count", "told"), [(5, False), (6, True)])
def test_five_cases_that_all_change_one_way_could_be_chance(count: int, *, told: bool) -> None:
    names = "abcdef"[:count]
    before, after = _sure(**dict.fromkeys(names, 0.1)), _sure(**dict.fromkeys(names, 0.9))

    (change,) = changes(before, after, [SURE])

    assert change.beyond_chance is told


def test_only_cases_that_have_the_metric_in_both_runs_count() -> None:
    (change,) = changes(_sure(a=0.2, gone=0.0), _sure(new=1.0, a=0.4), [SURE])

    assert (change.before, change.after, change.more.count) == (0.2, 0.4, 1)
    assert (change.worse, change.better) == ((), ("a",))


def test_a_metric_that_no_case_has_twice_is_left_out() -> None:
    assert changes(_sure(a=0.2), _sure(b=0.4), [SURE]) == ()
    assert changes({}, _sure(b=0.4), [SURE, ERROR]) == ()


def test_the_greatest_change_is_named_first_and_none_that_stayed() -> None:
    before, after = (
        _sure(a=0.5, b=0.5, c=0.5, d=0.5, e=0.5),
        _sure(a=0.4, b=0.5, c=0.1, d=0.9, e=0.6),
    )

    (change,) = changes(before, after, [SURE])

    assert change.worse == ("c", "a")
    assert change.better == ("d", "e")


def test_where_lower_is_better_more_is_worse() -> None:
    change = _one(ERROR, {"a": (0.1,), "b": (0.2,)}, {"a": (0.3,), "b": (0.1,)})

    assert change.more.mean == pytest.approx(0.05)
    assert change.for_the_worse
    assert (change.worse, change.better) == (("a",), ("b",))


def test_a_ratio_is_pooled_before_it_is_compared() -> None:
    change = _one(SHARE, {"a": (1.0, 1.0), "b": (0.0, 9.0)}, {"a": (0.0, 1.0), "b": (9.0, 9.0)})

    assert (change.before, change.after) == (1 / 10, 9 / 10)
    assert change.more.mean == pytest.approx(0.8)
    assert (change.worse, change.better) == (("a",), ("b",))


@pytest.mark.parametrize(
    ("low", "high", "beyond"),
    [
        (0.1, 0.2, True),
        (-0.2, -0.1, True),
        (-0.1, 0.1, False),
        (0.0, 0.1, False),
        (-1e-12, 0, False),
    ],
)
def test_beyond_chance_is_an_interval_without_zero(
    low: float, high: float, *, beyond: bool
) -> None:
    assert (
        MetricChange(SURE, 0, 0, Estimate((low + high) / 2, low, high, 9), (), ()).beyond_chance
        is beyond
    )


def test_a_figure_that_is_undefined_in_one_run_is_left_out() -> None:
    none, some = {"share": {"a": (0.0, 0.0)}}, {"share": {"a": (1.0, 2.0)}}

    assert changes(none, some, [SHARE]) == changes(some, none, [SHARE]) == ()


@pytest.mark.parametrize("metric", [SURE, ERROR])
def test_a_run_of_the_same_values_differs_in_nothing(metric: Metric) -> None:
    values: dict[str, Values] = {"a": (0.1,), "b": (0.7,)}

    change = _one(metric, values, values)

    assert change.more == Estimate(0.0, 0.0, 0.0, 2)
    assert not change.beyond_chance
    assert not change.for_the_worse
    assert (change.worse, change.better) == ((), ())


def test_one_case_in_twenty_that_got_worse_may_be_chance_and_five_may_not() -> None:
    before: dict[str, Values] = {f"c{at}": (1.0,) for at in range(20)}
    one, five = ({**before, **{f"c{at}": (0.0,) for at in range(n)}} for n in (1, 5))

    # No resample of twenty holds the one case in 36 %, none of the five in .3 %.
    assert not _one(SURE, before, one).beyond_chance
    assert _one(SURE, before, five).beyond_chance


def test_values_are_rounded_and_without_the_undefined_and_the_stale() -> None:
    run = run_of(
        named("a", outcome(confidence=1 / 3)),
        named("b", outcome()),
        named("c", outcome(confidence=0.5, stale="gone")),
    )

    assert values_of(run, [SURE]) == {"sure": {"a": (0.3333,)}}


def test_runs_that_share_no_case_are_not_compared() -> None:
    one = outcome(place(0, 5), shown=[quote(0, 5)])
    other_gold = outcome(place(0, 6), shown=[quote(0, 5)])

    comparable_cases(run_of(named("a", one), named("b", one)), run_of(named("b", one)))
    with pytest.raises(OnRecordError, match=r"nothing to compare: .* share no case"):
        comparable_cases(run_of(named("a", one)), run_of(named("b", one)))
    with pytest.raises(OnRecordError, match="share no case"):
        comparable_cases(run_of(one), run_of(other_gold))
