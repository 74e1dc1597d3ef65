"""What questions take for granted, and the notices where it does not stand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.ask.notices.polarity import polarity
from app.ask.notices.premise import premise_notice
from app.ask.service import AnswerService
from app.domain.filters import Filters
from evals.cases.suites import FOLDERS
from index.question.premise import premise_of
from index.question.premise_statement import statement
from index.search.terms import stemmed_terms
from index.store.store import Store
from tests.app.conftest import filled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.search.embed import Embedder

_LIST = Path(__file__).with_name("premises.jsonl")
FALSE_NOTICES = 0.06  # at most, of the premises that stand; measured on 22 November 2026: .05
CAUGHT = 0.45  # at least, of those that do not


@pytest.fixture(scope="module")
def desks(
    tmp_path_factory: pytest.TempPathFactory, embedder: Embedder, desk: AnswerService
) -> Iterator[dict[str, AnswerService]]:
    """A desk over the footbridge quarrel, and one over the project's own library."""
    place = filled(tmp_path_factory.mktemp("library") / "store", embedder, FOLDERS["library"])
    with AnswerService(Store.open(place, embedder, purpose="a test"), embedder) as library:
        yield {"footbridge": desk, "library": library}


@pytest.mark.parametrize("every", [4, pytest.param(1, marks=pytest.mark.full)])
def test_false_notices_are_few_and_half_of_what_does_not_stand_is_caught(
    desks: dict[str, AnswerService], every: int
) -> None:
    shown: dict[bool, list[bool]] = {True: [], False: []}
    for line in _LIST.read_text("utf-8").splitlines()[::every]:
        row = json.loads(line)
        if row["documents"] in desks:
            found = desks[row["documents"]].search(row["question"])
            shown[row["stands"]].append(premise_notice(found) is not None)

    assert sum(shown[True]) <= FALSE_NOTICES * len(shown[True])
    assert sum(shown[False]) >= CAUGHT * len(shown[False])


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "Why does Councillor Holm keep insisting that the bridge is safe?",
            "Councillor Holm keeps insisting that the bridge is safe",
        ),
        (
            "When did Vane publish his measurements?",
            "Vane published his measurements",
        ),
        (
            "Why has the mayor refused to answer questions about the letter?",
            "the mayor has refused to answer questions about the letter",
        ),
    ],
)
def test_a_premise_that_the_library_denies_gets_a_notice(
    desk: AnswerService, question: str, said: str
) -> None:
    assert str(premise_notice(desk.search(question))) == f"The library does not say that {said}."


@pytest.mark.parametrize(
    "question",
    [
        "Why does Falk say that the bridge paid for itself?",
        "Why has Vane not published his measurements?",
        "When was the footbridge opened?",
        "Did the bridge pay for itself?",
        "When could people first walk across?",
    ],
)
def test_a_premise_that_stands_gets_none(desk: AnswerService, question: str) -> None:
    assert premise_notice(desk.search(question)) is None


def test_nothing_is_said_of_a_library_that_was_asked_in_part(desk: AnswerService) -> None:
    part = Filters(sources=("essay",))

    assert (
        premise_notice(desk.search("When did Vane publish his measurements?", filters=part)) is None
    )


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Since both reports agree, why was it closed?", "both reports agree"),
        ("Holm admits that Worth lied. Why did he?", "Holm admits that Worth lied"),
        ("Why did Kemp write?", "Why did Kemp write"),
    ],
)  # fmt: skip
def test_a_question_may_take_something_for_granted(question: str, words: str) -> None:
    found = premise_of(question)

    assert found is not None
    assert found.words == words


@pytest.mark.parametrize(
    "question",
    [
        "What did Kemp write?",
        "Why did he write?",
        "Why should the bridge be closed?",
        "Is the bridge safe?",
        "Чому міст закрито?",
        "",
    ],
)
def test_or_nothing_that_can_be_known(question: str) -> None:
    assert premise_of(question) is None


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Why did Bilous say that Trump brought peace", "Bilous said that Trump brought peace"),
        ("When did Zelensky sign the agreement", "Zelensky signed the agreement"),
        ("Why does the mayor deny the charge", "the mayor denies the charge"),
        ("Why is the bridge safe", "the bridge is safe"),
        ("Why won't Holm resign", "Holm will not resign"),
        ("Why did Kemp not recommend it", "Kemp did not recommend it"),
        ("How come the counter broke", "the counter broke"),
        ("When did the council stop paying", "the council stopped paying"),
        ("When did Bilous first hear of it", "Bilous first heard of it"),
    ],
)
def test_a_question_becomes_the_statement_that_it_takes_for_granted(asked: str, said: str) -> None:
    assert statement(asked) == said


def test_where_the_subject_ends_may_be_unclear() -> None:
    assert statement("Why, in his opinion, is the end of aid the cause") is None


@pytest.mark.parametrize(
    ("text", "denies"),
    [
        ("I do not claim that the bridge is safe.", True),
        ("The bridge is safe.", False),
        ("The mayor never denied that the bridge is safe.", False),
        ("This is far from safe for a bridge.", True),
        ("A town that cannot pay has a safe bridge.", False),
        ("It is old, but the bridge is safe.", False),
        ("The bridge is dangerous.", True),
    ],
)
def test_a_sentence_affirms_or_denies_its_words(text: str, *, denies: bool) -> None:
    weights = dict.fromkeys(stemmed_terms("bridge safe"), 1.0)

    assert polarity(text, weights).denies == denies
