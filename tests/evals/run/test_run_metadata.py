"""What made a run."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from evals.cases.suites import Suite
from evals.run import run_metadata as made_module
from evals.run.run_metadata import FORMAT, run_metadata, same_metadata
from tests.evals.outcomes import MADE
from tests.evals.quarrel import BLOG, DOCUMENTS, ESSAY, case

SUITE = Suite("bridges", "5" * 64, (case("a"), case("b")), 3, None)


# ROOT is patched below, for code that has changed since cannot be had otherwise.


@pytest.fixture
def made() -> dict[str, Any]:
    return run_metadata(SUITE, DOCUMENTS, system="scripted", truth="the documents")


def test_it_says_all_that_a_figure_depends_on(made: dict[str, Any]) -> None:
    assert made.keys() == MADE.keys()
    assert (made["format"], made["suite"], made["suite_sha256"]) == (FORMAT, "bridges", "5" * 64)
    assert (made["cases"], made["drafts_left_out"], made["system"]) == (2, 3, "scripted")
    assert made["documents"] == {"blog": BLOG.digest, "essay": ESSAY.digest}
    assert made["prompts"].keys() == {file.name for file in Path("prompts").glob("*.md")}
    assert {"chromadb", "torch"} <= made["packages"].keys()


def test_it_is_json_and_comes_back_alike(made: dict[str, Any]) -> None:
    assert same_metadata(json.loads(json.dumps(made)), made)


def test_it_names_no_place_of_this_machine_and_no_host(made: dict[str, Any]) -> None:
    assert not {"store", "host", "port", "marks"} & made["settings"].keys()
    assert str(Path.home()) not in json.dumps(made)


def test_it_began_just_now_in_universal_time(made: dict[str, Any]) -> None:
    begun = datetime.fromisoformat(made["started"])

    assert 0 <= (datetime.now(UTC) - begun).total_seconds() < 60


def test_two_runs_differ_in_nothing_but_when_they_began(made: dict[str, Any]) -> None:
    assert same_metadata(made, {**made, "started": "2020-01-01T00:00:00+00:00"})
    assert not any(
        same_metadata(made, {**made, name: "other"}) for name in made.keys() - {"started"}
    )
    assert not same_metadata(made, {**made, "also": 1})


def test_code_is_known_by_every_line_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made_module, "ROOT", tmp_path)
    (tmp_path / "app").mkdir()
    file = tmp_path / "app" / "ask.py"
    codes = set()
    for text in ("a = 1\n", "a = 2\n"):
        file.write_text(text, "utf-8")
        codes.add(run_metadata(SUITE, DOCUMENTS, system="x", truth="y")["code_sha256"])
    file.rename(tmp_path / "app" / "cite.py")
    codes.add(run_metadata(SUITE, DOCUMENTS, system="x", truth="y")["code_sha256"])

    assert len(codes) == 3


@pytest.mark.parametrize(
    ("changes", "commit"), [("", "abc1234"), (" M app/ask/service.py", "abc1234+")]
)
def test_a_commit_has_a_plus_where_files_were_changed_since(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changes: str, commit: str
) -> None:
    git = tmp_path / "git"
    git.write_text(f'#!/bin/sh\n[ "$1" = status ] && echo "{changes}" || echo abc1234\n', "utf-8")
    git.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")

    assert run_metadata(SUITE, DOCUMENTS, system="x", truth="y")["commit"] == commit


def test_outside_of_a_checkout_there_is_no_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(made_module, "ROOT", tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    assert run_metadata(SUITE, DOCUMENTS, system="x", truth="y")["commit"] is None
