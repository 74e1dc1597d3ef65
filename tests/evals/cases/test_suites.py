"""Suites: found by name or file, with their documents, if these are there."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import pytest

from app.text.json_lines import LineError
from corpus.errors import OnRecordError
from evals.cases.gold import find_gold
from evals.cases.suites import FOLDERS, AbsentError, Suite, read_suite
from evals.run.run import require_documents

if TYPE_CHECKING:
    from pathlib import Path


def _line(name: str, **given: Any) -> str:
    return json.dumps({"id": name, "kind": "silence", "question": "Why?", "gold": []} | given)


def _file(folder: Path, *lines: str) -> Path:
    file = folder / "mine.jsonl"
    file.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return file


@pytest.mark.parametrize("name", ["library", "footbridge"])
def test_every_place_of_the_project_s_own_suites_stands_in_its_documents(name: str) -> None:
    suite = read_suite(name)
    documents = suite.documents()
    require_documents(suite.cases, documents, "the documents")

    points = [find_gold(case, documents).points for case in suite.cases]

    assert suite.name == name
    assert sum(map(len, points)) >= len(suite.cases) / 2


def test_the_suite_on_other_people_s_documents_holds_offsets_and_none_of_their_words() -> None:
    cases = read_suite("five").cases
    places = [
        place
        for case in cases
        for place in (*(one for point in case.gold for one in point.any), *case.optional)
    ]

    assert places
    assert all(place.exact is None for place in places)
    assert all(place.context is None or place.context.exact is None for place in places)
    assert not any(place.prefix or place.suffix for place in places)


def test_a_suite_knows_its_file_by_its_hash(tmp_path: Path) -> None:
    file = _file(tmp_path, _line("a"), _line("b"))

    suite = read_suite(str(file))

    assert [case.id for case in suite.cases] == ["a", "b"]
    assert (suite.name, suite.folder) == ("mine", None)
    assert suite.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()


def test_drafts_are_left_out_and_counted_unless_they_are_wanted(tmp_path: Path) -> None:
    file = str(_file(tmp_path, _line("a", draft=True), _line("b"), _line("c", draft=True)))

    without, with_them = read_suite(file), read_suite(file, drafts=True)

    assert ([case.id for case in without.cases], without.drafts) == (["b"], 2)
    assert ([case.id for case in with_them.cases], with_them.drafts) == (["a", "b", "c"], 0)


def test_a_suite_of_nothing_but_drafts_says_what_to_do(tmp_path: Path) -> None:
    file = str(_file(tmp_path, _line("a", draft=True)))

    with pytest.raises(OnRecordError, match="every case is a draft"):
        read_suite(file)
    assert len(read_suite(file, drafts=True).cases) == 1


def test_what_is_no_suite_says_which_there_are(tmp_path: Path) -> None:
    with pytest.raises(OnRecordError, match=r"bridges is no suite: .* library, footbridge, five"):
        read_suite("bridges")
    with pytest.raises(OnRecordError, match="is no suite"):
        read_suite(str(tmp_path))


def test_a_malformed_case_is_told_by_the_file_as_it_was_given(tmp_path: Path) -> None:
    file = _file(tmp_path, _line("a"), _line("b", kind="odd"))

    with pytest.raises(LineError) as caught:
        read_suite(str(file))

    assert str(caught.value).startswith(f"{file}:2: kind: ")


def test_a_suite_whose_documents_are_not_there_says_which(tmp_path: Path) -> None:
    case = read_suite("footbridge").cases[0]
    gone = Suite("five", "0" * 64, (case,), 0, tmp_path / "gone")

    with pytest.raises(AbsentError, match=r"five: its documents are not there \(.*gone\)"):
        gone.documents()
    with pytest.raises(AbsentError, match="mine: its documents are not there"):
        read_suite(str(_file(tmp_path, _line("a")))).documents()


def test_a_file_that_cannot_be_read_leaves_the_others_in_and_is_named(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "essay.txt").write_text("It rained.", "utf-8")
    (folder / "empty.txt").write_text("", "utf-8")

    found = read_suite(str(_file(tmp_path, _line("a"))), folder=folder).documents()

    assert list(found) == ["essay"]
    assert "mine: left out of the documents: empty.txt" in caplog.text


def test_documents_are_read_from_the_folder_that_is_given(tmp_path: Path) -> None:
    (tmp_path / "essay.txt").write_text("It rained.", "utf-8")
    file = _file(tmp_path, _line("a"))

    assert [*read_suite(str(file), folder=tmp_path).documents()] == ["essay"]
    assert read_suite("footbridge", folder=tmp_path).folder == tmp_path
    assert read_suite("footbridge").folder == FOLDERS["footbridge"]
