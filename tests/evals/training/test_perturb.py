"""Questions made unanswerable by one change."""

from __future__ import annotations

import random

import pytest

from evals.training.perturb import names_of_sentence, perturb

_SEEDS = range(60)


def _all(question: str, *others: str) -> set[str]:
    return {one for one in _made(question, *others) if one is not None}


def _made(question: str, *others: str) -> list[str | None]:
    return [perturb(question, others, random.Random(seed)) for seed in _SEEDS]  # noqa: S311


def test_a_name_is_taken_for_another() -> None:
    assert _all("Who painted the Long Pier for Ida Kern?", "Tom Ray") == {
        "Who painted the Tom Ray for Ida Kern?",
        "Who painted the Long Pier for Tom Ray?",
    }


def test_a_name_that_the_question_has_is_not_put_in_again() -> None:
    assert _all("Who met Ida Kern?", "Ida Kern") == set()


def test_a_year_is_moved_and_stays_a_year() -> None:
    made = _all("In which storm of 1911, by the log, sank what?")

    assert len(made) > 5
    assert all(1881 <= int(one.split()[4].rstrip(",")) <= 1941 for one in made)
    assert not any("1911" in one for one in made)


def test_a_number_changes() -> None:
    assert _all("Whose 40 goats?") == {"Whose 60 goats?", "Whose 20 goats?"}


def test_a_word_is_turned_into_its_opposite() -> None:
    assert _all("Which goat came first?") == {"Which goat came last?"}


def test_how_long_stays_how_long() -> None:
    assert _all("How long, and to whom?") == set()


def test_a_denial_is_for_where_nothing_else_can_be_changed_and_then_rare() -> None:
    assert set(_made("What did Mara paint?")) == {None, "What didn't Mara paint?"}
    assert _all("What did Mara first paint?") == {"What did Mara last paint?"}


@pytest.mark.parametrize("question", ["", "?", "Why?"])
def test_what_has_nothing_to_change_is_left_alone(question: str) -> None:
    assert _all(question, "Ida Kern") == set()


def test_names_are_capitalised_words_inside_a_sentence() -> None:
    told = "The miller met Ida Kern, the King of Ruritania and Tom. He left."

    assert list(names_of_sentence(told)) == ["Ida Kern", "King of Ruritania", "Tom"]
