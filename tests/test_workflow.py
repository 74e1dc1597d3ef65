"""The workflow that the README offers, run as it is written."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from click.testing import CliRunner

from app.cli.main import cli as onrecord_cli
from evals.__main__ import cli as evals_cli
from evals.cases.suites import read_suite
from evals.run.cached_models import CachedEmbedder, cached_reader_for
from tests.index.folders import FOOTBRIDGE

if TYPE_CHECKING:
    from collections.abc import Callable

_ROOT = Path(__file__).resolve().parents[1]
_WORKFLOW = yaml.safe_load((_ROOT / "docs" / "github-actions.yml").read_text(encoding="utf-8"))
_STEPS = _WORKFLOW["jobs"]["gate"]["steps"]
_CASES = 3


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone with documents, a suite and an accepted baseline; the environment is ours."""
    clone = tmp_path / "clone"
    clone.mkdir()
    for name in ("app", "corpus", "evals", "index", "prompts", "pyproject.toml"):
        (clone / name).symlink_to(_ROOT / name)
    (clone / ".venv").symlink_to(sys.prefix)
    shutil.copytree(FOOTBRIDGE, clone / "documents")
    cases = [json.dumps(case.as_line()) for case in read_suite("footbridge").cases[:_CASES]]
    (clone / "my-suite.jsonl").write_text("\n".join(cases) + "\n", encoding="utf-8")
    return clone


def _run(command: str, clone: Path) -> int:
    """The exit status of the command, run as it is written."""
    environment = {**os.environ, "HF_HUB_OFFLINE": "1", "PYTHONPATH": str(_ROOT)}
    environment |= {"PAGE": "https://example.org/report", "GITHUB_STEP_SUMMARY": "summary.md"}
    return subprocess.run(
        ["bash", "-c", command],  # noqa: S607
        cwd=clone,
        env=environment,
        capture_output=True,
        check=False,
    ).returncode


def _invoke(command: str) -> int:
    """The exit status of the command, run in this process and folder."""
    words = shlex.split(command)
    if words[0] == ".venv/bin/onrecord":
        return CliRunner().invoke(onrecord_cli, words[1:]).exit_code
    assert words[:3] == [".venv/bin/python", "-m", "evals"]
    return CliRunner().invoke(evals_cli, words[3:]).exit_code


def test_a_report_is_written_only_where_the_gate_was_run() -> None:
    by_name = {step.get("name", step.get("uses")): step for step in _STEPS}
    guard = "${{ !cancelled() && steps.gate.outcome != 'skipped' }}"

    assert [step.get("id") for step in _STEPS if "evals gate" in step.get("run", "")] == ["gate"]
    assert by_name["Write the report"]["if"] == guard
    upload = by_name["actions/upload-artifact@v4"]
    assert upload["if"] == guard
    assert _STEPS[-1]["if"] == guard
    page = f"${{{{ steps.{upload['id']}.outputs.artifact-url }}}}"
    assert _STEPS[-1]["env"] == {"PAGE": page}


@pytest.mark.slow
@pytest.mark.full
def test_the_workflow_for_github_actions_works_as_written(clone: Path) -> None:
    _follow_workflow(partial(_run, clone=clone), clone)


def test_the_commands_of_the_workflow_do_what_they_are_for(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the start of each program, and with what was computed before."""
    monkeypatch.chdir(clone)
    monkeypatch.setattr("app.cli.main.SentenceEmbedder", CachedEmbedder)
    monkeypatch.setattr("app.ask.service.SentenceEmbedder", CachedEmbedder)
    monkeypatch.setattr("app.ask.service.reader_for", cached_reader_for)

    _follow_workflow(_invoke, clone)


def _follow_workflow(run: Callable[[str], int], clone: Path) -> None:
    commands = {step["name"]: step["run"] for step in _STEPS if "run" in step}
    install, ingest, gate, report, summary = commands.values()

    assert "make .venv/.dev" in install
    assert run(ingest) == 0
    assert run(f"{gate} --accept") == 0
    assert run(gate) == 0
    assert run(report) == 0
    assert list((clone / "report").glob("*.html"))
    assert list((clone / "report").glob("*.xml"))
    assert _run(summary, clone) == 0
    shown = (clone / "summary.md").read_text(encoding="utf-8")
    assert shown.startswith("[The report as a web page](https://example.org/report)\n\n# ")
    assert "cases fail" in shown
