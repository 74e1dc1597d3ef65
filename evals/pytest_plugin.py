"""A pytest plugin: each question of a suite over a folder of documents is a test.

`pytest_plugins = ["evals.pytest_plugin"]` in a conftest.py loads it; the settings `onrecord_suite`
and `onrecord_documents` name the suite and the folder, relative to pytest's root.
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from corpus.errors import OnRecordError
from evals.cases.suites import read_suite
from evals.commands.asking import open_suite
from evals.packages import METRIC_PACKAGES, require_packages
from evals.report.case_failures import case_failures, has_failed
from evals.run.run import outcomes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from evals.cases.cases import Case
    from evals.cases.outcome import Outcome
    from evals.commands.asking import SuiteCommand


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the settings."""
    parser.addini("onrecord_suite", "file of the questions with their gold", type="string")
    parser.addini("onrecord_documents", "folder of the documents that are asked", type="string")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> SuiteFile | None:
    """The suite, if the file is the one that the settings name."""
    named = parent.config.getini("onrecord_suite")
    is_suite = bool(named) and file_path == parent.config.rootpath / named
    return SuiteFile.from_parent(parent, path=file_path) if is_suite else None


class FailedCaseError(Exception):
    """A case whose answer is false or misleading."""

    def __init__(self, outcome: Outcome) -> None:
        """Name the question, and each failure on a line."""
        failures = [f"  {failure.words}" for failure in case_failures(outcome)]
        super().__init__("\n".join([outcome.case.question, *failures]))


class SuiteFile(pytest.File):
    """A suite; its documents are read and opened once, before its first case."""

    def collect(self) -> Iterator[CaseItem]:
        """A test for each case that is no draft."""
        try:
            require_packages(*METRIC_PACKAGES)
            named = self.config.getini("onrecord_documents")
            folder = self.config.rootpath / named if named else None
            self._suite = read_suite(str(self.path), folder=folder)
        except OnRecordError as error:
            raise self.CollectError(str(error)) from error
        for case in self._suite.cases:
            yield CaseItem.from_parent(self, name=case.id, case=case)

    def setup(self) -> None:
        """Open the documents."""
        self._opened = ExitStack()
        self._asked: SuiteCommand = self._opened.enter_context(open_suite(self._suite, store=None))

    def teardown(self) -> None:
        """Close them."""
        self._opened.close()

    def outcome(self, case: Case) -> Outcome:
        """What is shown for the case, scored."""
        asked = self._asked
        return next(outcomes([case], asked.respondent, documents=asked.truth))


class CaseItem(pytest.Item):
    """A question, which passes if nothing false or misleading is shown."""

    def __init__(self, *, case: Case, **given: object) -> None:
        """Take the case, and what pytest gives."""
        super().__init__(**given)  # type: ignore[arg-type]
        self._case = case

    def runtest(self) -> None:
        """Ask the question; a case whose gold no longer fits is skipped."""
        if not isinstance(self.parent, SuiteFile):
            raise TypeError(self.parent)
        outcome = self.parent.outcome(self._case)
        if outcome.stale is not None:
            pytest.skip(outcome.stale)
        if has_failed(outcome):
            raise FailedCaseError(outcome)

    def repr_failure(
        self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None
    ) -> str:
        """The failures of the case in words; of anything else what pytest says of it."""
        if isinstance(excinfo.value, (FailedCaseError, OnRecordError)):
            return str(excinfo.value)
        del style
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, None, str]:
        """The suite, and the case with its kind."""
        return self.path, None, f"{self.name} ({self._case.kind})"
