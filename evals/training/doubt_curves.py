"""Right, wrong and unclear words by the threshold of doubt: python -m evals.training.doubt_curves.

Sets that the weights were not trained on tell what a threshold costs in forms that nobody has seen.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import click

from corpus.structure import doubtful_starts, line_roles
from evals.bench.table import ResultsTable, TableRow
from evals.cases.forms import read_forms, score_form

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from evals.cases.forms import FormGold

DOUBT_THRESHOLDS = (2.0, 0.98, 0.95, 0.9, 0.85, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2)  # above 1: never
_OUTCOMES = ("right", "wrong", "unclear")


def doubt_rows(
    folders: Sequence[Path], thresholds: Sequence[float] = DOUBT_THRESHOLDS
) -> Iterator[TableRow]:
    """Yield a row for each threshold: shares of letters of all the sets below the folders."""
    files = sorted(file.parent for folder in folders for file in folder.rglob("gold.jsonl"))
    golds = [(folder, gold) for folder in files for gold in read_forms(folder)]
    for threshold in thresholds:
        with patch.object(doubtful_starts, "MIN_DOUBT", threshold):
            shares = _shares(golds)
        cells = tuple(f"{shares[outcome]:.3f}" for outcome in _OUTCOMES)
        yield TableRow("none" if threshold > 1 else f"{threshold}", cells, len(golds))


def _shares(golds: Sequence[tuple[Path, FormGold]]) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for folder, gold in golds:
        score = score_form(folder, gold)
        counts.update({outcome: getattr(score, outcome) for outcome in _OUTCOMES})
        counts["all"] += score.total
    return {outcome: counts[outcome] / counts["all"] for outcome in _OUTCOMES}


@click.command()
@click.option(
    "--weights", type=click.Path(path_type=Path, exists=True), help="Of another training."
)
@click.argument("folders", type=click.Path(path_type=Path, exists=True), nargs=-1, required=True)
def main(weights: Path | None, folders: Sequence[Path]) -> None:
    """Print the table for the sets of forms below the folders."""
    with patch.object(line_roles, "LINE_WEIGHTS", weights or line_roles.LINE_WEIGHTS):
        rows = tuple(doubt_rows(folders))
    table = ResultsTable(
        "Words by the least probability of another hand",
        _OUTCOMES,
        rows,
        "Shares of letters and digits; n counts documents.",
    )
    click.echo("\n".join(table.markdown()))


if __name__ == "__main__":
    main()
