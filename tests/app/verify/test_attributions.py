"""Attributions are found with the words for the speaker."""

from __future__ import annotations

import pytest

from app.verify.attributions import find_attributions


@pytest.mark.parametrize(
    ("sentence", "speakers"),
    [
        ("Kemp says that it sank.", ["Kemp"]),
        ("According to Ada Rill, it sank.", ["Ada Rill"]),
        ("In Rill's view it sank.", ["Rill"]),
        ("As Marsh tells it, it sank.", ["Marsh"]),
        ("For Marsh, it was a loss.", ["Marsh"]),
        ("“It sank,” said Marsh.", ["Marsh"]),
        ("In 2021, Kemp argued that it sank.", ["Kemp"]),
        ("Kemp and Brest say that it sank.", ["Kemp and Brest"]),
        ("Kemp says that it sank, but Brest denies that.", ["Kemp", "Brest"]),
        ("The ferry sank in the river.", []),
        ("The report was long.", []),
        ("The ferry had a hold full of claims.", []),
    ],
)
def test_who_is_said_to_say_something(sentence: str, speakers: list[str]) -> None:
    assert [attribution.who for attribution in find_attributions(sentence)] == speakers


def test_a_verb_of_saying_is_firm_and_one_of_thinking_is_not() -> None:
    (says,) = find_attributions("Kemp says it sank.")
    (fears,) = find_attributions("Kemp suspects it sank.")

    assert (says.firm, fears.firm) == (True, False)
