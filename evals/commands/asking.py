"""A suite opened with the system under test that answers it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.progress import bar
from corpus.errors import OnRecordError
from evals.cases.suites import FOLDERS, Suite
from evals.run.run import outcomes, require_documents
from evals.run.run_file import Run, begin_run
from evals.run.run_metadata import run_metadata
from evals.run.system_under_test import SYSTEM_OPENERS, index_documents, open_store

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
suite_store_option = click.option(
    "--store",
    type=click.Path(path_type=Path, file_okay=False),
    help="Ask the store in this folder; otherwise one is made from the suite's documents.",
)
documents_option = click.option(
    "--documents",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Folder of the source files to compare quotes with; the project's own suites know theirs.",
)


@dataclass(frozen=True, slots=True)
class SuiteCommand:
    """A suite with its system under test.

    `truth` holds the documents as read from their files, `where` says from where. `model` writes
    the answers; None for quotes alone.
    """

    suite: Suite
    respondent: SystemUnderTest
    system: str
    truth: Mapping[str, Document]
    where: str
    model: str | None = None
    cached: bool = False  # whether the models' results are from a cache, and seconds mean little

    def run(self, runs: Path, *, fresh: bool) -> tuple[Run, Path]:
        """Run the suite, writing each outcome as it comes; return the run and its file."""
        cases = self.suite.cases
        require_documents(cases, self.truth, "the documents")
        in_cases = {name: self.truth[name] for case in cases for name in case.documents}
        # Documents that no case names are asked too and can change an answer.
        documents = {**self.respondent.documents, **in_cases}
        metadata = run_metadata(
            self.suite, documents, system=self.system, truth=self.where, model=self.model
        )
        if self.cached:
            metadata["machine"] += ", the models' results from a cache"
        writer, earlier = begin_run(runs, metadata, fresh=fresh)
        if earlier.outcomes:
            count = f"{len(earlier.outcomes)} of {len(cases)}"
            click.echo(f"Continuing {writer.file}: {count} cases were asked already.", err=True)
        by_id = {outcome.case.id: outcome for outcome in earlier.outcomes}
        with bar(shown=True) as progress:
            for outcome in outcomes(cases, self.respondent, documents=self.truth, done=set(by_id)):
                writer.write(outcome)
                by_id[outcome.case.id] = outcome
                progress(outcome.case.id, len(by_id) / len(cases))
        return Run(earlier.made, tuple(by_id[case.id] for case in cases)), writer.file


@contextmanager
def open_suite(
    suite: Suite,
    *,
    store: Path | None,
    system: str = "onrecord",
    model: Model | None = None,
    cached: bool = False,
) -> Iterator[SuiteCommand]:
    """Open a suite with the store, or with a system over the suite's documents.

    With a `model` On Record writes its answers. With `cached`, On Record over the suite's documents
    computes nothing that was computed on this machine before. OnRecordError when there is nothing
    to ask; AbsentError when the documents are missing.
    """
    name = model.name if model else None
    if store is None:
        if suite.folder is None:
            message = f"{suite.name}: name what to ask: --store DIR, or --documents FOLDER"
            raise OnRecordError(message)
        truth = suite.documents()
        documents = list(truth.values())
        opened = (
            index_documents(documents, model=model, cached=cached)
            if model or cached
            else SYSTEM_OPENERS[system](documents)
        )
        with opened as respondent:
            where = _source_of_documents(suite)
            yield SuiteCommand(suite, respondent, system, truth, where, name, cached)
        return
    with open_store(store, model=model) as respondent:
        if suite.folder is None:
            held = respondent.documents
            yield SuiteCommand(suite, respondent, system, held, "as the store holds them", name)
        else:
            yield SuiteCommand(
                suite, respondent, system, suite.documents(), _source_of_documents(suite), name
            )


def _source_of_documents(suite: Suite) -> str:
    own = suite.folder == FOLDERS.get(suite.name)
    return "the project's own" if own else f"read from {suite.folder}"
