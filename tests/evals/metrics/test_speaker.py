"""Speakers, by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.cases.same_name import same_name
from evals.metrics.speaker import gold_for_speaker, speaker_accuracy
from tests.evals.outcomes import outcome, place, quote

_NAMES = st.none() | st.lists(
    st.sampled_from(["Dr.", "Mrs", "Anna", "ANNA", "Kemp", "kemp,", "Vane"]), min_size=1, max_size=3
).map(" ".join)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Orsolya Kemp", "Orsolya Kemp", True),
        ("Dr. Kemp", "Orsolya Kemp", True),
        ("KEMP", "Prof. Dr. Orsolya Kemp", True),
        ("Kemp", "Mrs Kemp", True),
        ("Anna Kemp", "Orsolya Kemp", False),
        ("Orsolya", "Orsolya Kemp", False),  # many are called so
        ("Kem", "Kemp", False),
        ("Kemp", None, False),
        (None, None, True),
        ("", None, True),  # who names with nothing names nobody
        ("The Professor", None, False),
        ("Professor", None, False),  # somebody is somebody
        ("Professor", "Prof.", False),
        ("Professor", "professor", True),
        ("Professor", "Professor Kemp", False),
    ],
)
def test_names_are_one_person_s(one: str | None, other: str | None, *, same: bool) -> None:
    assert same_name(one, other) is same
    assert same_name(other, one) is same


@given(_NAMES, _NAMES)
def test_names_agree_whichever_comes_first(one: str | None, other: str | None) -> None:
    assert same_name(one, one)
    assert same_name(one, other) is same_name(other, one)


@pytest.mark.parametrize(
    ("given_to", "role", "right"),
    [
        ("Dr. Kemp", "quoted", 1),
        ("Dr. Kemp", "author", 0),
        ("B. Vane", "quoted", 0),
        (None, "quoted", 0),
    ],
)
def test_name_and_role_must_both_be_right(given_to: str | None, role: str, right: int) -> None:
    gold = place(0, 10, speaker="Orsolya Kemp", role="quoted")

    assert speaker_accuracy(outcome(gold, shown=[quote(0, 10, speaker=given_to, role=role)])) == (
        right,
        1,
    )


def test_without_a_role_the_name_is_judged_alone() -> None:
    gold = place(0, 10, speaker="Orsolya Kemp")

    assert speaker_accuracy(outcome(gold, shown=[quote(0, 10, speaker="Kemp", role="author")])) == (
        1,
        1,
    )


def test_where_nobody_can_be_named_naming_somebody_is_wrong() -> None:
    gold = place(0, 10, speaker=None)
    shown = [quote(0, 10), quote(0, 10, speaker="Kemp")]

    assert speaker_accuracy(outcome(gold, shown=shown)) == (1, 2)


def test_only_quotes_are_judged_of_which_the_case_says_who_speaks() -> None:
    gold = place(0, 10, speaker="Kemp")
    optional = (place(30, 40, speaker="Vane"), place(50, 60))
    shown = [
        quote(0, 10, speaker="Kemp"),
        quote(35, 45, speaker="Kemp"),  # Vane's
        quote(50, 60, speaker="Kemp"),  # of which nothing is said
        quote(80, 90, speaker="Kemp"),  # where nothing stands
    ]

    assert speaker_accuracy(outcome(gold, optional=optional, shown=shown)) == (1, 2)
    assert speaker_accuracy(outcome(gold, shown=[quote(50, 60)])) is None
    assert speaker_accuracy(outcome(gold)) is None


def test_a_quote_is_judged_by_the_place_that_it_shares_most_with() -> None:
    kemp, vane = place(0, 10, speaker="Kemp"), place(10, 30, speaker="Vane")
    shown = quote(2, 19)  # 8 of Kemp's, 9 of Vane's

    assert gold_for_speaker(shown, outcome(kemp, vane)) == vane
    assert gold_for_speaker(quote(2, 18), outcome(kemp, vane)) == kemp  # of equals the first
    assert gold_for_speaker(quote(30, 40), outcome(kemp, vane)) is None
