"""The workflow that the README offers, run as it is written."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from evals.cases.suites import read_suite
from tests.index.folders import FOOTBRIDGE

_ROOT = Path(__file__).resolve().parents[1]
_WORKFLOW = yaml.safe_load((_ROOT / "docs" / "github-actions.yml").read_text(encoding="utf-8"))
_STEPS = _WORKFLOW["jobs"]["gate"]["steps"]
_CASES = 3


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone with documents, a suite and an accepted baseline; the environment is ours."""
    clone = tmp_path_factory.mktemp("clone")
    for name in ("app", "corpus", "evals", "index", "prompts", "pyproject.toml"):
        (clone / name).symlink_to(_ROOT / name)
    (clone / ".venv").symlink_to(sys.prefix)
    shutil.copytree(FOOTBRIDGE, clone / "documents")
    cases = [json.dumps(case.as_line()) for case in read_suite("footbridge").cases[:_CASES]]
    (clone / "my-suite.jsonl").write_text("\n".join(cases) + "\n", encoding="utf-8")
    return clone


def _run(command: str, clone: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "HF_HUB_OFFLINE": "1", "PYTHONPATH": str(_ROOT)}
    return subprocess.run(
        ["bash", "-c", command],  # noqa: S607
        cwd=clone,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_report_is_written_only_where_the_gate_was_run() -> None:
    by_name = {step.get("name", step.get("uses")): step for step in _STEPS}
    guard = "${{ !cancelled() && steps.gate.outcome != 'skipped' }}"

    assert [step.get("id") for step in _STEPS if "evals gate" in step.get("run", "")] == ["gate"]
    assert by_name["Write the report"]["if"] == guard
    assert by_name["actions/upload-artifact@v4"]["if"] == guard


@pytest.mark.slow
def test_the_workflow_for_github_actions_works_as_written(clone: Path) -> None:
    commands = {step["name"]: step["run"] for step in _STEPS if "run" in step}
    install, ingest, gate, report = commands.values()

    assert "make .venv/.dev" in install
    assert _run(ingest, clone).returncode == 0
    assert _run(f"{gate} --accept", clone).returncode == 0
    assert _run(gate, clone).returncode == 0
    assert _run(report, clone).returncode == 0
    assert list((clone / "report").glob("*.html"))
    assert list((clone / "report").glob("*.xml"))
