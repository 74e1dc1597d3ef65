"""Names of people as bylines and metadata write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.structure.person_names import find_names, is_person_name, names_in


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Ann Keller", ("Ann Keller",)),
        ("Ann Keller and Bo Harms in Kyiv", ("Ann Keller", "Bo Harms")),
        ("Ann Keller, Bo Harms and Ida Rohr", ("Ann Keller", "Bo Harms", "Ida Rohr")),
        ("Sibylle Harder, Ahrenshof, und Götz Nolte, Dölme", ("Sibylle Harder", "Götz Nolte")),
        ("Ann Keller, New York", ("Ann Keller",)),
        ("Ann Keller, Senior Reporter", ("Ann Keller",)),
        ("Ann Keller July", ("Ann Keller",)),
        ("Ann Keller Thursday, May 18, 2023 6:00 AM", ("Ann Keller",)),
        ("Theresa May", ("Theresa May",)),
        ("Hortense BellevaultPublié le 14 juin", ("Hortense Bellevault",)),
        ("Ann KellerFollow", ("Ann Keller",)),
        ("ANN KELLER", ("Ann Keller",)),
        ("Dr. Benedict Oxley", ("Benedict Oxley",)),
        ("Keller, Ann", ("Ann Keller",)),
        ("Anna von der Heide", ("Anna von der Heide",)),
        ("J. R. Harms", ("J. R. Harms",)),
        ("Тарас Білоус", ("Тарас Білоус",)),  # noqa: RUF001 - Ukrainian
    ],
)
def test_the_names_that_a_byline_opens_with(written: str, names: tuple[str, ...]) -> None:
    assert names_in(written) == names


@pytest.mark.parametrize(
    "written",
    [
        "Admin", "Name", "Redaktion", "Author Unknown", "office-2007", "W:CAR:MP:FP",
        "Microsoft Office User", "The Harbour Courier", "Walkers of Orne", "Cross News Team",
        "Staff", "mkessler2", "Sunday the cider had reached the church", "Zu Nummer 1", "",
    ],
)  # fmt: skip
def test_a_site_an_account_and_a_placeholder_name_nobody(written: str) -> None:
    assert names_in(written) == ()


def test_the_publisher_is_no_person() -> None:
    assert names_in("Emily Post", publisher="Emily Post") == ()


@given(st.text(max_size=80))
def test_any_words_have_names_of_the_right_form_or_none(words: str) -> None:
    assert all(map(is_person_name, names_in(words)))


def test_names_in_a_sentence_and_only_the_end_of_a_run_of_german_nouns() -> None:
    english = find_names("In its letter the lawyer, Henrietta Vole, put it to Mrs Crewe like this:")
    german = find_names("Der Fährmann Lorenz Idel schrieb uns dazu:")

    assert [one.name for one in english] == ["Henrietta Vole", "Crewe"]
    assert [one.name for one in german] == ["Lorenz Idel"]
