"""`onrecord ask --as`: the export of one answer, and nothing else, on standard output."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from app.domain.export_format import ExportFormat
from corpus.structure.sentences import sentence_spans
from tests.app.llm.behaviours import says
from tests.app.llm.server import serving
from tests.app.running import QUESTION, Run, refused
from tests.app.write.doubles import key_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_WORDS = "I do not believe that the bridge paid for itself."
_SILENT = "What is the capital of Mongolia?"
_BEGINS = {
    ExportFormat.MARKDOWN: f"# {QUESTION}\n\nExported from On Record on ",
    ExportFormat.ANNOTATIONS: '{\n  "@context": [',
    ExportFormat.CSL: '[\n  {\n    "id": ',
    ExportFormat.HTML: "<!DOCTYPE html>\n",
    ExportFormat.TEXT: f"{QUESTION}\nExported from On Record on ",
}


@pytest.mark.parametrize("form", ExportFormat)
def test_an_answer_is_printed_in_the_form_that_is_asked_for(
    onrecord: Callable[..., Run], footbridge: Path, form: ExportFormat
) -> None:
    run = onrecord("ask", QUESTION, "--as", form, "--store", footbridge)

    assert (run.code, run.err) == (0, "")
    assert run.out.startswith(_BEGINS[form])
    assert _WORDS in run.out
    assert run.out.endswith("\n")
    assert not run.out.endswith("\n\n")


@pytest.mark.parametrize("form", ExportFormat)
def test_silence_is_taken_along_too(
    onrecord: Callable[..., Run], footbridge: Path, form: ExportFormat
) -> None:
    run = onrecord("ask", _SILENT, "--as", form, "--store", footbridge)

    assert (run.code, run.err) == (0, "")
    assert "Not on record" in run.out or "abstained" in run.out


def test_the_filters_are_told(onrecord: Callable[..., Run], footbridge: Path) -> None:
    run = onrecord(
        "ask", QUESTION, "--kind", "column", "--after", "2024", "--as", "text",
        "--store", footbridge,
    )  # fmt: skip

    assert "Only: kind: column\nOnly: from 2024 on\n" in run.out


def test_prose_is_taken_along_with_the_quotes_that_it_was_written_over(
    onrecord: Callable[..., Run], footbridge: Path
) -> None:
    claims: Any = onrecord("ask", QUESTION, "--json", "--store", footbridge).lines[0]["claims"]
    text = claims[0]["text"]
    words = next(iter(sentence_spans(text))).of(text)
    said = f"{claims[0]['citations'][0]['speaker']} says: “{words}”"
    with serving(lambda asked: says(f"{said} [{key_of(words, asked.text)}]")) as server:
        run = onrecord(
            "ask", QUESTION, "--as", "annotations", "--llm-url", server.url,
            "--llm-model", "scripted", "--store", footbridge,
        )  # fmt: skip

    told = json.loads(run.out)
    (answer,) = told["answers"]
    assert (run.code, answer["mode"], answer["model"]) == (0, "written", "scripted")
    items = told["first"]["items"]
    rest_on = [body["value"] for one in items for body in one["body"][1:]]
    assert rest_on == [said]
    assert [one["number"] for one in items] == [str(at) for at in range(1, told["total"] + 1)]
    assert told["total"] > 1


def test_an_answer_that_is_taken_along_can_be_marked(
    onrecord: Callable[..., Run], footbridge: Path
) -> None:
    run = onrecord("ask", QUESTION, "--as", "csl", "--mark", "right", "--store", footbridge)

    assert json.loads(run.out)
    assert "marked right in" in run.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["ask", "Why?", "--as", "pdf"], ["--as", "'markdown'", "'annotations'", "'csl'"]),
        (["ask", "Why?", "--as", "csl", "--json"], ["--as", "--json", "onrecord ask --help"]),
        (["ask", "--questions", "-", "--as", "csl"], ["--as", "--questions"]),
        (["ask", "Why?", "--as", "csl", "--explain"], ["--as", "--explain"]),
    ],
)
def test_a_form_goes_with_one_question_and_no_other_form(
    onrecord: Callable[..., Run], arguments: list[str], words: list[str]
) -> None:
    refused(onrecord(*arguments), *words)
