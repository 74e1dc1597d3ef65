"""Edits of sentences keep what they say, or make other statements of them."""

from __future__ import annotations

import random

import pytest

from evals.training.answer_statements import answer_statement
from evals.training.pair_edits import FALSE_EDITS, edit_both, false_edits
from evals.training.true_edits import true_edit

PREMISE = "Bo Lind wrote to the mayor in 2018, and Ann Orr to the province."


@pytest.mark.parametrize(
    ("kind", "sentence", "edited"),
    [
        ("roles", "So Ann Orr wrote to Bo Lind.", "So Bo Lind wrote to Ann Orr."),
        ("roles", "The bridge was paid for by the town.", None),
        ("roles", "The mill was destroyed by the river.", "The river was destroyed by the mill."),
        ("referent", "So Ann Orr came.", "So Bo Lind came."),
        ("negation", "The mill is open.", "The mill is not open."),
        ("negation", "The mill is not open.", "The mill is open."),
        ("opposite", "The mayor accepted it.", "The mayor rejected it."),
        ("order", "They left before noon.", "They left after noon."),
        (
            "cause",
            "They went away because it was raining.",
            "It was raining because they went away.",
        ),
        ("limit", "Only the mayor came.", "The mayor came."),
        ("certainty", "They hope to come.", "They are sure to come."),
    ],
)
def test_a_false_edit_says_something_else(kind: str, sentence: str, edited: str | None) -> None:
    rng = random.Random(3)  # noqa: S311
    found = {
        edit(sentence, PREMISE, rng) for name, edit in FALSE_EDITS if name == kind
        for _ in range(20)
    }  # fmt: skip

    assert edited in found or (edited is None and found == {None})


def test_no_edit_gives_back_the_sentence_or_its_premise() -> None:
    rng = random.Random(3)  # noqa: S311
    for sentence in (PREMISE, "Ann Orr never wrote before 2018.", "It is so."):
        assert all(
            text not in {sentence, PREMISE} for _, text in false_edits(sentence, PREMISE, rng)
        )


@pytest.mark.parametrize(
    ("sentence", "edited"),
    [
        ("In 2018, the mill was open.", "The mill was open in 2018."),
        ("Ann Orr left before Bo Lind came in.", "Bo Lind came in after Ann Orr left."),
        ("It didn't rain.", "It did not rain."),
        ("He has 3 mills.", "He has three mills."),
    ],
)
def test_a_true_edit_says_the_same(sentence: str, edited: str) -> None:
    rng = random.Random(3)  # noqa: S311

    assert edited in {true_edit(sentence, rng, times=1) for _ in range(60)}


def test_the_same_edit_of_both_follows_again() -> None:
    sentence, premise = edit_both(
        "It cost 40 crowns.",
        "They say it cost 40.",
        random.Random(1),  # noqa: S311
    ) or ("", "")

    number = sentence.removeprefix("It cost ").removesuffix(" crowns.")
    assert number != "40"
    assert premise == f"They say it cost {number}."


@pytest.mark.parametrize(
    ("question", "answer", "statement"),
    [
        ("Who wrote the letter?", "Ann Orr", "Ann Orr wrote the letter."),
        ("When was the bridge built?", "2019", "The bridge was built in 2019."),
        ("How many people live there?", "500", "500 people live there."),
        ("How many mills are open?", "two", "Two mills are open."),
    ],
)
def test_a_question_and_its_answer_are_a_statement(
    question: str, answer: str, statement: str
) -> None:
    rng = random.Random(1)  # noqa: S311

    assert answer_statement(question, answer, rng) == statement
