"""The hooks for pre-commit, run as they are written with the settings of docs/evals.md."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from click.testing import CliRunner

from evals.__main__ import cli as evals_cli
from evals.cases.suites import read_suite
from tests.app.running import QUESTION, Run
from tests.index.folders import FOOTBRIDGE

if TYPE_CHECKING:
    from collections.abc import Callable

_ROOT = Path(__file__).resolve().parents[3]
_HOOKS = yaml.safe_load((_ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
_DOCS = (_ROOT / "docs" / "evals.md").read_text(encoding="utf-8")
_CONFIG = yaml.safe_load(_DOCS.partition("```yaml\n")[2].partition("```")[0])


@pytest.fixture
def folder(onrecord: Callable[..., Run], footbridge: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which commands run, with documents, a suite, and a store."""
    del onrecord  # it has chosen the folder
    folder = Path.cwd()
    shutil.copytree(FOOTBRIDGE, folder / "documents")
    cases = [case.as_line() for case in read_suite("footbridge").cases]
    suite = "".join(f"{json.dumps(case)}\n" for case in cases)
    (folder / "my-suite.jsonl").write_text(suite, encoding="utf-8")
    monkeypatch.setenv("ONRECORD_STORE", str(footbridge))
    return folder


def _command(name: str) -> list[str]:
    """The command of a hook, with the arguments that the docs give."""
    hook = next(one for one in _HOOKS if one["id"] == name)
    chosen = next(one for one in _CONFIG["repos"][0]["hooks"] if one["id"] == name)
    return [*shlex.split(hook["entry"]), *chosen.get("args", hook.get("args", []))]


def test_the_docs_use_every_hook_and_no_hook_installs_anything() -> None:
    used = [one["id"] for one in _CONFIG["repos"][0]["hooks"]]

    assert used == [one["id"] for one in _HOOKS]
    assert {one["language"] for one in _HOOKS} == {"system"}


def test_the_hook_of_documents_fails_where_one_cannot_be_read(
    folder: Path, onrecord: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_STORE", str(folder / "store"))
    command = _command("onrecord-documents")

    good = onrecord(*command[1:])
    (folder / "documents" / "broken.pdf").write_bytes(b"no PDF")
    bad = onrecord(*command[1:])

    assert command[0] == "onrecord"
    assert good.code == 0
    assert bad.code == 3


def test_the_hook_of_drafts_fails_where_a_draft_says_what_its_quotes_do_not(
    folder: Path, onrecord: Callable[..., Run]
) -> None:
    pattern = re.compile(next(one["files"] for one in _HOOKS if one["id"] == "onrecord-verify"))
    answer: Any = onrecord("ask", QUESTION, "--json").lines[0]
    cited = answer["claims"][0]["citations"][0]
    note = f"[^1]: [{cited['document']}:{cited['start']}-{cited['end']}]"
    drafts = {
        "good.md": f"{cited['exact']}[^1]\n\n{note}\n",
        "plain.md": "Nothing is cited here.\n",
        "bad.md": f"The bridge carried 999,999 carts a day.[^1]\n\n{note}\n",
    }
    for name, text in drafts.items():
        (folder / name).write_text(text, encoding="utf-8")
    command = _command("onrecord-verify")[1:]

    good = onrecord(*command, "good.md", "plain.md")
    bad = onrecord(*command, "good.md", "bad.md")

    assert all(map(pattern.search, drafts))
    assert good.code == 0
    assert "plain.md has no sentence with a footnote" in good.err
    assert bad.code == 3
    assert "bad.md" in bad.out


def test_the_hook_of_suites_fails_where_gold_is_no_longer_in_its_document(folder: Path) -> None:
    command = _command("onrecord-suite")
    assert command[:3] == ["python", "-m", "evals"]

    good = CliRunner().invoke(evals_cli, command[3:])
    essay = folder / "documents" / "essay.txt"
    essay.write_text("Nothing is left of it.", encoding="utf-8")
    bad = CliRunner().invoke(evals_cli, command[3:])

    assert good.exit_code == 0, good.output
    assert bad.exit_code != 0
    assert "has to be reviewed" in str(bad.exception)
