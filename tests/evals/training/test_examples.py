"""What the judge is trained on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from evals.training.examples import CANDIDATES, TrainingParagraph, read_paragraphs, training_groups

if TYPE_CHECKING:
    from pathlib import Path

    from evals.training.examples import TrainingGroup

_TEXT = "The mill burnt down. Ida Kern rebuilt it in 1911. It ground rye until the war."
_ELSEWHERE = "A mill stood by the river. Rye was dear. The war took the miller. Nobody rebuilt it."


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Two articles: one with an answered and an unanswerable question, one with none."""
    asked = [
        {
            "question": "Who rebuilt the mill?",
            "answers": [{"text": "Ida Kern", "answer_start": 21}],
        },
        {"question": "Who burnt the mill?", "answers": [], "is_impossible": True},
        {"question": "What stands nowhere?", "answers": []},
    ]
    articles = [
        {"paragraphs": [{"context": _TEXT, "qas": asked}]},
        {"paragraphs": [{"context": _ELSEWHERE, "qas": asked[:1]}]},
    ]
    place = tmp_path / "squad.json"
    place.write_text(json.dumps({"data": articles}), encoding="utf-8")
    return place


def _made(file: Path, seed: int) -> list[TrainingGroup]:
    return training_groups([*read_paragraphs(file, even=True), _paragraph()], most=10, seed=seed)


def _paragraph() -> TrainingParagraph:
    return TrainingParagraph(tuple(f"{one}." for one in _ELSEWHERE.split(". ")), ())


def test_even_articles_alone_may_be_asked_for(file: Path) -> None:
    assert len(read_paragraphs(file)) == 2
    assert [one.sentences[0] for one in read_paragraphs(file, even=True)] == [
        "The mill burnt down."
    ]


def test_a_question_without_answer_that_is_not_said_to_have_none_is_left_out(file: Path) -> None:
    assert [asked for asked, _ in read_paragraphs(file)[0].questions] == [
        "Who rebuilt the mill?",
        "Who burnt the mill?",
    ]


def test_the_one_that_answers_is_among_the_candidates_or_left_out(file: Path) -> None:
    answered = [
        group
        for seed in range(40)
        for group in _made(file, seed)
        if group.question == "Who rebuilt the mill?"
    ]
    holding = [any("Ida Kern" in one.sentence for one in group.candidates) for group in answered]

    assert [group.gold == 0 for group in answered] == holding
    assert {True, False} == set(holding)


def test_of_a_changed_question_no_candidate_answers_and_what_did_is_among_them() -> None:
    turned = [
        group
        for seed in range(60)
        for group in training_groups([_asking()], most=10, seed=seed)
        if group.question != "Who first rebuilt it?"
    ]

    assert {group.question for group in turned} == {"Who last rebuilt it?"}
    for group in turned:
        assert group.gold is None
        assert any("Ida Kern" in one.sentence for one in group.candidates)


def _asking() -> TrainingParagraph:
    told = ("The mill burnt down.", "Ida Kern rebuilt it in 1911.", "It ground rye.")
    return TrainingParagraph(told, (("Who first rebuilt it?", frozenset({1})),))


def test_what_has_no_answer_has_none_among_its_candidates(file: Path) -> None:
    unanswered = [one for one in _made(file, 1) if one.question == "Who burnt the mill?"]

    assert [one.gold for one in unanswered] == [None]
    assert 0 < len(unanswered[0].candidates) <= CANDIDATES


def test_candidates_come_with_the_sentence_before(file: Path) -> None:
    every = [one for group in _made(file, 1) for one in group.candidates]
    leads = {one.sentence: one.lead for one in every}

    assert leads["It ground rye until the war."] == "Ida Kern rebuilt it in 1911."


def test_no_more_are_drawn_than_are_wanted(file: Path) -> None:
    assert len(training_groups(read_paragraphs(file), most=2, seed=1)) == 2


def test_the_same_seed_draws_the_same(file: Path) -> None:
    assert _made(file, 3) == _made(file, 3)
