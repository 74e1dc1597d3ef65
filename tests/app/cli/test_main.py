"""The command line: what its verbs print, and where."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.ask.service import AnswerService
from app.config.settings import settings
from app.domain.verdict import ReaderVerdict
from app.feedback.marks import read_marks
from app.library.editor import LibraryEditor
from corpus.model.document import DocumentKind
from tests.app.running import QUESTION, Run, refused
from tests.index.folders import FOOTBRIDGE, write

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    "verb", ["ingest", "sources", "find", "ask", "transcript", "check", "quote", "models", "serve"]
)
def test_every_verb_explains_itself(onrecord: Callable[..., Run], verb: str) -> None:
    run = onrecord(verb, "--help")

    assert (run.code, run.err) == (0, "")
    assert run.out.startswith(f"Usage: onrecord {verb}")


def test_without_a_verb_the_verbs_are_listed(onrecord: Callable[..., Run]) -> None:
    run = onrecord()

    assert run.code == 2
    assert "ingest" in run.out + run.err


def test_the_version_is_told(onrecord: Callable[..., Run]) -> None:
    assert onrecord("--version").out.startswith("onrecord, version ")


def test_what_was_removed_by_hand_stays_out_until_its_file_is_named(
    onrecord: Callable[..., Run], tmp_path: Path
) -> None:
    folder = write(tmp_path / "town", {"ferry.txt": "The ferry sank.", "toll.txt": "Tolls rose."})
    place = tmp_path / "store"
    assert onrecord("ingest", folder, "--store", place).code == 0
    chosen = settings({}, store=place)
    with (
        AnswerService.open(chosen, purpose="the page", live=True) as desk,
        LibraryEditor.of(desk, chosen) as librarian,
    ):
        librarian.remove("ferry").wait(60)
        librarian.correct("toll", {"author": "Ada Rill"}).wait(60)
    again = onrecord("ingest", folder, "--store", place)
    assert again.out.splitlines()[1].endswith("name the file to bring it back): ferry")
    (toll,) = onrecord("sources", "--store", place, "--json").lines
    assert (toll["id"], toll["author"], toll["corrected"]) == ("toll", "Ada Rill", ["author"])

    named = onrecord("ingest", folder / "ferry.txt", "--store", place, "--json")
    assert named.lines[0]["added"] == ["ferry"]
    assert len(onrecord("sources", "--store", place, "--json").lines) == 2


def test_ingest_tells_what_it_did_and_the_second_time_does_nothing(
    onrecord: Callable[..., Run], tmp_path: Path
) -> None:
    first = onrecord("ingest", FOOTBRIDGE, "--store", tmp_path / "store")
    again = onrecord("ingest", FOOTBRIDGE, "--store", tmp_path / "store", "--json")

    assert (first.code, first.err) == (0, "")
    counts, passed_over = first.out.splitlines()
    assert counts == "6 added, 0 changed, 0 unchanged, 0 removed, 0 failed"
    assert passed_over.endswith("questions.jsonl")
    assert again.lines == [
        {
            "added": [],
            "changed": [],
            "unchanged": ["blog", "column", "essay", "explainer", "interview", "letter"],
            "removed": [],
            "kept_out": [],
            "failed": [],
            "passed_over": [str(FOOTBRIDGE / "questions.jsonl")],
            "warnings": [],
        }
    ]


def test_a_file_that_fails_leaves_the_others_in_and_is_named(
    onrecord: Callable[..., Run], tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "good.txt").write_text("The toll was three crowns.", "utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing else")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)

    run = onrecord("ingest", folder, "--store", tmp_path / "store", "--json")

    assert run.code == 3
    assert run.lines[0]["added"] == ["good"]
    failed = run.lines[0]["failed"]
    assert isinstance(failed, list)
    assert {row["file"] for row in failed} == {"broken.pdf", "binary.txt"}
    assert all(row["reason"] for row in failed)


def test_where_every_file_fails_the_exit_code_tells(
    onrecord: Callable[..., Run], tmp_path: Path
) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing else")

    run = onrecord("ingest", tmp_path / "broken.pdf", "--store", tmp_path / "store")

    assert run.code == 2
    assert "failed: broken.pdf: " in run.out


def test_sources_lists_the_documents_and_what_is_not_known_as_null(
    onrecord: Callable[..., Run], footbridge: Path
) -> None:
    run = onrecord("sources", "--store", footbridge, "--json")
    by_id = {str(line["id"]): line for line in run.lines}

    assert (run.code, run.err) == (0, "")
    assert list(by_id) == ["blog", "column", "essay", "explainer", "interview", "letter"]
    assert (by_id["essay"]["author"], by_id["essay"]["published"]) == (None, None)
    assert by_id["interview"]["published"] == "2024-02-17"


def test_sources_for_people_says_unknown(onrecord: Callable[..., Run], footbridge: Path) -> None:
    run = onrecord("sources", "--store", footbridge)

    assert "essay: “Two Villages and a River”, author unknown, essay, date unknown, " in run.out


def test_find_ranks_passages(onrecord: Callable[..., Run], footbridge: Path) -> None:
    run = onrecord("find", QUESTION, "--top", "3", "--store", footbridge, "--json")

    assert [line["rank"] for line in run.lines] == [1, 2, 3]
    assert list(run.lines[0]) == [
        "rank", "document", "start", "end", "text", "score", "found_by",
    ]  # fmt: skip
    assert onrecord("find", QUESTION, "--store", footbridge).out.startswith("1. ")


def test_ask_answers_for_programs_and_for_people(
    onrecord: Callable[..., Run], footbridge: Path
) -> None:
    told = onrecord("ask", QUESTION, "--store", footbridge, "--json")
    shown = onrecord("ask", QUESTION, "--store", footbridge)

    (answer,) = told.lines
    assert (told.code, told.err, shown.code, shown.err) == (0, "", 0, "")
    assert (answer["id"], answer["question"], answer["mode"]) == (None, QUESTION, "quotes")
    assert "I do not believe that the bridge paid for itself." in shown.out
    assert "author unknown" in shown.out


def test_an_answer_can_be_marked(
    onrecord: Callable[..., Run], footbridge: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "mine" / "marks.jsonl"
    monkeypatch.setenv("ONRECORD_MARKS", str(file))

    plain = onrecord("ask", QUESTION, "--kind", "column", "--store", footbridge)
    run = onrecord(
        "ask", QUESTION, "--kind", "column", "--store", footbridge,
        "--mark", "incomplete", "--note", "the toll is missing",
    )  # fmt: skip

    (mark,) = read_marks(file.read_text("utf-8").splitlines(), name="marks")
    assert (run.code, run.out) == (0, plain.out)
    assert run.err.count("\n") == 1
    assert f"marked incomplete in {file}" in run.err
    assert "python -m evals new" in run.err
    assert (mark.verdict, mark.note) == (ReaderVerdict.INCOMPLETE, "the toll is missing")
    assert (mark.answer.question, mark.filters.parsed().kinds) == (QUESTION, (DocumentKind.COLUMN,))


def test_without_a_setting_marks_lie_beside_the_store(
    onrecord: Callable[..., Run], footbridge: Path
) -> None:
    run = onrecord("ask", QUESTION, "--store", footbridge, "--json", "--mark", "right")

    (line,) = Path(".onrecord/marks.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["answer"] == run.lines[0]


def test_a_mark_that_cannot_be_kept_costs_no_answer(
    onrecord: Callable[..., Run], footbridge: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ONRECORD_MARKS", str(tmp_path))

    run = onrecord("ask", QUESTION, "--store", footbridge, "--mark", "right")

    assert "I do not believe that the bridge paid for itself." in run.out
    refused(replace(run, out=""), str(tmp_path), "not kept", "ONRECORD_MARKS")


def test_filters_are_options(onrecord: Callable[..., Run], footbridge: Path) -> None:
    run = onrecord(
        "ask", QUESTION, "--store", footbridge, "--json", "--kind", "column",
        "--kind", "interview", "--after", "2024-03", "--before", "2024",
    )  # fmt: skip

    coverage = run.lines[0]["coverage"]
    assert isinstance(coverage, dict)
    assert coverage["asked"] == ["column"]


def test_silence_is_no_error(onrecord: Callable[..., Run], footbridge: Path) -> None:
    run = onrecord("ask", "What is the capital of Mongolia?", "--store", footbridge)

    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("The library does not answer this")


def test_questions_of_a_file_are_answered_a_line_each(
    onrecord: Callable[..., Run], footbridge: Path, tmp_path: Path
) -> None:
    file = tmp_path / "questions.jsonl"
    lines = [
        {"id": "a", "question": QUESTION, "sources": ["essay"]},
        {"id": "ї", "question": "Чому закрили міст?"},
    ]
    file.write_text("\n\n".join(json.dumps(line) for line in lines), "utf-8")

    run = onrecord("ask", "--questions", file, "--store", footbridge)

    assert (run.code, run.err) == (0, "")
    assert [line["id"] for line in run.lines] == ["a", "ї"]
    assert "міст" in run.out


def test_what_was_asked_before_stands_on_the_line_or_is_an_option(
    onrecord: Callable[..., Run], footbridge: Path, tmp_path: Path
) -> None:
    file = tmp_path / "questions.jsonl"
    line = {"id": "a", "question": "Why?", "history": [QUESTION]}
    file.write_text(json.dumps(line), "utf-8")

    of_file = onrecord("ask", "--questions", file, "--store", footbridge)
    option = onrecord("ask", "Why?", "--history", QUESTION, "--store", footbridge, "--json")

    assert (of_file.code, option.code) == (0, 0)
    (first,), (second,) = of_file.lines, option.lines
    assert first["claims"] == second["claims"]
    assert first["question"] == second["question"] == "Why?"


def test_a_question_that_was_asked_before_has_to_be_one(
    onrecord: Callable[..., Run], footbridge: Path
) -> None:
    refused(onrecord("ask", "Why?", "--history", " ", "--store", footbridge), "question is empty")
