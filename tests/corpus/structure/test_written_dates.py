"""Dates as mails and chats write them."""

from __future__ import annotations

import pytest

from corpus.structure.written_dates import date_of, is_day_first


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Mon, 11 Mar 2024 19:42:05 +0100", "2024-03-11"),
        ("Dienstag, 14. Februar 2023 09:31", "2023-02-14"),
        ("mar. 7 nov. 2023 à 18:12", "2023-11-07"),
        ("Tue, Mar 1, 2022 at 4:17 PM", "2022-03-01"),
        ("Tue Apr  5 09:10:00 2016", "2016-04-05"),
        ("ср, 3 лют. 2021 р. о 10:20", "2021-02-03"),  # noqa: RUF001
        ("3 de marzo de 2021", "2021-03-03"),
        ("2024年3月5日", "2024-03-05"),
        ("17.01.24, 20:15", "2024-01-17"),
        ("2022-06-30 23:10", "2022-06-30"),
        ("13/05/2024", "2024-05-13"),
        ("5/13/2024", "2024-05-13"),
    ],
)
def test_a_date_is_read_in_the_way_of_its_language(written: str, day: str) -> None:
    assert str(date_of(written)) == day


@pytest.mark.parametrize("written", ["02/09/2023, 19:04", "Today at 18:02", "21:02", "31.02.2021"])
def test_a_day_that_is_not_certain_is_none(written: str) -> None:
    assert date_of(written) is None


def test_another_date_shows_whether_the_day_comes_first() -> None:
    assert is_day_first(["02/09/2023", "13/09/2023"]) is True
    assert is_day_first(["02/09/2023", "9/13/2023"]) is False
    assert is_day_first(["02/09/2023"]) is None
    assert str(date_of("02/09/2023", day_first=True)) == "2023-09-02"
    assert str(date_of("02/09/2023", day_first=False)) == "2023-02-09"
