"""Meanings of words, and their opposites."""

from __future__ import annotations

from index.contradiction.antonyms import has_contrary, meaning, meanings
from index.search.terms import stemmed_terms


def _meaning(word: str) -> tuple[str, bool, bool]:
    return meaning(stemmed_terms(word)[0])


def test_opposites_have_one_meaning_and_turn_it() -> None:
    safe, turned, known = _meaning("safe")

    assert (turned, known) == (False, True)
    assert _meaning("dangerous") == (safe, True, True)


def test_synonyms_without_an_opposite_have_none() -> None:
    talk, turned, known = _meaning("talk")

    assert (turned, known) == (False, False)
    assert _meaning("negotiation") == (talk, False, False)
    assert not has_contrary(talk)
    assert has_contrary(_meaning("safe")[0])


def test_other_words_mean_themselves_whatever_their_ending() -> None:
    assert meanings("recognise") == meanings("recognition")
    assert meanings("ferry") != meanings("bridge")
