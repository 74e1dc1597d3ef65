"""python -m evals gate: is anything worse than the accepted baseline?"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

import click

from evals.cases.suites import FOLDERS, AbsentError, read_suite
from evals.commands.asking import documents_option, open_suite, runs_option, suite_store_option
from evals.gate.baseline import BASELINE_FILE, accept, read_baseline
from evals.gate.gate import gate_verdict
from evals.metrics.registry import METRICS
from evals.packages import METRIC_PACKAGES, require_packages

if TYPE_CHECKING:
    from evals.gate.gate import GateVerdict

REQUIRED = "ONRECORD_REQUIRE_CORPUS"  # if set, missing documents of a suite are a failure


@click.command()
@click.argument("suites", nargs=-1)
@click.option(
    "--accept", "accepted", is_flag=True, help="Make the current figures the new baseline."
)
@click.option(
    "--baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    default=BASELINE_FILE,
    help="TOML file of thresholds and accepted figures; the project's own when not given.",
)
@suite_store_option
@documents_option
@runs_option
def gate(
    suites: tuple[str, ...],
    baseline: Path,
    store: Path | None,
    documents: Path | None,
    runs: Path,
    *,
    accepted: bool,
) -> None:
    """Run SUITES, or all three, and fail where they are worse than the baseline.

    A figure fails when it is beyond its threshold, or worse than the baseline by more than the
    interval of the difference allows, with the same cases compared.
    """
    if baseline == BASELINE_FILE and (
        strangers := [name for name in suites if name not in FOLDERS]
    ):
        message = f"{strangers[0]}: name a baseline of your own: --baseline FILE"
        raise click.UsageError(message)
    require_packages(*METRIC_PACKAGES)
    # Read first, so that an error in it shows before minutes of asking.
    known = None if accepted and not baseline.exists() else read_baseline(METRICS, baseline)
    failed = False
    for name in suites or FOLDERS:
        try:
            with open_suite(read_suite(name, folder=documents), store=store, cached=True) as asked:
                run, file = asked.run(runs, fresh=True)
        except AbsentError as error:
            if os.environ.get(REQUIRED):
                raise
            click.echo(f"skipped: {error}")
            continue
        if accepted or known is None:
            accept(run, METRICS, baseline)
            click.echo(f"{run.made['suite']}: accepted as the baseline in {baseline.name}")
            if stale := sum(one.stale is not None for one in run.outcomes):
                click.echo(f"  note: without the stale gold of {stale}; read it again")
            continue
        found = gate_verdict(run, known, METRICS)
        failed |= bool(found.failures)
        click.echo(_verdict_text(found, file))
    if failed:
        sys.exit(1)


def _verdict_text(found: GateVerdict, file: Path) -> str:
    standing = "FAILS" if found.failures else "holds"
    lines = [f"{found.suite}: {standing}"]
    lines += [f"  worse: {words}" for words in found.failures]
    lines += [f"  note: {words}" for words in found.notes]
    if found.failures:
        lines.append(f"  look at the cases: python -m evals report {quote(str(file))}")
    return "\n".join(lines)
