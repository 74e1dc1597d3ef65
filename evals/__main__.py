"""python -m evals: is it true? Suites, reports, the gate, and public benchmarks."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from corpus.errors import OnRecordError
from evals import fit as fitting
from evals.bench.command import bench
from evals.commands.gate import gate
from evals.commands.pin import pin
from evals.commands.report import report
from evals.commands.run import run
from evals.new import new


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def cli() -> None:
    """Is it true? Figures that anyone can make again."""


@cli.command()
@click.argument("name", type=click.Choice(["confidence"]))
@click.option(
    "--data",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path("../shared/bench"),
    show_default=True,
    help="The folder of all public data.",
)
def fit(name: str, data: Path) -> None:
    """Fit constants of the code anew and print them."""
    click.echo(f"# {name}")
    click.echo(fitting.fit(data / "squad2-dev"))


for command in (bench, gate, new, pin, report, run):
    cli.add_command(command)


if __name__ == "__main__":
    try:
        cli()
    except OnRecordError as error:
        click.echo(f"evals: {error}", err=True)
        sys.exit(2)
