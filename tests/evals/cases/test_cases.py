"""Cases as their lines give them, and lines that are refused."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from app.domain.filters import Filters
from app.text.json_lines import LineError
from corpus.model.document import DocumentKind
from corpus.model.publication_date import PublicationDate
from evals.cases.cases import Case, CaseKind, read_cases
from evals.cases.suites import EVALS_FOLDER, FOLDERS

PLACE: dict[str, Any] = {"document": "essay", "exact": "It was shut."}
WHOLE: dict[str, Any] = {
    "id": "who-shut_it.2",
    "kind": "follow-up",
    "question": "And who shut it?",
    "filters": {"sources": ["essay"], "kinds": ["blog"], "after": "2025-05", "before": "2025"},
    "history": ["What happened to the bridge?"],
    "gold": [
        {
            "says": "the mayor",
            "any": [
                {
                    "document": "essay",
                    "exact": "shut it",
                    "prefix": "she ",
                    "suffix": ".",
                    "speaker": None,
                    "role": "author",
                    "context": {"exact": "Kemp says she shut it."},
                },
                {"document": "blog", "start": 3, "end": 9, "sha256": "0" * 64},
            ],
        }
    ],
    "optional": [{"document": "column", "exact": "It was cold."}],
    "provenance": {"letter": {"author": None, "kind": "letter"}},
    "faithful": ["The mayor shut it."],
    "note": "why",
}


def _line(**given: Any) -> str:
    kept = {"id": "a", "kind": "single", "question": "Why?", "gold": [{"any": [PLACE]}]} | given
    return json.dumps({name: value for name, value in kept.items() if value != "left out"})


def _gold(**given: Any) -> list[dict[str, Any]]:
    place = {name: value for name, value in (PLACE | given).items() if value != "left out"}
    return [{"any": [PLACE, place]}]


OFFSETS = {"exact": "left out", "start": 3, "end": 9, "sha256": "0" * 64}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (_line(id="left out"), "id: Field required"),
        (_line(id="two words"), "id: String should match pattern"),
        (_line(id="line\n"), "id: String should match pattern"),
        (_line(kind="simple"), "kind: Input should be 'single', 'several'"),
        (_line(question=""), "question: String should have at least 1 character"),
        (_line(question=None), "question: Input should be a valid string"),
        (_line(answer="x"), "answer: Extra inputs are not permitted"),
        (_line(gold="left out"), "gold: Field required"),
        (_line(gold=[]), "the line: gold: a case of kind single needs some"),
        (_line(kind="silence"), "the line: gold: a case of silence has none"),
        (_line(kind="follow-up"), "the line: history: a follow-up needs what was asked before"),
        (_line(near_miss=True), "the line: near_miss: only a case without gold can be one"),
        (_line(gold=[{"any": []}]), "gold.0.any: Tuple should have at least 1 item"),
        (_line(gold=_gold(document="")), "gold.0.any.1.document: String should have"),
        (_line(gold=_gold(exact="left out")), "gold.0.any.1: give either exact, or start"),
        (_line(gold=_gold(exact="")), "gold.0.any.1.exact: String should have at least 1"),
        (_line(gold=_gold(start=3)), "gold.0.any.1: give either exact, or start"),
        (_line(gold=_gold(**{**OFFSETS, "sha256": "left out"})), "gold.0.any.1: give either"),
        (_line(gold=_gold(**{**OFFSETS, "end": 3})), "gold.0.any.1: start lies before end"),
        (_line(gold=_gold(**{**OFFSETS, "start": -1})), "gold.0.any.1.start: Input should be"),
        (_line(gold=_gold(**{**OFFSETS, "sha256": "abc"})), "gold.0.any.1.sha256: String"),
        (_line(gold=_gold(role="mayor")), "gold.0.any.1.role: Input should be 'author'"),
        (_line(gold=_gold(speaker="")), "gold.0.any.1.speaker: String should have"),
        (_line(gold=_gold(context={})), "gold.0.any.1.context: give either exact, or start"),
        (_line(gold=_gold(sufix=".")), "gold.0.any.1.sufix: Extra inputs are not permitted"),
        (_line(optional=[{"exact": "x"}]), "optional.0.document: Field required"),
        (_line(filters={"after": "May 2025"}), "filters.after: 'May 2025' is not a date"),
        (_line(filters={"before": ""}), "filters.before: '' is not a date"),
        (_line(filters={"kinds": ["novel"]}), "filters.kinds.0: Input should be 'essay'"),
        (_line(filters={"source": ["a"]}), "filters.source: Extra inputs are not permitted"),
        (_line(provenance={"d": {"auhtor": "x"}}), "provenance.d.auhtor: Extra inputs"),
        (_line(history=[""]), "history.0: String should have at least 1 character"),
        ("[]", "the line: write an object"),
        ("{", "not JSON: "),
    ],
)
def test_a_mistake_is_told_by_file_line_and_field(line: str, message: str) -> None:
    with pytest.raises(LineError) as caught:
        read_cases([_line(id="first"), "", line], name="suite.jsonl")

    assert str(caught.value).startswith(f"suite.jsonl:3: {message}")


def test_an_id_stands_once() -> None:
    with pytest.raises(LineError, match=r"suite.jsonl:2: id: 'a' is on an earlier line too"):
        read_cases([_line(), _line(question="Who?")], name="suite.jsonl")


@pytest.mark.parametrize("lines", [[], ["", "\n"]])
def test_a_suite_without_cases_is_refused(lines: list[str]) -> None:
    with pytest.raises(LineError, match=r"suite.jsonl: it holds no case"):
        read_cases(lines, name="suite.jsonl")


def test_a_case_comes_back_from_its_line_as_it_was_given() -> None:
    (case,) = read_cases([json.dumps(WHOLE)], name="suite.jsonl")

    assert case.as_line() == WHOLE
    assert Case.model_validate(case.as_line()) == case


@pytest.mark.parametrize("suite", ["library", "footbridge"])
def test_the_project_s_own_cases_come_back_too(suite: str) -> None:
    assert suite in FOLDERS
    with (EVALS_FOLDER / "suites" / f"{suite}.jsonl").open(encoding="utf-8") as lines:
        cases = read_cases(lines, name=suite)

    assert all(Case.model_validate(case.as_line()) == case for case in cases)


@pytest.mark.parametrize("kind", ["silence", "loaded-premise", "injection"])
def test_where_silence_may_be_right_there_need_be_no_gold(kind: str) -> None:
    (case,) = read_cases([_line(kind=kind, gold=[], near_miss=True)], name="suite.jsonl")

    assert not case.answerable
    assert case.near_miss


def test_a_draft_may_lack_its_gold() -> None:
    (case,) = read_cases([_line(gold=[], draft=True)], name="suite.jsonl")

    assert case.draft


def test_a_place_may_be_a_document_s_first_character() -> None:
    line = _line(gold=_gold(**{**OFFSETS, "start": 0, "end": 1}))

    (case,) = read_cases([line], name="suite.jsonl")

    assert (case.gold[0].any[1].start, case.gold[0].any[1].end) == (0, 1)


def test_a_case_cannot_be_changed() -> None:
    case = Case.model_validate(WHOLE)

    with pytest.raises(ValidationError, match="frozen"):
        case.question = "Another?"


def test_a_speaker_of_none_is_stated_and_one_that_is_left_out_is_not() -> None:
    (case,) = read_cases([json.dumps(WHOLE)], name="suite.jsonl")
    nobody, unsaid = case.gold[0].any

    assert (nobody.speaker, nobody.states_speaker) == (None, True)
    assert (unsaid.speaker, unsaid.states_speaker) == (None, False)


def test_a_case_names_every_document_that_it_is_about() -> None:
    case = Case.model_validate(WHOLE)

    assert case.documents == {"essay", "blog", "column", "letter"}
    assert case.kind is CaseKind.FOLLOW_UP
    assert case.answerable


def test_filters_are_the_desk_s() -> None:
    assert Case.model_validate(WHOLE).filters.parsed() == Filters(
        sources=("essay",),
        kinds=(DocumentKind.BLOG,),
        after=PublicationDate("2025-05"),
        before=PublicationDate("2025"),
    )
    assert not Case.model_validate_json(_line()).filters.parsed()
