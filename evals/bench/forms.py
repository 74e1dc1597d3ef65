"""Speakers in documents of many forms: the share of words under a right, a wrong and no speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evals.bench.table import ResultsTable, TableRow
from evals.cases.forms import FORMS_FOLDER, read_forms, score_form

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from evals.cases.forms import FormScore

FORM_COLUMNS = ("right", "wrong", "unclear", "lost", "author right", "without a fault")


def form_lines(folder: Path = FORMS_FOLDER, *, errors: bool = False) -> Iterator[str]:
    """Yield the lines of a table for each group of sets; with `errors` every fault below it."""
    for group in sorted(path for path in folder.iterdir() if path.is_dir()):
        sets = sorted(file.parent for file in group.rglob("gold.jsonl"))
        scores = {path.name: [score_form(path, gold) for gold in read_forms(path)] for path in sets}
        every = [score for of_set in scores.values() for score in of_set]
        rows = [form_row(name, of_set) for name, of_set in scores.items()]
        yield from ResultsTable(
            f"Whose words, in documents of many forms: {group.name}",
            FORM_COLUMNS,
            (*rows, form_row("all", every)) if len(rows) > 1 else tuple(rows),
            "Shares of letters and digits; n counts documents.",
        ).markdown()
        for score in every if errors else ():
            yield from (f"- {score.file}: {fault}" for fault in score.faults)
        yield ""


def form_row(name: str, scores: Sequence[FormScore]) -> TableRow:
    """The row of a set."""
    total = max(sum(score.total for score in scores), 1)
    authors = [score.author_right for score in scores if score.author_right is not None]
    counts = (
        sum(score.right for score in scores),
        sum(score.wrong for score in scores),
        sum(score.unclear for score in scores),
        sum(score.lost for score in scores),
    )
    cells = (
        *(f"{count / total:.3f}" for count in counts),
        f"{sum(authors)} of {len(authors)}" if authors else "–",
        f"{sum(not score.faults for score in scores)}",
    )
    return TableRow(name, cells, len(scores))
