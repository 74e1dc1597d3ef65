"""python -m evals validate: whether a suite fits its documents, without asking anything."""

from __future__ import annotations

from pathlib import Path

import click

from corpus.errors import OnRecordError
from evals.cases.gold import StaleGoldError, find_gold
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
def validate(suite: Path, documents: Path) -> None:
    """Say whether every case of SUITE is well formed and its gold is in the documents.

    Nothing is asked, and no model is loaded.
    """
    read = read_suite(str(suite), folder=documents, drafts=True)
    truth = read.documents()
    require_documents(read.cases, truth, str(documents))
    stale = []
    for case in read.cases:
        try:
            find_gold(case, truth)
        except StaleGoldError as error:
            stale.append(f"{case.id}: {error}")
    for line in stale:
        click.echo(line, err=True)
    if stale:
        message = f"{suite}: the gold of {len(stale)} of {len(read.cases)} cases has to be reviewed"
        raise OnRecordError(message)
    drafts = f", {read.drafts} of them drafts" if read.drafts else ""
    click.echo(f"{suite}: {len(read.cases)} cases fit {documents}{drafts}")
