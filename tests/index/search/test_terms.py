"""Words as they are compared: stems of what carries meaning."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.terms import STOP_WORDS, stemmed_terms, surface_forms


@given(st.text())
def test_both_ways_know_the_same_stems(text: str) -> None:
    assert list(surface_forms(text)) == list(dict.fromkeys(stemmed_terms(text)))


@given(st.text())
def test_words_are_spelled_as_they_stand(text: str) -> None:
    assert all(word in text for word in surface_forms(text).values())


@given(st.lists(st.sampled_from(sorted(STOP_WORDS))))
def test_common_words_carry_nothing(words: list[str]) -> None:
    assert stemmed_terms(" ".join(words)) == []


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz ’'-."))
def test_capitals_make_no_difference(text: str) -> None:
    assert stemmed_terms(text.upper()) == stemmed_terms(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bridges", "bridge"),
        ("closing", "closed"),
        ("the mayor’s letter", "the mayor letters"),
        ("the mayor's", "the mayor’s"),
        ("Ceasefires", "ceasefire"),
    ],
)
def test_these_are_one_word(one: str, other: str) -> None:
    assert stemmed_terms(one) == stemmed_terms(other)


def test_numbers_and_repeats_are_kept() -> None:
    assert stemmed_terms("In 2023 the toll was 3, and 3 again in 2023.") == [
        "2023",
        "toll",
        "3",
        "3",
        "again",
        "2023",
    ]


def test_a_word_is_spelled_as_it_was_first_written() -> None:
    assert surface_forms("Does Orr fear Bridges, or bridges Orr?") == {
        "orr": "Orr",
        "fear": "fear",
        "bridg": "Bridges",
    }


@pytest.mark.parametrize(
    "forms",
    [
        "переговори переговорів переговорам переговорами",
        "лист листи листів листами",
        "сусіди сусідів сусідам сусід",
        "депутат депутата депутати депутатів депутатами",
        "переговоры переговоров переговорам переговорами",
        "зима зимы зиму зимой зиме",
        "смотритель смотрителя смотрителю смотрителем",
        "міський міського міському міських",
    ],
)
def test_the_forms_of_a_cyrillic_word_share_a_stem(forms: str) -> None:
    assert len(set(stemmed_terms(forms))) == 1


def test_small_words_of_russian_and_ukrainian_are_left_out() -> None:
    assert stemmed_terms("Хто і що сказав про переговори?") != []
    assert stemmed_terms("і не що") == []


def test_ligatures_are_found_by_plain_letters() -> None:
    assert stemmed_terms("o\ufb03ce \ufb02ood") == stemmed_terms("office flood")
