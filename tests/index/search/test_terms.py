"""Words as they are compared: stems of what carries meaning."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.model.normalise import spell_ligatures
from index.search.terms import STOP_WORDS, document_terms, stemmed_terms, surface_forms
from tests.index.folders import invented


@given(st.text())
def test_both_ways_know_the_same_stems(text: str) -> None:
    assert list(surface_forms(text)) == list(dict.fromkeys(stemmed_terms(text)))


@given(st.text())
@example("ﬀ")
def test_words_are_spelled_as_they_stand_but_for_ligatures(text: str) -> None:
    plain = spell_ligatures(text)

    assert all(word in plain for word in surface_forms(text).values())


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


def test_a_document_s_words_are_found_by_its_language_s_forms_and_by_english_ones() -> None:
    document = invented("Die Verhandlungen über die Brücke führte Frau Fischer.", language="de")
    terms = document_terms(document, document.text)

    assert set(stemmed_terms("die Verhandlung über Brücken", "de")) <= set(terms)
    assert set(stemmed_terms("Fischer")) <= set(terms)
    assert not {"die", "über"} & set(terms)


def test_an_elided_word_is_no_part_of_the_next() -> None:
    assert stemmed_terms("Qui a signé l'accord d’armistice ?", "fr") == stemmed_terms(
        "signé accord armistice", "fr"
    )


def test_an_english_document_s_terms_are_the_english_ones() -> None:
    text = "The keepers wrote four letters about the cracks in the old dam."

    assert document_terms(invented(text, language="en"), text) == stemmed_terms(text)
    assert surface_forms(text) == surface_forms(text, "en")
