"""Amounts and dates in a sentence."""

from __future__ import annotations

import pytest

from index.contradiction.quantities import Amount, Date, amounts, dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It cost 3.5 million crowns.", [Amount(3.5e6, 3.5e6, "crown")]),
        ("Between 20 and 30 ships came.", [Amount(20, 20, ""), Amount(30, 30, "ship")]),
        ("It has 20-30 piers.", [Amount(20, 30, "pier")]),
        ("Twenty-two piers stand.", [Amount(22, 22, "pier")]),
        ("It rose by 40%.", [Amount(40, 40, "percent")]),
        ("It paid $5,000.", [Amount(5000, 5000, "money")]),
        ("There are not 12 piers.", [Amount(12, 12, "pier", denied=True)]),
        ("It was built in 1994.", []),
        ("On 3 May 2021 it opened.", []),
        ("One never knows.", []),
    ],
)
def test_amounts_have_a_value_and_a_unit(text: str, expected: list[Amount]) -> None:
    assert list(amounts(text)) == expected


def test_amounts_of_one_unit_contradict_when_they_are_apart() -> None:
    twelve, thirteen = Amount(12, 12, "pier"), Amount(13, 13, "pier")

    assert twelve.contradicts(thirteen)
    assert not twelve.contradicts(Amount(12.3, 12.3, "pier"))  # within 5 %
    assert not twelve.contradicts(Amount(13, 13, "ship"))
    assert not twelve.contradicts(Amount(13, 13, "pier", "day"))
    assert twelve.meets(Amount(10, 15, "ship"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It opened on 3 May 2021.", [Date(2021, 5, 3)]),
        ("It opened on May 3.", [Date(0, 5, 3)]),
        ("It opened in 1994.", [Date(1994, 0, 0)]),
        ("It may open.", []),
    ],
)
def test_dates_are_read_as_far_as_they_are_given(text: str, expected: list[Date]) -> None:
    assert list(dates(text)) == expected


def test_dates_contradict_only_in_what_both_give() -> None:
    assert Date(2021, 5, 3).contradicts(Date(2021, 5, 4))
    assert not Date(2021, 5, 0).contradicts(Date(0, 5, 3))
