"""python -m evals run: ask and score a suite."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING

import click

from app.config.settings import settings
from app.llm.openai_model import OpenAIModel
from evals.cases.suites import read_suite
from evals.commands.asking import documents_option, open_suite, runs_option, suite_store_option
from evals.metrics.metric import figure
from evals.metrics.registry import METRICS
from evals.packages import METRIC_PACKAGES, require_packages
from evals.report.markdown import table
from evals.run.system_under_test import SYSTEM_OPENERS

if TYPE_CHECKING:
    from pathlib import Path

    from app.llm.model import Model


@click.command()
@click.argument("suite")
@suite_store_option
@documents_option
@click.option(
    "--system", type=click.Choice(list(SYSTEM_OPENERS)), default="onrecord", show_default=True
)
@click.option(
    "--written", is_flag=True, help="Answers written by the model that the settings name."
)
@click.option("--drafts", is_flag=True, help="Ask draft cases too.")
@click.option("--fresh", is_flag=True, help="Do not continue an interrupted run.")
@runs_option
def run(  # noqa: PLR0913 - one for each option
    suite: str,
    store: Path | None,
    documents: Path | None,
    system: str,
    runs: Path,
    *,
    written: bool,
    drafts: bool,
    fresh: bool,
) -> None:
    """Ask every case of SUITE and score what is shown.

    SUITE is library, footbridge or five, or a file of cases. An interrupted run is continued where
    it stopped, unless the code, the cases or the documents have changed since.
    """
    if store is not None and system != "onrecord":
        message = "--store is for On Record alone; without it a system gets the suite's documents"
        raise click.UsageError(message)
    if written and system != "onrecord":
        message = "--written is for On Record alone; other systems write nothing"
        raise click.UsageError(message)
    require_packages(*METRIC_PACKAGES)
    chosen = read_suite(suite, folder=documents, drafts=drafts)
    model = _writer() if written else None
    with open_suite(chosen, store=store, system=system, model=model) as asked:
        finished, file = asked.run(runs, fresh=fresh)
    click.echo(
        f"# {finished.name}\n\n{table([figure(metric, finished.outcomes) for metric in METRICS])}"
    )
    if stale := sum(metric.stale is not None for metric in finished.outcomes):
        click.echo(f"\nStale and left out, because their gold no longer fits: {stale}.")
    if chosen.drafts:
        click.echo(f"\nDrafts left out: {chosen.drafts}; ask them too with --drafts.")
    next_step = f"python -m evals report {quote(str(file))}"
    click.echo(f"\n{file}\nEvery case, and why it fails: {next_step}")


def _writer() -> Model:
    configured = settings()
    if configured.writer is None:
        message = "no model is configured; set ONRECORD_LLM_URL and ONRECORD_LLM_MODEL"
        raise click.UsageError(message)
    return OpenAIModel(configured.llm[configured.writer])
