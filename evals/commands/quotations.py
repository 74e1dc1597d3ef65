"""python -m evals quotations: are exact, altered and invented quotations distinguished?"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.check.result import Match
from app.check.word_index import WordIndex
from corpus.load.folder import discover, load_all
from corpus.model.document import Document
from evals.cases.quotations import (
    QUOTATIONS_FILE,
    check_quotations,
    confusion_counts,
    read_quotations,
)
from evals.cases.suites import FOLDERS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from evals.cases.quotations import QuotationOutcome


@click.command()
@click.argument(
    "file", type=click.Path(path_type=Path, exists=True, dir_okay=False), default=QUOTATIONS_FILE
)
def quotations(file: Path) -> None:
    """Check each quotation of FILE, or of the project's fifty, against its documents.

    The exit status is 1 when one is classified wrongly, or its kind of change is.
    """
    cases = read_quotations(file)
    outcomes: list[QuotationOutcome] = []
    for suite in dict.fromkeys(case.suite for case in cases):
        chosen = [case for case in cases if case.suite == suite]
        if not FOLDERS[suite].is_dir():
            click.echo(
                f"skipped: {len(chosen)} quotations, because the {suite} documents are not here"
            )
            continue
        documents = _documents(FOLDERS[suite])
        outcomes += check_quotations(chosen, WordIndex.of(documents.values()), documents)
    click.echo(_table(outcomes))
    wrong = [outcome for outcome in outcomes if not outcome.is_right]
    for outcome in wrong:
        expected = ", ".join(outcome.case.kinds) or "nothing changed"
        click.echo(
            f"wrong: {outcome.case.id}: {outcome.case.match} ({expected}) "
            f"was called {outcome.description}"
        )
    click.echo(
        f"{len(outcomes) - len(wrong)} of {len(outcomes)} told apart, with the kind of change named"
    )
    if wrong:
        sys.exit(1)


def _documents(folder: Path) -> Mapping[str, Document]:
    loaded = load_all(discover([folder]))
    return {document.id: document for document in loaded if isinstance(document, Document)}


def _table(outcomes: Sequence[QuotationOutcome]) -> str:
    counts = confusion_counts(outcomes)
    lines = [f"| is | {' | '.join(f'called {match}' for match in Match)} |", "|---|--:|--:|--:|"]
    lines += [
        f"| {actual} | {' | '.join(str(counts[actual, predicted]) for predicted in Match)} |"
        for actual in Match
    ]
    return "\n".join(lines)
