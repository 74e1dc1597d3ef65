"""python -m evals: benchmarks on public data, and what is fitted on it."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpus.errors import OnRecordError
from evals import fit as fitting
from evals.bench import chroma, sentences, speed, squad

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

QUESTIONS = Path(__file__).parent / "questions" / "five.jsonl"
FIVE = Path(os.environ.get("ONRECORD_CORPUS", "../shared/corpus"))
data_option = click.option(
    "--data",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path("../shared/bench"),
    show_default=True,
    help="The folder of all public data.",
)


@click.group()
def cli() -> None:
    """Is it true? Figures that anyone can make again."""


@cli.command()
@click.argument("name", type=click.Choice(["sentences", "chroma", "squad", "speed", "all"]))
@data_option
def bench(name: str, data: Path) -> None:
    """Run a benchmark and print its figures."""
    runs: dict[str, Callable[[], Iterator[str]]] = {
        "sentences": lambda: (f"{name}: {cuts}" for name, cuts in sentences.run(FIVE).items()),
        "chroma": lambda: (
            f"{name}: {found} (n = {found.count})"
            for name, found in chroma.run(data / "chroma-chunking").items()
        ),
        "squad": lambda: (
            f"{name}: {found} (n = {found.count})"
            for name, found in squad.run(data / "squad2-dev").items()
        ),
        "speed": lambda: speed.run(data / "chroma-chunking", FIVE, _questions()),
    }
    for chosen in runs if name == "all" else [name]:
        click.echo(f"# {chosen}")
        for line in runs[chosen]():
            click.echo(line)


@cli.command()
@click.argument("name", type=click.Choice(["confidence"]))
@data_option
def fit(name: str, data: Path) -> None:
    """Fit constants of the code anew and print them."""
    click.echo(f"# {name}")
    click.echo(fitting.fit(data / "squad2-dev"))


def _questions() -> list[str]:
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["question"] for line in lines]


if __name__ == "__main__":
    try:
        cli()
    except OnRecordError as error:
        click.echo(f"evals: {error}", err=True)
        sys.exit(2)
