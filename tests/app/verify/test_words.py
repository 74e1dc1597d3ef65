"""Word lists: common words, forms of countries, synonyms, and numbers in any form."""

from __future__ import annotations

import pytest

from app.verify.common_words import COMMON_WORDS, is_common_stem, is_common_word
from app.verify.demonyms import country_of_capital, is_demonym, normalize_name
from app.verify.quantity_parser import find_quantities
from app.verify.synonyms import (
    content_stems,
    meaning_keys,
    meaning_keys_by_word,
    text_meaning_keys,
)


def test_common_words_need_no_source() -> None:
    assert is_common_word("however")
    assert is_common_word("argues")
    assert not is_common_word("ferry")
    assert is_common_stem("argu")
    assert "the" in COMMON_WORDS


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("Russian", "russia"),
        ("U.S.", "america"),
        ("Britain’s", "britain"),
        ("Zelenskyy", "zelenski"),
        ("Zelensky", "zelenski"),
        ("Kemp's", "kemp"),
    ],
)
def test_forms_of_a_name_are_one(word: str, form: str) -> None:
    assert normalize_name(word) == form


def test_a_capital_has_its_country() -> None:
    assert country_of_capital("Moscow") == "russia"
    assert country_of_capital("Lund") is None
    assert is_demonym("Ukrainian")
    assert not is_demonym("Lund")


def test_synonyms_share_a_key() -> None:
    assert meaning_keys("treaty") & meaning_keys("agreement")
    assert meaning_keys("recognise") & meaning_keys("recognition")
    assert meaning_keys("Russian") == meaning_keys("Russia")
    assert not meaning_keys("ferry") & meaning_keys("treaty")


def test_keys_and_stems_of_a_text() -> None:
    assert content_stems("The ferry however sank") == content_stems("ferry sank")
    assert len(meaning_keys_by_word("ferry ferry sank the")) == 2
    assert meaning_keys("ferry") <= text_meaning_keys("the ferry sank")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("a million crowns", [1_000_000]),
        ("3,100,000 crowns", [3_100_000]),
        ("twenty-five horses", [25]),
        ("two hundred and six", [206]),
        ("5k and 2bn", [5_000, 2_000_000_000]),
        ("a third of it", [100 / 3]),
        ("the third ferry", [3]),
        ("twice", [2]),
        ("one of them", []),
        ("on 9 March 2019", []),
    ],
)
def test_numbers_are_read_in_any_form(text: str, values: list[float]) -> None:
    assert [number.value for number in find_quantities(text)] == pytest.approx(values)


def test_a_number_has_its_qualifiers_and_unit() -> None:
    (about,) = find_quantities("about 40 cars")
    low, high = find_quantities("10 to 15 years")

    assert (about.approximate, about.unit) == (True, ("car",))
    assert (low.in_range, high.in_range, low.value, high.value) == (True, True, 10, 15)
