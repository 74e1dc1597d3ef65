"""python -m evals report: a run as Markdown, web page and JUnit XML."""

from __future__ import annotations

from pathlib import Path

import click

from corpus.errors import OnRecordError
from evals.commands.asking import runs_option
from evals.metrics.metric import figure
from evals.metrics.registry import METRICS
from evals.packages import METRIC_PACKAGES, require_packages
from evals.report.compare import MetricChange, changes, comparable_cases, values_of
from evals.report.junit import render_junit
from evals.report.markdown import comparison, render_markdown, table
from evals.report.page import render_page
from evals.run.run_file import newest_run_file, read_run


@click.command()
@click.argument("run", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--against",
    type=click.Path(path_type=Path, dir_okay=False),
    help="An earlier run of the suite, compared case by case.",
)
@click.option(
    "--to",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for the reports; otherwise next to the run.",
)
@runs_option
def report(run: Path | None, against: Path | None, to: Path | None, runs: Path) -> None:
    """Write RUN, or the newest one, as Markdown, a web page, and JUnit XML."""
    require_packages(*METRIC_PACKAGES)
    file = run or newest_run_file(runs)
    chosen = read_run(file)
    figures = [figure(metric, chosen.outcomes) for metric in METRICS]
    before = read_run(against) if against else None
    differences: tuple[MetricChange, ...] = ()
    if before is not None:
        common = comparable_cases(before, chosen)
        old, new = (values_of(each_run, METRICS, only=common) for each_run in (before, chosen))
        differences = changes(old, new, METRICS)
        if left_out := len(chosen.outcomes) - len(common):
            click.echo(f"{left_out} cases are new or have changed, and are not compared.", err=True)
    written = {
        ".md": render_markdown(chosen, figures, differences, before=before),
        ".html": render_page(chosen, figures, differences, before=before),
        ".xml": render_junit(chosen),
    }
    folder = to or file.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for suffix, text in written.items():
            (folder / f"{file.stem}{suffix}").write_text(text, encoding="utf-8")
    except OSError as error:
        message = f"{folder}: the report cannot be written: {error.strerror or error}"
        raise OnRecordError(message) from error
    click.echo(f"# {chosen.name}\n\n{comparison(differences) if before else table(figures)}\n")
    for suffix in written:
        click.echo(folder / f"{file.stem}{suffix}")
