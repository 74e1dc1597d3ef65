"""Questions to begin with, and to go on with: the library answers each of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.ask.service import AnswerService
from app.ask.suggestions.examples import MAX_EXAMPLES
from app.ask.suggestions.follow_ups import MAX_FOLLOW_UPS, follow_up_questions
from app.ask.suggestions.suggestion import (
    MIN_CONFIDENCE,
    about_disagreement,
    about_speaker,
)
from app.domain.answer import Standing
from corpus.model.document import Document, Provenance
from index.ingest.ingest import ingest_documents
from index.store.store import Store
from tests.app.running import QUESTION
from tests.index.doubles import BAG

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.answer import Answer


@pytest.fixture(scope="module")
def examples(desk: AnswerService) -> list[str]:
    """The example questions of the footbridge's library."""
    return [question for question in desk.example_questions() if question]


def test_examples_are_different_in_kind_and_answered(
    desk: AnswerService, examples: list[str]
) -> None:
    answers = [desk.ask(question) for question in examples]

    assert 3 <= len(examples) <= MAX_EXAMPLES
    assert {answer.standing for answer in answers} == {Standing.ANSWERED}
    assert min(answer.confidence or 0 for answer in answers) >= MIN_CONFIDENCE
    assert len({question.split()[0] for question in examples}) > 1
    disputed = [answer for answer in answers if "disputed" in answer.question]
    assert all(answer.differ for answer in disputed)
    assert disputed


def test_what_is_not_answered_is_no_example(desk: AnswerService) -> None:
    silent = replace(desk.ask(QUESTION), claims=(), differ=())
    tried: list[str] = []

    def ask(question: str) -> Answer:
        tried.append(question)
        return silent

    found = [*follow_up_questions(desk.ask(QUESTION), desk.library, ask)]

    assert tried
    assert found == [None] * len(tried)


def test_trying_a_question_tells_nobody(desk: AnswerService) -> None:
    told: list[Answer] = []
    before = desk.on_answer
    desk.on_answer = lambda answer, *, computed: told.append(answer) if computed else None
    try:
        next(iter(desk.example_questions()))
    finally:
        desk.on_answer = before

    assert told == []


def test_questions_to_go_on_with_are_answered_and_new(desk: AnswerService) -> None:
    asked = "What does Orsolya Kemp say about the northern pier?"
    answer = desk.ask(asked)

    found = [one for one in desk.follow_up_questions(answer, history=[answer]) if one]

    assert 0 < len(found) <= MAX_FOLLOW_UPS
    assert asked not in found
    for question in found:
        assert desk.ask(question, history=[answer, answer]).standing is Standing.ANSWERED


def test_after_silence_the_nearest_documents_suggest_questions(desk: AnswerService) -> None:
    silence = desk.ask("What does tea cost in Reykjavik?")
    asked: list[str] = []

    def ask(question: str) -> Answer:
        asked.append(question)
        return silence

    list(follow_up_questions(silence, desk.library, ask))

    assert silence.standing is Standing.ABSTAINED
    assert all(question.startswith("What does ") for question in asked)


def test_an_answer_must_quote_who_is_asked_and_both_sides(desk: AnswerService) -> None:
    answer = desk.ask("Is it disputed that the bridge paid for itself in two summers?")
    speaker = answer.claims[0].main_citation.speaker.name

    assert about_disagreement("the bridge").is_answered_by(answer)
    assert not about_disagreement("the bridge").is_answered_by(replace(answer, differ=()))
    assert not about_disagreement("the zeppelin").is_answered_by(answer)
    assert speaker
    assert about_speaker(speaker, "the bridge").is_answered_by(answer)
    assert not about_speaker("Nobody Else", "the bridge").is_answered_by(answer)
    assert not about_speaker(speaker, "the bridge").is_answered_by(replace(answer, confidence=0.3))


@pytest.mark.parametrize("text", ["", "Nobody.", "Der Steg ist zu. Der Steg bleibt zu."])
def test_a_library_that_invites_no_question_gets_none(tmp_path: Path, text: str) -> None:
    known = Provenance(id="x", file="x.txt", sha256="0" * 64)
    documents = [Document(known, text)] if text else []
    with Store.open(tmp_path / "store", BAG, write=True) as store:
        ingest_documents(documents, store, BAG)
        found = list(AnswerService(store, BAG).example_questions())

    assert [question for question in found if question] == []
