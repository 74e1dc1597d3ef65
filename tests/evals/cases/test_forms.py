"""Scores of documents in many forms: what counts as right, wrong, unclear and lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from corpus.errors import OnRecordError
from evals.bench.forms import form_lines
from evals.cases.forms import FORMS_FOLDER, FormScore, read_forms, same_words, score_form

if TYPE_CHECKING:
    from pathlib import Path

_TALK = """Ann Keller: Who opened the sluice?

Bo Harms: Nobody opened it.

Ann Keller: Did the council know?

Bo Harms: It had my letter."""


def _score(folder: Path, runs: list[dict[str, Any]], text: str = _TALK, **gold: Any) -> FormScore:
    (folder / "talk.txt").write_text(text, "utf-8")
    line = json.dumps({"file": "talk.txt", "runs": runs, **gold})
    (folder / "gold.jsonl").write_text(line, "utf-8")
    (form,) = read_forms(folder)
    return score_form(folder, form)


def test_words_under_their_speaker_are_right_and_others_wrong(tmp_path: Path) -> None:
    score = _score(
        tmp_path,
        [
            {"text": "Who opened the sluice?", "speaker": "Ann Keller", "role": "interviewer"},
            {"text": "Nobody opened it.", "speaker": "Ann Keller"},
            {"text": "It had my letter.", "speaker": "Bo Harms", "role": "interviewer"},
            {"text": "It is not there.", "speaker": "Bo Harms"},
        ],
    )

    assert (score.right, score.wrong, score.unclear, score.lost) == (18, 14 + 13, 0, 12)
    assert len(score.faults) == 3


def test_what_cannot_be_told_has_to_be_unclear_unless_a_name_is_accepted(tmp_path: Path) -> None:
    runs: list[dict[str, Any]] = [
        {"text": "Nobody opened it.", "speaker": None},
        {"text": "It had my letter.", "speaker": None, "accept": ["bo harms."]},
    ]

    assert (_score(tmp_path, runs).wrong, _score(tmp_path, runs).right) == (14, 13)


def test_labels_in_quotes_headings_as_speakers_and_authors_are_faults(tmp_path: Path) -> None:
    score = _score(
        tmp_path, [], not_quotable=["Keller", "letter"], not_speakers=["Bo Harms"], author="Ann"
    )

    assert score.author_right is False
    assert [fault.partition(":")[0] for fault in score.faults] == [
        "author",
        "no speaker",
        "no quote",
    ]


def test_a_file_that_is_not_read_is_lost(tmp_path: Path) -> None:
    score = _score(tmp_path, [{"text": "Nobody.", "speaker": None}], text=" ")

    assert (score.lost, score.total) == (6, 6)


def test_a_gold_line_that_is_not_sound_is_refused_with_its_number(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text('{"file": "a.txt", "runs": []}\n{"file": 1}', "utf-8")

    with pytest.raises(OnRecordError, match="line 2"):
        read_forms(tmp_path)


def test_names_are_compared_without_case_and_punctuation() -> None:
    assert same_words("Dr. Ana Reyes", "dr ana reyes")
    assert not same_words("Ana", None)


def test_every_file_of_the_sets_has_its_gold_and_can_be_read() -> None:
    for gold_file in FORMS_FOLDER.rglob("gold.jsonl"):
        named = {form.file for form in read_forms(gold_file.parent)}
        others = {file.name for file in gold_file.parent.iterdir()} - named
        assert others <= {"gold.jsonl", "README.md", "questions.jsonl", "sources.toml"}


def test_the_table_has_a_row_a_set_and_one_for_all(tmp_path: Path) -> None:
    for name in ("a", "b"):
        folder = tmp_path / "dev" / name
        folder.mkdir(parents=True)
        _score(folder, [{"text": "Nobody opened it.", "speaker": None}])
    lines = list(form_lines(tmp_path, errors=True))

    rows = [line for line in lines if line.startswith(("| a", "| b", "| all"))]
    assert [row.split("|")[2].strip() for row in rows] == ["0.000", "0.000", "0.000"]
    assert sum(line.startswith("- talk.txt: wrong") for line in lines) == 2
