"""python -m evals snapshot: write the outputs that a refactoring must not change."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from app.cli.main import cli as onrecord
from evals.cases.suites import read_suite
from evals.packages import require_packages
from evals.snapshot.artefacts import help_artefacts, suite_artefacts
from evals.snapshot.check_artefacts import openapi_artefact, quotations_artefact, replies_artefact
from evals.snapshot.files import compare_snapshots, write_snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evals.snapshot.artefacts import Artefact

SNAPSHOT_SUITES: Final = ("library", "footbridge")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--against",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Say which files differ from those of an earlier snapshot.",
)
@click.pass_context
def snapshot(context: click.Context, folder: Path, against: Path | None) -> None:
    """Write the outputs that a refactoring must not change into FOLDER, a file each.

    These are the transcripts and answers of library and footbridge, exports of twenty answers, the
    outcomes of the quotations and replies, the OpenAPI schema, and every --help. With --against
    the exit status is 1 when a file differs, is missing or is new. It is exact on one machine;
    another processor may change a last digit.
    """
    require_packages("psutil")
    count = write_snapshot(
        folder, _artefacts(context), progress=lambda name: click.echo(name, err=True)
    )
    click.echo(f"{count} files in {folder}")
    if against is None:
        return
    lines = compare_snapshots(against, folder)
    click.echo("\n".join([*lines, f"{len(lines)} files differ from {against}"]))
    if lines:
        sys.exit(1)


def _artefacts(context: click.Context) -> Iterator[Artefact]:
    yield from help_artefacts("onrecord", onrecord)
    evals = context.find_root().command
    if isinstance(evals, click.Group):
        yield from help_artefacts("evals", evals)
    yield quotations_artefact()
    yield replies_artefact()
    for name in SNAPSHOT_SUITES:
        yield from suite_artefacts(read_suite(name))
    yield openapi_artefact()
