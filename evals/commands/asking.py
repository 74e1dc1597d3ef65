"""Who is asked, about which documents, and the run that comes of it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.progress import bar
from corpus.errors import OnRecordError
from evals.cases.suites import FOLDERS, Suite
from evals.run.run import outcomes, require
from evals.run.run_file import Run, begin
from evals.run.run_metadata import run_metadata
from evals.run.system_under_test import SYSTEMS, over_documents, over_store

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.llm.model import Model
    from corpus.model.document import Document
    from evals.run.system_under_test import SystemUnderTest

RUNS = Path(".onrecord/runs")
runs_option = click.option(
    "--runs",
    type=click.Path(path_type=Path, file_okay=False),
    default=RUNS,
    show_default=True,
    help="Folder of the runs.",
)
store_option = click.option(
    "--store",
    type=click.Path(path_type=Path, file_okay=False),
    help="Ask the store in this folder; otherwise one is made of the suite's documents.",
)
documents_option = click.option(
    "--documents",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Folder of the sources as they truly are; the project's own suites know theirs.",
)


@dataclass(frozen=True, slots=True)
class SuiteCommand:
    """A suite and who is asked; `truth` holds the documents as they are, `where` they were read.

    `model` writes the answers; None for quotes alone.
    """

    suite: Suite
    respondent: SystemUnderTest
    system: str
    truth: Mapping[str, Document]
    where: str
    model: str | None = None
    cached: bool = False  # whether the models' results are from a cache, and seconds mean little

    def run(self, runs: Path, *, fresh: bool) -> tuple[Run, Path]:
        """The run, each outcome written to its file as it comes, and the file."""
        cases = self.suite.cases
        require(cases, self.truth, "the documents")
        named = {name: self.truth[name] for case in cases for name in case.documents}
        # Those that no case names are asked too, and what they hold can change an answer.
        every = {**self.respondent.documents, **named}
        made = run_metadata(
            self.suite, every, system=self.system, truth=self.where, model=self.model
        )
        if self.cached:
            made["machine"] += ", the models' results from a cache"
        writer, before = begin(runs, made, fresh=fresh)
        if before.outcomes:
            count = f"{len(before.outcomes)} of {len(cases)}"
            click.echo(f"Going on with {writer.file}: {count} cases were asked.", err=True)
        found = {one.case.id: one for one in before.outcomes}
        with bar(shown=True) as progress:
            for outcome in outcomes(cases, self.respondent, documents=self.truth, done=set(found)):
                writer.write(outcome)
                found[outcome.case.id] = outcome
                progress(outcome.case.id, len(found) / len(cases))
        return Run(before.made, tuple(found[case.id] for case in cases)), writer.file


@contextmanager
def asking(
    suite: Suite,
    *,
    store: Path | None,
    system: str = "onrecord",
    model: Model | None = None,
    cached: bool = False,
) -> Iterator[SuiteCommand]:
    """The suite put to the store, or to a system over the suite's documents.

    With a `model`, On Record writes its answers. With `cached`, On Record over the suite's
    documents computes nothing that was computed on this machine before. OnRecordError when neither
    is known; AbsentError when the documents are not there.
    """
    name = model.name if model else None
    if store is None:
        if suite.folder is None:
            message = f"{suite.name}: name what to ask: --store DIR, or --documents FOLDER"
            raise OnRecordError(message)
        truth = suite.documents()
        documents = list(truth.values())
        made = (
            over_documents(documents, model=model, cached=cached)
            if model or cached
            else SYSTEMS[system](documents)
        )
        with made as one:
            yield SuiteCommand(suite, one, system, truth, _told(suite), name, cached)
        return
    with over_store(store, model=model) as respondent:
        if suite.folder is None:
            held = respondent.documents
            yield SuiteCommand(suite, respondent, system, held, "as the store holds them", name)
        else:
            yield SuiteCommand(suite, respondent, system, suite.documents(), _told(suite), name)


def _told(suite: Suite) -> str:
    own = suite.folder == FOLDERS.get(suite.name)
    return "the project's own" if own else f"read from {suite.folder}"
