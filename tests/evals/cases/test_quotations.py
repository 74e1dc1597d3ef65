"""The fifty quotations, and what is done to words to make them."""

from __future__ import annotations

from collections import Counter

import pytest
from click.testing import CliRunner
from pydantic import ValidationError

from app.check.change import ChangeKind
from app.check.result import Match
from app.check.word_index import WordIndex
from evals.__main__ import cli
from evals.cases.gold import StaleGoldError
from evals.cases.quotations import (
    Alteration,
    QuotationCase,
    apply_alteration,
    check_quotations,
    confusion_counts,
    read_quotations,
)
from tests.index.folders import FOOTBRIDGE, documents_in, invented

CASES = read_quotations()


def test_there_are_fifty_of_every_sort() -> None:
    count = Counter(case.match for case in CASES)

    assert count == {Match.EXACT: 15, Match.ALTERED: 25, Match.ABSENT: 10}
    assert len({kind for case in CASES for kind in case.kinds}) >= 10
    assert len({case.id for case in CASES}) == 50


def test_those_of_the_footbridge_are_told_apart() -> None:
    documents = documents_in(FOOTBRIDGE)
    cases = [case for case in CASES if case.suite == "footbridge"]
    told = check_quotations(cases, WordIndex.of(documents.values()), documents)

    assert [(one.case.id, one.description) for one in told if not one.is_right] == []


@pytest.mark.five
def test_all_fifty_are_told_apart() -> None:
    result = CliRunner().invoke(cli, ["quotations"])

    assert "50 of 50 told apart" in result.output
    assert result.exit_code == 0


def test_a_wrong_verdict_is_told_and_fails(tmp_path: object) -> None:
    file = tmp_path / "quotations.jsonl"  # type: ignore[operator]
    file.write_text(
        '{"id": "a", "suite": "footbridge", "words": "the bridge is safe", "match": "absent"}\n'
    )

    result = CliRunner().invoke(cli, ["quotations", str(file)])

    assert "wrong: a: absent (nothing changed) was called exact in" in result.output
    assert result.exit_code == 1


def test_the_table_counts_what_each_was_called() -> None:
    documents = {"bell": invented("The bell rang twice.", "bell")}
    case = QuotationCase(id="a", suite="five", words="the bell rang", match=Match.ABSENT)

    counts = confusion_counts(check_quotations([case], WordIndex.of(documents.values()), documents))

    assert counts[Match.ABSENT, Match.ALTERED] == 1
    assert sum(counts.values()) == 1


@pytest.mark.parametrize(
    ("by", "made"),
    [
        (Alteration(at=1, drop=1), "The rang. It's noon."),
        (Alteration(at=1, drop=1, put="big bells"), "The big bells rang. It's noon."),
        (Alteration(at=4, put="high"), "The bell rang. It's high noon."),
        (Alteration(at=3, how="marks"), "The bell rang. It’s noon."),
        (Alteration(at=1, how="capitals"), "The BELL rang. It's noon."),
        (Alteration(at=1, how="bracketed"), "The [B]ell rang. It's noon."),
        (Alteration(at=1, how="respelt"), "The beell rang. It's noon."),
        (Alteration(at=2, how="joined", put="and"), "The bell rang and It's noon."),
    ],
)  # fmt: skip
def test_words_are_altered_as_named(by: Alteration, made: str) -> None:
    assert apply_alteration("The bell rang. It's noon.", [by]) == made


def test_words_that_stand_elsewhere_now_are_refused() -> None:
    case = QuotationCase(
        id="a", suite="five", document="bell", start=0, end=8, sha256="0", match=Match.EXACT
    )

    with pytest.raises(StaleGoldError, match="other words stand at 0 to 8"):
        case.quoted({"bell": invented("The bell rang twice.", "bell")})


@pytest.mark.parametrize(
    "fields",
    [
        {"match": "absent"},
        {"match": "exact", "words": "a"},
        {"match": "absent", "words": "a", "document": "bell"},
        {"match": "altered", "words": "a", "document": "bell"},
        {"match": "exact", "words": "a", "document": "bell", "kinds": [str(ChangeKind.CASE)]},
    ],
)
def test_a_case_that_cannot_be_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        QuotationCase.model_validate({"id": "a", "suite": "five", **fields})
