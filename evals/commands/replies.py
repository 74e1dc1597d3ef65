"""python -m evals replies: do faithful replies pass, and are planted faults caught?"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpus.errors import OnRecordError
from corpus.load.folder import discover, load_all
from corpus.model.document import Document
from evals.cases.replies import (
    REPLIES_FILE,
    check_replies,
    read_replies,
    scores_by_fault,
    similarities,
)
from evals.cases.suites import FIVE
from evals.metrics.silence import auroc
from index.search.embed import SentenceEmbedder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from evals.cases.replies import CheckedReply, SentenceVerdict


@click.command()
@click.argument(
    "file", type=click.Path(path_type=Path, exists=True, dir_okay=False), default=REPLIES_FILE
)
@click.option(
    "--documents",
    type=click.Path(path_type=Path, file_okay=False),
    default=FIVE,
    help="The folder of the documents that the replies are about; the five, if not given.",
)
@click.option("--all", "every", is_flag=True, help="Show what became of every sentence.")
@click.option(
    "--similarity", is_flag=True, help="Say how well cosine similarity alone tells them apart."
)
def replies(file: Path, documents: Path, *, every: bool, similarity: bool) -> None:
    """Judge the replies of FILE, or of the project's fifty pairs, as a model's are judged.

    The exit status is 1 where a planted fault passes.
    """
    read = _read(documents)
    held = check_replies(read_replies(file), read)
    for line in _lines(held, every=every):
        click.echo(line)
    click.echo(_table(held))
    caught = sum(one.is_caught for one in held)
    click.echo(f"faithful replies passed whole: {_of(sum(one.passes_whole for one in held), held)}")
    click.echo(
        f"planted faults caught: {_of(caught, held)}, "
        f"with the kind named: {_of(sum(one.is_named for one in held), held)}"
    )
    if similarity:
        click.echo(_similarity(*similarities(held, read, SentenceEmbedder().passages)))
    if caught < len(held):
        sys.exit(1)


def _read(folder: Path) -> Mapping[str, Document]:
    if not folder.is_dir():
        message = f"the documents are not there ({folder}); name their folder: --documents"
        raise OnRecordError(message)
    loaded = load_all(discover([folder]))
    return {one.id: one for one in loaded if isinstance(one, Document)}


def _similarity(faithful: Sequence[float], faulty: Sequence[float]) -> str:
    below = sum(one < min(faithful) for one in faulty)
    return (
        f"cosine to the quotes: AUROC {auroc(faithful, faulty):.2f} of {len(faithful)} faithful "
        f"against {len(faulty)} faulty sentences; {below} faulty ones lie below all faithful ones"
    )


def _of(count: int, held: Sequence[CheckedReply]) -> str:
    return f"{count}/{len(held)}"


def _lines(held: Sequence[CheckedReply], *, every: bool) -> Iterator[str]:
    """Each miss with its reason; with `every`, also each sentence of both replies."""
    for one in held:
        name = f"{one.pair.id} ({one.pair.fault})"
        if every:
            yield from (f"  {name} faithful: {_said(row)}" for row in one.faithful)
            yield from (f"  {name} planted: {_said(row)}" for row in one.planted)
        yield from (f"rejected: {name}: {_said(row)}" for row in one.faithful if row.kind)
        if not one.is_caught:
            yield f"passed: {name}: {_said(one.faulty)}"
        elif not one.is_named:
            yield f"misnamed: {name}: {_said(one.faulty)}"


def _said(verdict: SentenceVerdict) -> str:
    why = f"{verdict.kind}: {verdict.reason}" if verdict.kind else "backed"
    return f"{verdict.text} | {why}"


def _table(held: Sequence[CheckedReply]) -> str:
    lines = ["| fault | caught | kind named | pairs |", "|---|--:|--:|--:|"]
    lines += [
        f"| {kind} | {score.caught} | {score.named} | {score.pairs} |"
        for kind, score in scores_by_fault(held).items()
    ]
    return "\n".join(lines)
