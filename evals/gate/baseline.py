"""The gate's file: thresholds that a person sets, and figures that a person accepted."""

from __future__ import annotations

import json
import math
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

import tomlkit

from corpus.errors import OnRecordError
from evals.cases.gold import digest
from evals.metrics.metric import figure
from evals.report.compare import values_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from evals.cases.cases import Case
    from evals.metrics.metric import Metric, Values
    from evals.run.run_file import Run

BASELINE_FILE: Final = Path(__file__).with_name("gate.toml")
DIGEST: Final = "case"  # key of a case's digest, next to its metrics


@dataclass(frozen=True, slots=True)
class Baseline:
    """Thresholds by metric; accepted values by suite, metric and case id.

    A difference up to `tolerance` is no failure. `cases` holds the digest of each case by suite and
    id, to detect changed cases.
    """

    thresholds: Mapping[str, float]
    suites: Mapping[str, Mapping[str, Mapping[str, Values]]]
    tolerance: float = 0.0
    cases: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def read_baseline(metrics: Sequence[Metric], file: Path = BASELINE_FILE) -> Baseline:
    """Read the baseline; OnRecordError names a malformed entry."""
    try:
        found = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        message = f"{file}: there is no such baseline; make it: the same command with --accept"
        raise OnRecordError(message) from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        message = f"{file.name}: {error}"
        raise OnRecordError(message) from error
    if strange := found.keys() - {"tolerance", "thresholds", "suites"}:
        message = f"{file.name}: {min(strange)}: there are tolerance, thresholds and suites alone"
        raise OnRecordError(message)
    keys = {metric.key for metric in metrics}
    thresholds = _table(found.get("thresholds", {}), "thresholds", file)
    for key in thresholds:
        if key not in keys:
            message = f"{file.name}: thresholds.{key}: there is no such metric"
            raise OnRecordError(message)
    suites = _table(found.get("suites", {}), "suites", file)
    return Baseline(
        {key: _number(bound, f"thresholds.{key}", file) for key, bound in thresholds.items()},
        {name: _suite(table, f"suites.{name}", file, keys) for name, table in suites.items()},
        _number(found.get("tolerance", 0.0), "tolerance", file),
        {name: _digests(table) for name, table in suites.items()},
    )


def case_digest(case: Case) -> str:
    """A digest of a case and its gold: 12 hex digits."""
    return digest(json.dumps(case.as_line(), sort_keys=True))[:12]


def _digests(table: object) -> dict[str, str]:
    """The digests of the cases in a suite's table."""
    cases = table.get("cases", {}) if isinstance(table, dict) else {}
    return {name: str(line[DIGEST]) for name, line in cases.items() if DIGEST in line}


def _suite(value: object, entry: str, file: Path, keys: set[str]) -> dict[str, dict[str, Values]]:
    """A suite's values; those of metrics that no longer exist are ignored."""
    suite: dict[str, dict[str, Values]] = {}
    cases = _table(_table(value, entry, file).get("cases", {}), f"{entry}.cases", file)
    for case, values in cases.items():
        place = f"{entry}.cases.{case}"
        for key, its in _table(values, place, file).items():
            if key in keys:
                suite.setdefault(key, {})[case] = _numbers(its, f"{place}.{key}", file)
    return suite


def _table(value: object, entry: str, file: Path) -> dict[str, object]:
    if not isinstance(value, dict):
        message = f"{file.name}: {entry}: a table, not {value!r}"
        raise OnRecordError(message)
    return value


def _numbers(value: object, entry: str, file: Path) -> Values:
    if not isinstance(value, list):
        message = f"{file.name}: {entry}: a list of numbers, not {value!r}"
        raise OnRecordError(message)
    return tuple(_number(one, entry, file) for one in value)


def _number(value: object, entry: str, file: Path) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or math.isnan(value):
        message = f"{file.name}: {entry}: a number, not {value!r}"
        raise OnRecordError(message)
    return float(value)


def accept(run: Run, metrics: Sequence[Metric], file: Path = BASELINE_FILE) -> None:
    """Accept the run as its suite's baseline; thresholds and comments stay as they are.

    A missing file is created with the threshold that always holds.
    """
    known = file.read_text(encoding="utf-8") if file.exists() else "[thresholds]\nexactness = 1.0\n"
    whole = tomlkit.parse(known)
    suites = whole.setdefault("suites", tomlkit.table(is_super_table=True))
    gated = [metric for metric in metrics if metric.is_gated]
    table = tomlkit.table()
    for key in ("started", "commit", "code_sha256", "suite_sha256"):
        table[key] = run.made[key] or "unknown"
    table["figures"] = _figures(run, gated)
    table["cases"] = _cases(run, gated)
    suites[str(run.made["suite"])] = table
    file.write_text(tomlkit.dumps(whole), encoding="utf-8")


def _figures(run: Run, metrics: Sequence[Metric]) -> tomlkit.items.Table:
    """The figures, for people to read; the gate computes from the cases."""
    table = tomlkit.table()
    for metric in metrics:
        if (estimate := figure(metric, run.outcomes).estimate) is not None:
            table[metric.key] = f"{estimate}, n = {estimate.count}"
    return table


def _cases(run: Run, metrics: Sequence[Metric]) -> tomlkit.items.Table:
    """A line for each case, so that a change of the baseline is readable."""
    values = values_of(run, metrics)
    table = tomlkit.table()
    for outcome in run.outcomes:
        line = tomlkit.inline_table()
        line[DIGEST] = case_digest(outcome.case)
        for metric in metrics:
            if (value := values[metric.key].get(outcome.case.id)) is not None:
                line[metric.key] = list(value)
        table[outcome.case.id] = line
    return table
