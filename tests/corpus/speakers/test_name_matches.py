"""A name that somebody gives is a speaker's when it is whole words of it."""

from __future__ import annotations

import pytest

from corpus.speakers.name_matches import name_matches


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("Ann Orr", "Ann Orr"),
        ("Ann Orr", "orr"),
        ("Ann Orr", "Dr. Orr"),
        ("Ann Orr", "Orr’s"),
        ("J.D. Vane", "JD Vane"),
        ("J.D. Vane", "Vane"),
        ("Gazette’s Explainers team", "gazette"),
        ("Gazette's Explainers team", "the Gazette"),
        ("The Valley Post", "Valley Post"),
        ("Jean-Luc Orr", "Jean-Luc"),
    ],
)
def test_it_is_the_name_or_some_of_its_words_in_a_row(name: str, given: str) -> None:
    assert name_matches(name, given)


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("Ann Orr", "Ann Rill"),
        ("Ann Orr", "An"),
        ("Ann Orr", "Or"),
        ("Ann Marie Orr", "Ann Orr"),
        ("Ann Orr", "Orr Ann"),
        ("Ann Orr", ""),
        ("Ann Orr", "the"),
        ("Ann Orr", "Mr."),
        (None, "Ann Orr"),
        (None, ""),
    ],
)
def test_parts_of_words_and_words_apart_are_not(name: str | None, given: str) -> None:
    assert not name_matches(name, given)
