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
    help="Folder of the documents that the replies are about; the five when not given.",
)
@click.option("--all", "every", is_flag=True, help="Show the result for every sentence.")
@click.option(
    "--similarity", is_flag=True, help="Show how well cosine similarity alone tells them apart."
)
def replies(file: Path, documents: Path, *, every: bool, similarity: bool) -> None:
    """Check the replies of FILE, or of the project's fifty pairs, as a model's are checked.

    The exit status is 1 when a planted fault passes.
    """
    read_documents = _read_documents(documents)
    checked = check_replies(read_replies(file), read_documents)
    for line in _lines(checked, every=every):
        click.echo(line)
    click.echo(_table(checked))
    caught = sum(reply.is_caught for reply in checked)
    passed = sum(reply.passes_whole for reply in checked)
    click.echo(f"faithful replies passed whole: {_fraction(passed, checked)}")
    click.echo(
        f"planted faults caught: {_fraction(caught, checked)}, "
        f"with the kind named: {_fraction(sum(reply.is_named for reply in checked), checked)}"
    )
    if similarity:
        click.echo(
            _similarity_line(*similarities(checked, read_documents, SentenceEmbedder().passages))
        )
    if caught < len(checked):
        sys.exit(1)


def _read_documents(folder: Path) -> Mapping[str, Document]:
    if not folder.is_dir():
        message = f"the documents are not there ({folder}); name their folder: --documents"
        raise OnRecordError(message)
    loaded = load_all(discover([folder]))
    return {document.id: document for document in loaded if isinstance(document, Document)}


def _similarity_line(faithful: Sequence[float], faulty: Sequence[float]) -> str:
    below = sum(cosine < min(faithful) for cosine in faulty)
    return (
        f"cosine to the quotes: AUROC {auroc(faithful, faulty):.2f} of {len(faithful)} faithful "
        f"against {len(faulty)} faulty sentences; {below} faulty ones lie below all faithful ones"
    )


def _fraction(count: int, replies: Sequence[CheckedReply]) -> str:
    return f"{count}/{len(replies)}"


def _lines(replies: Sequence[CheckedReply], *, every: bool) -> Iterator[str]:
    """Each miss with its reason; with `every`, also each sentence of both replies."""
    for reply in replies:
        name = f"{reply.pair.id} ({reply.pair.fault})"
        if every:
            yield from (
                f"  {name} faithful: {_verdict_line(verdict)}" for verdict in reply.faithful
            )
            yield from (f"  {name} planted: {_verdict_line(verdict)}" for verdict in reply.planted)
        yield from (
            f"rejected: {name}: {_verdict_line(verdict)}"
            for verdict in reply.faithful
            if verdict.kind
        )
        if not reply.is_caught:
            yield f"passed: {name}: {_verdict_line(reply.faulty)}"
        elif not reply.is_named:
            yield f"misnamed: {name}: {_verdict_line(reply.faulty)}"


def _verdict_line(verdict: SentenceVerdict) -> str:
    why = f"{verdict.kind}: {verdict.reason}" if verdict.kind else "backed"
    return f"{verdict.text} | {why}"


def _table(replies: Sequence[CheckedReply]) -> str:
    lines = ["| fault | caught | kind named | pairs |", "|---|--:|--:|--:|"]
    lines += [
        f"| {kind} | {score.caught} | {score.named} | {score.pairs} |"
        for kind, score in scores_by_fault(replies).items()
    ]
    return "\n".join(lines)
