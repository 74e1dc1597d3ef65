"""The command that makes drafts of cases of what readers marked."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from app.domain.answer import Answer, Coverage
from app.domain.verdict import ReaderVerdict
from app.feedback.marks import AnswerMark, append
from app.text.json_lines import LineError
from corpus.errors import OnRecordError
from corpus.model.speaker import Role, Speaker
from evals.commands.new import new
from tests.app.web.example_answers import cited, quoting
from tests.app.web.hostile_documents import BARE

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

QUESTION = "Who signed it?"
QUOTES = quoting(
    QUESTION, cited(BARE, "Nobody signed this.", Speaker("Bo", Role.AUTHOR)), asked=(BARE,)
)


def _asking(question: str, **given: Any) -> AnswerMark:
    answer = Answer(question=question, claims=(), confidence=0.1, coverage=Coverage((), ()))
    return AnswerMark.of(answer, ReaderVerdict.RIGHT, **given)


def _run(folder: Path, *more: str) -> Result:
    arguments = ["--marks", str(folder / "marks.jsonl"), "--to", str(folder / "suite.jsonl"), *more]
    return CliRunner().invoke(new, arguments)


def test_the_command_adds_drafts_to_the_suite_and_says_what_comes_next(tmp_path: Path) -> None:
    suite = tmp_path / "suite.jsonl"
    for mark in (
        _asking("Why?"),
        AnswerMark.of(QUOTES, ReaderVerdict.WRONG),
        AnswerMark.of(QUOTES, ReaderVerdict.RIGHT),
    ):
        append(mark, tmp_path / "marks.jsonl")

    first, again = _run(tmp_path, "--words"), _run(tmp_path)

    cases = [json.loads(line) for line in suite.read_text("utf-8").splitlines()]
    assert [case["id"] for case in cases] == ["why", "who-signed-it"]
    assert "exact" in cases[1]["gold"][0]["any"][0]
    assert first.output.splitlines() == [
        f"2 drafts added to {suite}",
        "1 mark left out: the question was marked again later",
        f'Next: in {suite}, read each draft, mend what its note says, and remove "draft": true',
        f"Then: python -m evals run {suite} --store DIR",
    ]
    assert again.output.splitlines()[:2] == [
        f"0 drafts added to {suite}",
        f"2 marked questions left out: {suite} asks the same already",
    ]


@pytest.mark.parametrize("content", [None, "", "\n"])
def test_without_marks_it_says_how_to_mark(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "marks.jsonl").write_text(content, "utf-8")

    run = _run(tmp_path)

    assert isinstance(run.exception, OnRecordError)
    assert "onrecord ask QUESTION --mark right" in str(run.exception)
    assert not (tmp_path / "suite.jsonl").exists()


@pytest.mark.parametrize("broken", ["marks.jsonl", "suite.jsonl"])
def test_a_broken_line_is_told_by_its_place_and_nothing_is_added(
    tmp_path: Path, broken: str
) -> None:
    append(_asking("Why?"), tmp_path / "marks.jsonl")
    with (tmp_path / broken).open("a", encoding="utf-8") as lines:
        lines.write("{\n")
    before = (tmp_path / broken).read_bytes()

    run = _run(tmp_path)

    assert isinstance(run.exception, LineError)
    assert f"{tmp_path / broken}:" in str(run.exception)
    assert (tmp_path / broken).read_bytes() == before


def test_a_suite_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    append(_asking("Why?"), tmp_path / "marks.jsonl")

    run = _run(tmp_path, "--to", str(tmp_path / "marks.jsonl" / "suite.jsonl"))

    assert isinstance(run.exception, OnRecordError)
    assert "suite.jsonl: " in str(run.exception)
