"""python -m evals pin: replace gold words by offsets and hashes."""

from __future__ import annotations

import json
from pathlib import Path

import click

from corpus.errors import OnRecordError
from evals.cases.anonymise_gold import anonymise_gold
from evals.cases.gold import StaleGoldError
from evals.cases.suites import read_suite
from evals.run.run import require_documents


@click.command()
@click.argument("suite", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--documents",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    required=True,
    help="Folder of the documents.",
)
@click.option(
    "--to",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="File for the suite without words.",
)
def pin(suite: Path, documents: Path, to: Path) -> None:
    """Check that the gold of SUITE is in the documents, and write the suite without their words."""
    read = read_suite(str(suite), folder=documents, drafts=True)
    truth = read.documents()
    require_documents(read.cases, truth, str(documents))
    lines = []
    for case in read.cases:
        try:
            lines.append(json.dumps(anonymise_gold(case, truth), ensure_ascii=False))
        except StaleGoldError as error:
            message = f"{suite}: {case.id}: {error}"
            raise OnRecordError(message) from error
    to.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    click.echo(f"{len(lines)} cases in {to}")
