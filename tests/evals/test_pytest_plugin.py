"""The pytest plugin, set up as docs/evals.md says."""

from __future__ import annotations

import json
import re
import shutil
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from evals.cases.suites import read_suite
from evals.commands.asking import open_suite
from tests.index.folders import FOOTBRIDGE

if TYPE_CHECKING:
    from collections.abc import Iterator

_DOCS = Path(__file__).resolve().parents[2] / "docs" / "evals.md"
_BLOCK = re.compile(r"^```(?P<kind>\w+)\n(?P<text>.*?)^```", re.MULTILINE | re.DOTALL)


class _Reports:
    """What pytest reports of each test."""

    def __init__(self) -> None:
        self.of: dict[str, pytest.TestReport] = {}
        self.collected: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note the call, or a setup that did not pass."""
        if report.when == "call" or not report.passed:
            self.of[report.nodeid.rpartition("::")[2]] = report

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Note what could not be collected."""
        if report.failed:
            self.collected.append(str(report.longrepr))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project set up as the docs say, with three questions: one right, one wrong, one stale."""
    blocks = {match["kind"]: match["text"] for match in _blocks()}
    (tmp_path / "conftest.py").write_text(blocks["python"], encoding="utf-8")
    (tmp_path / "pytest.ini").write_text(blocks["ini"], encoding="utf-8")
    shutil.copytree(FOOTBRIDGE, tmp_path / "documents")
    lines = [case.as_line() for case in read_suite("footbridge").cases]
    right = next(line for line in lines if line["gold"] and not line.get("history"))
    wrong = {"id": "wrong", "kind": "silence", "question": right["question"], "gold": []}
    stale = {
        **right,
        "id": "stale",
        "gold": [{"any": [{"document": _document(right), "exact": "No such words."}]}],
    }
    suite = [{**right, "id": "right"}, wrong, stale, {**right, "id": "draft", "draft": True}]
    (tmp_path / "my-suite.jsonl").write_text(
        "".join(f"{json.dumps(line)}\n" for line in suite), encoding="utf-8"
    )
    return tmp_path


def _document(line: dict[str, object]) -> object:
    gold = line["gold"]
    assert isinstance(gold, (list, tuple))
    return gold[0]["any"][0]["document"]


def _blocks() -> Iterator[re.Match[str]]:
    section = _DOCS.read_text(encoding="utf-8").partition("## Where people work")[2]
    return _BLOCK.finditer(section.partition("\n## ")[0])


def _run(project: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[int, _Reports]:
    """The exit status and the reports of the command of the docs, in this process."""
    command = next(match["text"] for match in _blocks() if match["kind"] == "sh").split()
    assert command[0] == "pytest"
    monkeypatch.chdir(project)
    monkeypatch.setattr("evals.pytest_plugin.open_suite", partial(open_suite, cached=True))
    reports = _Reports()
    arguments = [*command[1:], "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:cov"]
    return int(pytest.main(arguments, plugins=[reports])), reports


def test_each_question_is_a_test(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    status, reports = _run(project, monkeypatch)

    outcomes = {name: report.outcome for name, report in reports.of.items()}
    assert status == 1
    assert outcomes == {"right": "passed", "wrong": "failed", "stale": "skipped"}
    assert "answer" in str(reports.of["wrong"].longrepr)
    assert "No such words" in str(reports.of["stale"].longrepr)


def test_a_malformed_suite_is_told_in_a_line(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "my-suite.jsonl").write_text('{"id": "x"}\n', encoding="utf-8")

    status, reports = _run(project, monkeypatch)

    assert status == 2
    assert "my-suite.jsonl" in reports.collected[0]
