"""The artefacts of a snapshot, on two small documents and a program of one verb."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click
import pytest

from app.check.word_index import WordIndex
from app.export.formats import EXPORTS
from evals.cases.quotations import QuotationCase, check_quotations
from evals.run.system_under_test import index_documents
from evals.snapshot.artefacts import (
    answer_artefact,
    export_artefacts,
    help_artefacts,
    transcript_artefacts,
)
from evals.snapshot.check_artefacts import quotation_lines
from tests.evals.quarrel import BLOG, DOCUMENTS, ESSAY, case

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.domain.answer import Answer

CASE = case("shut", {"exact": "The bridge was shut in May."}, question="When was the bridge shut?")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def program() -> None:
    """Do things."""


@program.command()
def greet() -> None:
    """Say hello."""


@pytest.fixture(scope="module")
def answers() -> Iterator[tuple[Answer, Answer]]:
    """One question, answered twice."""
    with index_documents([ESSAY, BLOG]) as service:
        yield (
            service.answer(CASE.question, CASE.filters.parsed(), ()),
            service.answer(CASE.question, CASE.filters.parsed(), ()),
        )


def test_every_document_has_a_transcript_of_json_lines() -> None:
    files = dict(transcript_artefacts("bridges", [ESSAY, BLOG]))

    assert list(files) == ["transcripts/bridges/essay.jsonl", "transcripts/bridges/blog.jsonl"]
    utterances = [json.loads(line) for line in files["transcripts/bridges/blog.jsonl"].splitlines()]
    assert utterances[0]["text"] == BLOG.text


def test_an_answer_has_no_seconds_and_is_the_same_twice(answers: tuple[Answer, Answer]) -> None:
    first, second = (answer_artefact("bridges", CASE, answer) for answer in answers)

    assert first == second
    name, text = first
    assert name == "answers/bridges/shut.json"
    assert json.loads(text)["standing"] == "answered"
    assert "seconds" not in json.loads(text)


def test_every_export_format_has_a_file_that_is_the_same_twice(
    answers: tuple[Answer, Answer],
) -> None:
    titles: Mapping[str, str] = {name: name for name in DOCUMENTS}
    first, second = (dict(export_artefacts("bridges", CASE, answer, titles)) for answer in answers)

    assert first == second
    suffixes = [export.suffix for export in EXPORTS.values()]
    assert set(first) == {f"exports/bridges/shut.{suffix}" for suffix in suffixes}
    assert all(
        "The bridge was shut in May." in text
        for name, text in first.items()
        if not name.endswith("csl.json")
    )


def test_a_program_and_each_verb_have_their_help() -> None:
    files = dict(help_artefacts("tool", program))

    assert set(files) == {"help/tool.txt", "help/tool-greet.txt"}
    assert files["help/tool-greet.txt"].startswith("Usage: tool greet [OPTIONS]\n\n  Say hello.\n")
    assert "-h, --help" in files["help/tool-greet.txt"]


def test_a_quotation_has_its_match_and_places() -> None:
    quotation = QuotationCase.model_validate(
        {
            "id": "haste",
            "suite": "footbridge",
            "words": "It was shut in haste.",
            "document": "essay",
            "match": "exact",
        }
    )
    outcomes = check_quotations([quotation], WordIndex.of([ESSAY]), {"essay": ESSAY})

    (line,) = map(json.loads, quotation_lines(outcomes))

    start = ESSAY.text.index("It was shut in haste.")
    assert line["match"] == "exact"
    assert line["places"][0]["document"] == "essay"
    assert line["places"][0]["start"] == start
