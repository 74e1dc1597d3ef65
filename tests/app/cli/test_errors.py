"""The command line: what a user can mend is told on one line, and the exit status is 2."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING

import pytest

from index.store.lock import StoreLock
from tests.app.running import QUESTION, Run, alone, refused
from tests.index.folders import FOOTBRIDGE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_there_is_no_store(onrecord: Callable[..., Run], tmp_path: Path) -> None:
    for verb in (["sources"], ["find", "x"], ["ask", "x"]):
        refused(
            onrecord(*verb, "--store", tmp_path / "none"), str(tmp_path / "none"), "onrecord ingest"
        )
    assert not (tmp_path / "none").exists()


def test_a_folder_holds_no_document(onrecord: Callable[..., Run], tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    refused(onrecord("ingest", tmp_path / "empty", "--store", tmp_path / "store"), "empty", ".txt")


def test_sources_toml_is_broken(onrecord: Callable[..., Run], tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("The toll was three crowns.", "utf-8")
    (tmp_path / "sources.toml").write_text('[[source]]\nid = "note"\nfile = "nte.txt"\n', "utf-8")

    refused(onrecord("ingest", tmp_path, "--store", tmp_path / "s"), "sources.toml:3: ", "nte.txt")


def test_a_path_is_missing(onrecord: Callable[..., Run], tmp_path: Path) -> None:
    refused(
        onrecord("ingest", tmp_path / "gone", "--store", tmp_path / "s"), "gone", "there is no such"
    )


def test_a_source_is_unknown(onrecord: Callable[..., Run], footbridge: Path) -> None:
    refused(
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
        (["ask", "--questions", "-", "--history", "Who?"], ["history", "file"]),
        (["ask", "--questions", "gone.jsonl"], ["gone.jsonl", "No such file"]),
        (["ask", "Why?", "--sauce", "essay"], ["--sauce", "--source"]),
        (["ask", "Why?", "--mark", "good"], ["--mark", "'incomplete'"]),
        (["ask", "Why?", "--note", "good"], ["--note", "--mark"]),
        (["ask", "--questions", "-", "--mark", "right"], ["--mark", "--questions"]),
        (["ingest"], ["PATH"]),
        (["aks", "Why?"], ["aks", "onrecord --help"]),
        (["serve", "--port", "70000"], ["--port", "65535"]),
    ],
)
def test_an_option_is_wrong(
    onrecord: Callable[..., Run], arguments: list[str], words: list[str]
) -> None:
    refused(onrecord(*arguments), *words)


def test_a_port_in_use_is_refused_before_the_page_loads(
    onrecord: Callable[..., Run], footbridge: Path
) -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = str(busy.getsockname()[1])

        run = onrecord("serve", "--port", port, "--store", footbridge)

    refused(run, f"port {port} is in use", "--port")
    assert "Errno" not in run.err


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

    refused(onrecord("ask", "--questions", file, "--store", footbridge), *words)


def test_the_questions_are_not_in_utf_8(
    onrecord: Callable[..., Run], footbridge: Path, tmp_path: Path
) -> None:
    file = tmp_path / "q.jsonl"
    file.write_bytes('{"id": "a", "question": "Why?"}'.encode("utf-16"))

    refused(onrecord("ask", "--questions", file, "--store", footbridge), "q.jsonl", "UTF-8")


def test_a_question_of_the_file_that_cannot_be_asked_is_named(
    onrecord: Callable[..., Run], footbridge: Path, tmp_path: Path
) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text('{"id": "a", "question": "Why?", "sources": ["esay"]}\n', "utf-8")

    refused(onrecord("ask", "--questions", file, "--store", footbridge), "q.jsonl: a: ", "'esay'")


@pytest.mark.parametrize("question", ["", " \n", "why? " * 20_000, "bridge \udcff"])
def test_a_question_cannot_be_asked(
    onrecord: Callable[..., Run], footbridge: Path, question: str
) -> None:
    refused(onrecord("ask", question, "--store", footbridge), "question")


def test_the_store_is_a_file_or_lies_below_one(
    onrecord: Callable[..., Run], tmp_path: Path
) -> None:
    file = tmp_path / "file"
    file.write_text("taken", "utf-8")

    for place in (file, file / "below"):
        refused(onrecord("ingest", FOOTBRIDGE, "--store", place), str(file))
        refused(onrecord("ask", "Why?", "--store", place), str(file))


def test_the_store_is_busy(onrecord: Callable[..., Run], tmp_path: Path) -> None:
    with StoreLock(tmp_path / "store", write=True, purpose="onrecord serve"):
        reading = onrecord("ask", "Why?", "--store", tmp_path / "store")
        writing = onrecord("ingest", FOOTBRIDGE, "--store", tmp_path / "store")

    for run in (reading, writing):
        refused(run, "onrecord serve", str(os.getpid()), "ONRECORD_CHROMA_URL")


def test_a_setting_is_unknown(
    onrecord: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_STOER", "x")

    refused(onrecord("sources"), "ONRECORD_STOER", "did you mean ONRECORD_STORE?")


def test_a_model_cannot_be_loaded(
    onrecord: Callable[..., Run],
    footbridge: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "model").mkdir()
    monkeypatch.setenv("ONRECORD_EMBEDDING", str(tmp_path / "model"))

    refused(onrecord("ask", "Why?", "--store", footbridge), "model", "cannot be loaded")


def test_a_word_is_missing_or_a_setting_is_no_number(
    onrecord: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    refused(onrecord("ask"), "QUESTION")
    monkeypatch.setenv("ONRECORD_PORT", "many")
    refused(onrecord("sources"), "ONRECORD_PORT", "'many'")


def test_in_a_process_of_its_own_an_error_is_one_line_on_standard_error(tmp_path: Path) -> None:
    refused(alone("ask", "Why?", "--store", tmp_path / "none"), "onrecord ingest")


@pytest.mark.full
def test_in_a_process_of_its_own_only_the_answer_is_on_standard_output(footbridge: Path) -> None:
    run = alone("ask", QUESTION, "--json", ONRECORD_STORE=str(footbridge))

    assert (run.code, run.err) == (0, "")
    assert [line["question"] for line in run.lines] == [QUESTION]
