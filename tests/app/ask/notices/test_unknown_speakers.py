"""Questions put to somebody who does not speak in the library, or not of this."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.ask.passage_selection import is_named
from app.cli.answer_text import answer_text
from app.domain.answer import Standing
from index.evidence.evidence import EvidencePlace

if TYPE_CHECKING:
    from app.ask.service import AnswerService


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What does Zbigniew Quux say about the bridge?", "“Zbigniew Quux”."),
        ("According to Quux, is the bridge safe?", "“Quux”."),
        ("What is Quux's opinion of the ferry?", "“Quux”."),
        ("What do Quux and Xerxes think of the fence?", "“Quux” or “Xerxes”."),
        ("What does Orsolya Kempf say about the repair?", "“Orsolya Kempf”. Did you mean"),
    ],
)
def test_what_somebody_says_whom_no_document_names_is_not_answered(
    desk: AnswerService, question: str, said: str
) -> None:
    answer = desk.ask(question)

    assert answer.standing is Standing.ABSTAINED
    assert answer.confidence == 0.0
    assert f"No document of the library names {said}" in " ".join(map(str, answer.notices))
    assert answer.nearest


def test_a_name_that_is_spelt_much_the_same_is_offered(desk: AnswerService) -> None:
    answer = desk.ask("What does Kempf say about the repair?")

    assert tuple(map(str, answer.notices)) == (
        "No document of the library names “Kempf”. Did you mean Orsolya Kemp?",
    )
    assert f"\n{answer.notices[0]}" in answer_text(answer)


def test_of_several_who_are_asked_one_that_is_named_is_enough(scripted: AnswerService) -> None:
    answer = scripted.ask("What do Quux and Kemp say about closing the bridge?")

    assert answer.claims


@pytest.mark.parametrize(
    "question",
    ["Please explain the price of the repair.", "Who says that the bridge is safe?"],
)
def test_a_question_that_asks_nobody_has_no_strangers(desk: AnswerService, question: str) -> None:
    assert not any("names" in str(notice) for notice in desk.ask(question).notices)


@pytest.mark.parametrize("name", ["Odessa Marsh", "Orsolya Kemp", "Chelsea Lund", "Bergen Falk"])
@pytest.mark.parametrize("about", ["the ferry", "the gravel", "the price", "the fence", "trout"])
def test_what_others_say_is_no_answer_where_it_does_not_name_the_one_who_is_asked(
    desk: AnswerService, name: str, about: str
) -> None:
    answer = desk.ask(f"What does {name} say about {about}?")
    best = answer.claims[0].citations[0] if answer.claims else None

    assert best is None or is_named([name], EvidencePlace(best.document, best.span, best.voice))
