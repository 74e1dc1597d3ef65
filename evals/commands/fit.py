"""python -m evals fit: fit a model on public data."""

from __future__ import annotations

from pathlib import Path

import click

from evals.training.fit_confidence import fit_and_write


@click.command()
@click.argument("name", type=click.Choice(["confidence"]))
@click.option(
    "--data",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path("../shared/bench"),
    show_default=True,
    help="The folder of all public data.",
)
def fit(name: str, data: Path) -> None:
    """Fit the numbers that the code reads again, write them and print them."""
    click.echo(f"# {name}")
    click.echo(fit_and_write(data))
