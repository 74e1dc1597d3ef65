"""Tokens: quoted words are one, abbreviations and possessives stay whole."""

from __future__ import annotations

from tests.corpus.english.tagged import tagged


def test_words_between_quotation_marks_are_one_token() -> None:
    tokens, _ = tagged("Orr said, “The bridge is not safe.”")

    assert [token.text for token in tokens] == ["Orr", "said", ",", "“The bridge is not safe.”"]
    assert tokens[-1].quote == 0
    assert not tokens[-1].is_term


def test_a_few_words_between_marks_are_a_term_of_the_sentence() -> None:
    tokens, _ = tagged("He joined the “antiwar” bloc.")

    assert [token.text for token in tokens if token.is_term] == ["“antiwar”"]


def test_abbreviations_possessives_and_contractions_are_one_token_each() -> None:
    tokens, _ = tagged("Mr. Orr’s U.S. readers don’t agree.")

    assert [token.lower for token in tokens] == [
        "mr.", "orr's", "u.s.", "readers", "don't", "agree", ".",
    ]  # fmt: skip
