"""The gate: is anything worse than the accepted baseline, or beyond a threshold?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.errors import OnRecordError
from evals.gate.baseline import case_digest
from evals.metrics.metric import figure
from evals.report.compare import MIN_COMPARED_CASES, changes, values_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from evals.gate.baseline import Baseline
    from evals.metrics.metric import Metric, Values
    from evals.report.compare import MetricChange
    from evals.run.run_file import Run

NAMED = 8  # cases listed in a message


@dataclass(frozen=True, slots=True)
class GateVerdict:
    """The gate's verdict on one suite; it holds when there are no `failures`.

    `notes` are for readers and are no failures.
    """

    suite: str
    failures: tuple[str, ...]
    notes: tuple[str, ...]


def gate_verdict(run: Run, baseline: Baseline, metrics: Sequence[Metric]) -> GateVerdict:
    """Compare a complete run with the thresholds and its suite's accepted figures.

    OnRecordError when the suite has no baseline or the run is not complete.
    """
    suite = str(run.made["suite"])
    accepted = baseline.suites.get(suite)
    if accepted is None:
        message = f"{suite}: it has no baseline; accept one: the same command with --accept"
        raise OnRecordError(message)
    if not run.complete:
        message = f"{suite}: only {len(run.outcomes)} of {run.made['cases']} cases were asked"
        raise OnRecordError(message)
    if all(one.stale is not None for one in run.outcomes):
        failure = "the gold of every case is stale, so that nothing was judged"
        return GateVerdict(suite, (failure,), tuple(_notes(run, accepted, ())))
    gated = [metric for metric in metrics if metric.is_gated]
    changed = _changed_case_ids(run, baseline)
    same = {one.case.id for one in run.outcomes}.difference(changed)
    now = values_of(run, gated, only=same)
    _require_alike(accepted, now, suite)
    found = changes(accepted, now, gated)
    worse = [one for one in found if _is_broken_promise(one) or _worse(one, baseline.tolerance)]
    failures = [*_below(run, baseline.thresholds, metrics), *map(_describe_change, worse)]
    better = [one for one in found if not one.for_the_worse and _matters(one, baseline.tolerance)]
    notes = list(_notes(run, accepted, better))
    if changed:
        notes.insert(0, f"changed since the baseline, and so not compared: {_list_ids(changed)}")
    return GateVerdict(suite, tuple(failures), tuple(notes))


def _changed_case_ids(run: Run, baseline: Baseline) -> list[str]:
    """Ids of the cases that changed since the baseline was accepted."""
    known = baseline.cases.get(str(run.made["suite"]), {})
    cases = [one.case for one in run.outcomes if one.case.id in known]
    return [case.id for case in cases if known[case.id] != case_digest(case)]


def _require_alike(
    accepted: Mapping[str, Mapping[str, Values]],
    now: Mapping[str, Mapping[str, Values]],
    suite: str,
) -> None:
    """OnRecordError when a metric's values have another length than those accepted."""
    for key, values in now.items():
        known = accepted.get(key, {})
        for name, value in values.items():
            if len(known.get(name, value)) != len(value):
                message = f"{suite}: {name}: {key} holds {len(value)} numbers; accept it anew"
                raise OnRecordError(message)


def _below(run: Run, thresholds: Mapping[str, float], metrics: Sequence[Metric]) -> Iterator[str]:
    """Figures beyond a threshold: a floor, or a ceiling where lower is better."""
    by_key = {metric.key: metric for metric in metrics}
    for key, bound in thresholds.items():
        metric = by_key[key]
        estimate = figure(metric, run.outcomes).estimate
        if estimate is None:
            continue
        if _beyond(metric, estimate.mean, bound):
            side = "below" if metric.higher_is_better else "above"
            alone = {
                one.case.id: metric.aggregate([value])
                for one in run.outcomes
                if one.stale is None and (value := metric.values(one)) is not None
            }
            bad = [name for name, its in alone.items() if _beyond(metric, its, bound)]
            yield f"{metric.name} is {estimate.mean:.4f}, {side} {bound:g}: {_list_ids(bad)}"


def _beyond(metric: Metric, value: float | None, bound: float) -> bool:
    if value is None:
        return False
    return value < bound if metric.higher_is_better else value > bound


def _is_broken_promise(change: MetricChange) -> bool:
    """Whether a promise got worse in any case."""
    return change.metric.is_promise and bool(change.worse)


def _worse(change: MetricChange, tolerance: float) -> bool:
    return change.for_the_worse and _matters(change, tolerance)


def _matters(change: MetricChange, tolerance: float) -> bool:
    return change.beyond_chance and abs(change.more.mean) > tolerance


def _describe_change(change: MetricChange) -> str:
    return (
        f"{change.metric.name} went from {change.before:.3f} to {change.after:.3f}, "
        f"{change.more} over {change.more.count} cases; worse: {_list_ids(change.worse)}"
    )


def _notes(
    run: Run, accepted: Mapping[str, Mapping[str, object]], better: Sequence[MetricChange]
) -> Iterator[str]:
    known = {name for values in accepted.values() for name in values}
    asked = {one.case.id for one in run.outcomes}
    if fresh := sorted(asked - known):
        yield f"not in the baseline, and so held to thresholds alone: {_list_ids(fresh)}"
    if gone := sorted(known - asked):
        yield f"in the baseline, and no longer in the suite: {_list_ids(gone)}"
    if len(asked & known) < MIN_COMPARED_CASES:
        few = f"fewer than {MIN_COMPARED_CASES} cases to compare"
        yield f"{few}: beside promises, nothing is beyond chance"
    if stale := [f"{one.case.id} ({one.stale})" for one in run.outcomes if one.stale]:
        yield f"stale gold, left out; read it again: {_list_ids(stale)}"
    for change in better:
        yield (
            f"better: {change.metric.name} from {change.before:.3f} to {change.after:.3f}; "
            "accept it with --accept"
        )


def _list_ids(ids: Sequence[str]) -> str:
    more = f" and {len(ids) - NAMED} more" if len(ids) > NAMED else ""
    return f"{', '.join(ids[:NAMED])}{more}"
