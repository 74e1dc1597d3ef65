"""python -m evals fit: fit a model on public data."""

from __future__ import annotations

from pathlib import Path

import click

from evals.training.fit_confidence import write_confidence_fit
from evals.training.fit_evidence import write_score_fit
from index.evidence.reader import SHIPPED_READER


@click.command()
@click.argument("name", type=click.Choice(["evidence", "confidence"]))
@click.option(
    "--data",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path("../shared/bench"),
    show_default=True,
    help="The folder of all public data.",
)
@click.option(
    "--reader",
    default=SHIPPED_READER,
    show_default=True,
    help="The reader, or a folder of weights.",
)
def fit(name: str, data: Path, reader: str) -> None:
    """Fit the numbers that the code reads again, write them and print them."""
    write_fit = write_score_fit if name == "evidence" else write_confidence_fit
    click.echo(f"# {name}")
    click.echo(write_fit(data, evidence=reader))
