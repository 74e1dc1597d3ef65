"""python -m evals: run, report, gate and pin, on a small suite over the invented quarrel."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

from corpus.errors import OnRecordError
from evals.__main__ import cli
from evals.run.cached_models import CachedEmbedder, cached_reader_for
from evals.run.run_file import newest_run_file, read_run
from evals.systems import onrecord

if TYPE_CHECKING:
    from collections.abc import Sequence

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[3]
FOOTBRIDGE = ROOT / "tests" / "footbridge"
COST = "The final bill was 3.1 million crowns."
CASES = (
    {
        "id": "cost",
        "kind": "single",
        "question": "How many crowns was the final bill?",
        "gold": [{"any": [{"document": "interview", "exact": COST}]}],
    },
    {"id": "mars", "kind": "silence", "question": "Is there water on Mars?", "gold": []},
    {
        "id": "draft",
        "draft": True,
        "kind": "single",
        "question": "Who kept the ferry?",
        "gold": [],
    },
)


@pytest.fixture(autouse=True)
def _cached(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the commands compute nothing that was computed on this machine before."""
    monkeypatch.setattr(onrecord, "SentenceEmbedder", CachedEmbedder)
    monkeypatch.setattr(onrecord, "reader_for", cached_reader_for)


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    return _suite(tmp_path / "mine.jsonl", CASES)


def _suite(file: Path, cases: Sequence[object]) -> Path:
    file.write_text("".join(f"{json.dumps(case)}\n" for case in cases), encoding="utf-8")
    return file


def _said(*words: object) -> str:
    """What the command says; whatever it raises is raised."""
    found = CliRunner().invoke(cli, [str(word) for word in words], catch_exceptions=False)
    if found.exit_code:
        raise AssertionError(found.output)
    return found.output


def _figures(told: Sequence[str]) -> list[str]:
    return [line for line in told if line.startswith("|") and "Seconds" not in line]


def test_a_suite_is_run_reported_and_compared(suite: Path, tmp_path: Path) -> None:
    runs = tmp_path / "runs"

    told = _said("run", suite, "--documents", FOOTBRIDGE, "--runs", runs)
    first = newest_run_file(runs)
    _said("run", suite, "--documents", FOOTBRIDGE, "--runs", runs, "--fresh")
    compared = _said("report", "--runs", runs, "--against", first, "--to", tmp_path / "out")

    assert "| Exactness | 1.000 [1.000, 1.000] | 2 | 0 |" in told
    assert "Drafts left out: 1; ask them too with --drafts." in told
    assert [one.case.id for one in read_run(first).outcomes] == ["cost", "mars"]
    assert "| Exactness | 1.000 | 1.000 | .000 [.000, .000] | 2 | no |" in compared
    written = {file.suffix: file for file in (tmp_path / "out").iterdir()}
    assert set(written) == {".html", ".md", ".xml"}
    assert "How many crowns was the final bill?" in written[".html"].read_text(encoding="utf-8")
    assert len(list(ET.parse(written[".xml"]).iter("testcase"))) == 2  # noqa: S314 - our own


def test_the_gate_accepts_holds_and_fails(suite: Path, tmp_path: Path) -> None:
    baseline, runs = tmp_path / "gate.toml", tmp_path / "runs"
    words = ("gate", suite, "--documents", FOOTBRIDGE, "--baseline", baseline, "--runs", runs)

    accepted, held = _said(*words, "--accept"), _said(*words)
    baseline.write_text(
        baseline.read_text(encoding="utf-8").replace(
            "[thresholds]\n", "[thresholds]\nprecision_characters = 1.1\n"
        )
    )
    failed = CliRunner().invoke(cli, [str(word) for word in words])

    assert accepted == "mine: accepted as the baseline in gate.toml\n"
    assert held.startswith("mine: holds\n  note: fewer than 6 cases to compare: ")
    assert failed.exit_code == 1
    assert "mine: FAILS\n  worse: Precision, characters is " in failed.output
    assert "below 1.1: cost" in failed.output


def test_an_interrupted_run_is_taken_up_again(suite: Path, tmp_path: Path) -> None:
    runs = tmp_path / "runs"
    _said("run", suite, "--documents", FOOTBRIDGE, "--runs", runs)
    file = newest_run_file(runs)
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join([*lines[:2], lines[2][:50]]), encoding="utf-8")

    told = _said("run", suite, "--documents", FOOTBRIDGE, "--runs", runs)

    assert f"Continuing {file}: 1 of 2 cases were asked already." in told
    assert list(runs.glob("*.jsonl")) == [file]
    assert read_run(file).complete


def test_pinned_cases_hold_no_words_and_run_the_same(suite: Path, tmp_path: Path) -> None:
    pinned = tmp_path / "pinned.jsonl"

    _said("pin", suite, "--documents", FOOTBRIDGE, "--to", pinned)
    told = [
        _said("run", one, "--documents", FOOTBRIDGE, "--runs", tmp_path / "runs").splitlines()
        for one in (suite, pinned)
    ]

    assert COST not in pinned.read_text(encoding="utf-8")
    assert _figures(told[0]) == _figures(told[1])
    assert any(line.startswith("| Recall, characters |") for line in told[1])


def test_gold_that_no_longer_fits_is_stale_and_no_failure(tmp_path: Path) -> None:
    moved = {"document": "interview", "start": 3, "end": 41, "sha256": "0" * 64}
    case = {**CASES[0], "id": "moved", "gold": [{"any": [moved]}]}
    suite = _suite(tmp_path / "mine.jsonl", [case, CASES[1]])

    told = _said("run", suite, "--documents", FOOTBRIDGE, "--runs", tmp_path / "runs")
    report = _said("report", "--runs", tmp_path / "runs", "--to", tmp_path)

    assert "Stale and left out, because their gold no longer fits: 1." in told
    assert report
    (page,) = tmp_path.glob("*.md")
    assert "interview: other words stand at 3 to 41 now" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("run", "nowhere"), "nowhere is no suite: name a file of cases, or one of library"),
        (("report", "nowhere.jsonl"), "nowhere.jsonl: there is no such run; make one: "),
        (("report", "--runs", "nowhere"), "nowhere: it holds no run; make one: "),
    ],
)
def test_what_is_not_there_is_told(words: Sequence[str], message: str) -> None:
    with pytest.raises(OnRecordError) as refused:
        _said(*words)

    assert str(refused.value).startswith(message)


def test_a_case_about_a_document_that_is_not_there_names_it(tmp_path: Path) -> None:
    place = {"document": "minutes", "exact": "Nobody came."}
    suite = _suite(tmp_path / "mine.jsonl", [{**CASES[0], "gold": [{"any": [place]}]}])

    with pytest.raises(OnRecordError, match=r"^not in the documents: minutes \(for cost\); put"):
        _said("run", suite, "--documents", FOOTBRIDGE, "--runs", tmp_path / "runs")


def test_a_suite_of_ones_own_needs_something_to_ask_and_a_baseline(suite: Path) -> None:
    with pytest.raises(OnRecordError, match="mine: name what to ask: --store DIR, or --documents"):
        _said("run", suite)

    refused = CliRunner().invoke(cli, ["gate", str(suite)])

    assert refused.exit_code == 2
    assert "name a baseline of your own: --baseline FILE" in refused.output


# One interpreter, since most of its time is the loading of modules.
_GATE_TWICE = """
import os, sys
from evals.__main__ import main
main()
os.environ["ONRECORD_REQUIRE_CORPUS"] = "1"
main()
"""


def test_without_its_documents_a_suite_is_skipped_or_required(tmp_path: Path) -> None:
    without = {"ONRECORD_CORPUS": str(tmp_path / "nowhere"), "PATH": "", "HF_HUB_OFFLINE": "1"}

    gates = subprocess.run(
        [sys.executable, "-c", _GATE_TWICE, "gate", "five", "--runs", str(tmp_path / "runs")],
        cwd=ROOT,
        env=without,
        capture_output=True,
        text=True,
        check=False,
    )

    (skipped,), (required,) = gates.stdout.splitlines(), gates.stderr.splitlines()
    assert skipped.startswith("skipped: five: its documents are not there (")
    assert required.startswith("evals: five: its documents are not there (")
    assert gates.returncode == 2
