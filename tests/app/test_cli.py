"""The command line: what it prints, where, and with what it exits."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.cli import main
from app.marks import Verdict, read_marks
from corpus.document import Kind
from index.lock import StoreLock
from tests.index.folders import FOOTBRIDGE, REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Callable

QUESTION = "Did the bridge pay for itself?"
_CLEAN = {name: value for name, value in os.environ.items() if not name.startswith("ONRECORD_")}


@dataclass(frozen=True, slots=True)
class Run:
    """What a command wrote and exited with."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, object]]:
        """Standard output as JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def onrecord(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Callable[..., Run]:
    """Runs the command in this process, in an empty folder and with no setting."""
    for name in os.environ.keys() - _CLEAN.keys():
        monkeypatch.delenv(name)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")

    def run(*arguments: str | Path) -> Run:
        capsys.readouterr()
        try:
            main([str(argument) for argument in arguments])
            code: object = 0
        except SystemExit as stopped:
            code = stopped.code or 0
        out, err = capsys.readouterr()
        assert isinstance(code, int)
        return Run(code, out, err)

    return run


def _alone(*arguments: str | Path, **settings: str) -> Run:
    """The command in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", "from app.cli import main; main()", *map(str, arguments)],
        capture_output=True,
        check=False,
        cwd=REPOSITORY,
        env={**_CLEAN, **settings},
    )
    return Run(done.returncode, done.stdout.decode(), done.stderr.decode())


def _refused(run: Run, *words: str) -> None:
    """The run ended with 2 and one line, which holds the words."""
    assert run.code == 2, run
    assert run.out == ""
    assert run.err.count("\n") == 1, run.err
    assert run.err.startswith("onrecord: ")
    for word in words:
        assert word in run.err


def test_help_loads_none_of_the_heavy_libraries() -> None:
    code = (
        "import sys\n"
        "from app.cli import main\n"
        "try:\n    main()\n"
        "finally:\n    print(sorted({name.partition('.')[0] for name in sys.modules}))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "--help"],
        capture_output=True, check=False, cwd=REPOSITORY, text=True,
    )  # fmt: skip
    loaded = done.stdout.splitlines()[-1]

    assert "Usage:" in done.stdout
    for heavy in ("torch", "gradio", "sentence_transformers", "llama_index", "transformers"):
        assert f"'{heavy}'" not in loaded


def test_help_does_not_load_chroma() -> None:
    code = "import sys, app.cli; print('chromadb' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, cwd=REPOSITORY, text=True
    )

    assert done.stdout == "False\n"


@pytest.mark.parametrize("verb", ["ingest", "sources", "find", "ask", "serve"])
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
            "failed": [],
            "passed_over": [str(FOOTBRIDGE / "questions.jsonl")],
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

    assert run.code == 0
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
    assert (mark.verdict, mark.note) == (Verdict.INCOMPLETE, "the toll is missing")
    assert (mark.answer.question, mark.filters.kinds) == (QUESTION, (Kind.COLUMN,))


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
    _refused(replace(run, out=""), str(tmp_path), "not kept", "ONRECORD_MARKS")


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


def test_there_is_no_store(onrecord: Callable[..., Run], tmp_path: Path) -> None:
    for verb in (["sources"], ["find", "x"], ["ask", "x"]):
        _refused(
            onrecord(*verb, "--store", tmp_path / "none"), str(tmp_path / "none"), "onrecord ingest"
        )
    assert not (tmp_path / "none").exists()


def test_a_folder_holds_no_document(onrecord: Callable[..., Run], tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    _refused(onrecord("ingest", tmp_path / "empty", "--store", tmp_path / "store"), "empty", ".txt")


def test_sources_toml_is_broken(onrecord: Callable[..., Run], tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("The toll was three crowns.", "utf-8")
    (tmp_path / "sources.toml").write_text('[[source]]\nid = "note"\nfile = "nte.txt"\n', "utf-8")

    _refused(onrecord("ingest", tmp_path, "--store", tmp_path / "s"), "sources.toml:3: ", "nte.txt")


def test_a_path_is_missing(onrecord: Callable[..., Run], tmp_path: Path) -> None:
    _refused(
        onrecord("ingest", tmp_path / "gone", "--store", tmp_path / "s"), "gone", "there is no such"
    )


def test_a_source_is_unknown(onrecord: Callable[..., Run], footbridge: Path) -> None:
    _refused(
        onrecord("ask", "Why?", "--source", "esay", "--store", footbridge), "'esay'", "blog, column"
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["ask", "Why?", "--after", "2024-13"], ["--after", "'2024-13'", "2025-05"]),
        (["ask", "Why?", "--kind", "novel"], ["'novel'", "interview"]),
        (["find", "Why?", "--top", "0"], ["--top", "1<=x<=100"]),
        (["ask"], ["QUESTION", "--questions", "onrecord ask --help"]),
        (["ask", "Why?", "--questions", "-"], ["QUESTION", "--questions"]),
        (["ask", "--questions", "-", "--kind", "blog"], ["filters", "file"]),
        (["ask", "--questions", "gone.jsonl"], ["gone.jsonl", "No such file"]),
        (["ask", "Why?", "--sauce", "essay"], ["--sauce", "--source"]),
        (["ask", "Why?", "--mark", "good"], ["--mark", "'incomplete'"]),
        (["ask", "Why?", "--note", "good"], ["--note", "--mark"]),
        (["ask", "--questions", "-", "--mark", "right"], ["--mark", "--questions"]),
        (["ingest"], ["PATHS"]),
        (["aks", "Why?"], ["aks", "onrecord --help"]),
        (["serve", "--port", "70000"], ["--port", "65535"]),
    ],
)
def test_an_option_is_wrong(
    onrecord: Callable[..., Run], arguments: list[str], words: list[str]
) -> None:
    _refused(onrecord(*arguments), *words)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"id": "b"}', ["q.jsonl:2: question: "]),
        ('{"id": "b", "question": "Why?", "kinds": ["novel"]}', ["q.jsonl:2: kinds.0: ", "essay"]),
        ("{", ["q.jsonl:2: not JSON"]),
    ],
)
def test_a_line_of_the_questions_is_wrong_and_nothing_is_answered(
    onrecord: Callable[..., Run], footbridge: Path, tmp_path: Path, line: str, words: list[str]
) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text(f'{{"id": "a", "question": "Why?"}}\n{line}\n', "utf-8")

    _refused(onrecord("ask", "--questions", file, "--store", footbridge), *words)


def test_the_questions_are_not_in_utf_8(
    onrecord: Callable[..., Run], footbridge: Path, tmp_path: Path
) -> None:
    file = tmp_path / "q.jsonl"
    file.write_bytes('{"id": "a", "question": "Why?"}'.encode("utf-16"))

    _refused(onrecord("ask", "--questions", file, "--store", footbridge), "q.jsonl", "UTF-8")


def test_a_question_of_the_file_that_cannot_be_asked_is_named(
    onrecord: Callable[..., Run], footbridge: Path, tmp_path: Path
) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text('{"id": "a", "question": "Why?", "sources": ["esay"]}\n', "utf-8")

    _refused(onrecord("ask", "--questions", file, "--store", footbridge), "q.jsonl: a: ", "'esay'")


@pytest.mark.parametrize("question", ["", " \n", "why? " * 20_000, "bridge \udcff"])
def test_a_question_cannot_be_asked(
    onrecord: Callable[..., Run], footbridge: Path, question: str
) -> None:
    _refused(onrecord("ask", question, "--store", footbridge), "question")


def test_the_store_is_a_file_or_lies_below_one(
    onrecord: Callable[..., Run], tmp_path: Path
) -> None:
    file = tmp_path / "file"
    file.write_text("taken", "utf-8")

    for place in (file, file / "below"):
        _refused(onrecord("ingest", FOOTBRIDGE, "--store", place), str(file))
        _refused(onrecord("ask", "Why?", "--store", place), str(file))


def test_the_store_is_busy(onrecord: Callable[..., Run], tmp_path: Path) -> None:
    with StoreLock(tmp_path / "store", write=True, purpose="onrecord serve"):
        reading = onrecord("ask", "Why?", "--store", tmp_path / "store")
        writing = onrecord("ingest", FOOTBRIDGE, "--store", tmp_path / "store")

    for run in (reading, writing):
        _refused(run, "onrecord serve", str(os.getpid()), "ONRECORD_CHROMA_URL")


def test_a_setting_is_unknown(
    onrecord: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_STOER", "x")

    _refused(onrecord("sources"), "ONRECORD_STOER", "did you mean ONRECORD_STORE?")


def test_a_model_cannot_be_loaded(
    onrecord: Callable[..., Run],
    footbridge: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "model").mkdir()
    monkeypatch.setenv("ONRECORD_EMBEDDING", str(tmp_path / "model"))

    _refused(onrecord("ask", "Why?", "--store", footbridge), "model", "cannot be loaded")


def test_in_a_process_of_its_own_an_error_is_one_line_on_standard_error(tmp_path: Path) -> None:
    _refused(_alone("ask", "Why?", "--store", tmp_path / "none"), "onrecord ingest")
    _refused(_alone("ask"), "QUESTION")
    _refused(_alone("sources", ONRECORD_PORT="many"), "ONRECORD_PORT", "'many'")


def test_in_a_process_of_its_own_only_the_answer_is_on_standard_output(footbridge: Path) -> None:
    run = _alone("ask", QUESTION, "--json", ONRECORD_STORE=str(footbridge))

    assert (run.code, run.err) == (0, "")
    assert [line["question"] for line in run.lines] == [QUESTION]
