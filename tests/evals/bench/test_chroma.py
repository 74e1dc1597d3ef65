"""Chroma's protocol: its data read, and its figures reckoned by hand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from corpus.errors import OnRecordError
from corpus.model.span import Span
from evals.bench.chroma import ChromaQuestion, read_chroma, run
from evals.systems.system import SystemAnswer
from tests.evals.doubles import Scripted, made

if TYPE_CHECKING:
    from pathlib import Path

    from evals.bench.table import ResultsTable

_TEXT = "Ane\u0301.\nThe toll was three crowns.\n"  # normalised, the second sentence begins at 5
_ASKED = "What was the toll?"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A corpus of one short text and one question, whose reference is "The toll"."""
    references = json.dumps([{"content": "The toll", "start_index": 6, "end_index": 14}])
    quoted = references.replace('"', '""')
    (tmp_path / "note.md").write_bytes(_TEXT.encode())
    (tmp_path / "questions_df.csv").write_text(
        f'question,references,corpus_id\n{_ASKED},"{quoted}",note\n', "utf-8"
    )
    return tmp_path


def test_a_row_is_a_question_with_the_places_of_its_references(data: Path) -> None:
    (document,), (question,) = read_chroma(data)

    assert question == ChromaQuestion(_ASKED, "note", (Span(5, 13),))
    assert question.spans[0].of(document.text) == "The toll"


def test_two_quotes_of_which_the_second_is_the_reference(data: Path) -> None:
    quotes = (("note", Span(0, 4)), ("note", Span(5, 13)))
    system = Scripted(answers={_ASKED: SystemAnswer(quotes, 0.5)})

    answers, _ = run(data, [made(system)])

    # Shown are 4 + 8 characters, of which the 8 of the reference; then 4 wrong ones; then the 8.
    assert _figures(answers, "Scripted") == [".667", "1.000", ".800", ".667", "12"]
    assert _figures(answers, "Scripted: first quote only")[:3] == [".000", ".000", ".000"]
    assert _figures(answers, "Scripted: the quote with the best F1 (oracle)")[:2] == ["1.000"] * 2


def test_a_passage_at_rank_two_is_found_from_two_on(data: Path) -> None:
    system = Scripted(places={_ASKED: [("note", Span(0, 4)), ("note", Span(5, 13))]})

    _, passages = run(data, [made(system)])

    assert _figures(passages, "Scripted, k = 1")[1] == ".000"
    assert _figures(passages, "Scripted, k = 2")[1] == "1.000"
    assert _figures(passages, "Scripted, k = 10")[0] == ".667"


def test_the_first_system_is_held_against_the_others(data: Path) -> None:
    right = Scripted("Right", answers={_ASKED: SystemAnswer((("note", Span(5, 13)),), None)})
    silent = Scripted("Silent")

    answers, _ = run(data, [made(right), made(silent)])

    assert _figures(answers, "Silent") == [".000", ".000", ".000", ".000", "0"]
    assert _figures(answers, "*Right less Silent*")[:4] == ["+1.000"] * 4


def test_data_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(OnRecordError, match="Chroma's data is not there"):
        list(run(tmp_path, []))


def _figures(table: ResultsTable, system: str) -> list[str]:
    """A row's figures without their intervals."""
    (cells,) = (row.cells for row in table.rows if row.system == system)
    return [cell.split(" ")[0] for cell in cells]
