"""Possessive endings."""

from __future__ import annotations

import pytest

from corpus.english.possessives import has_possessive_ending


@pytest.mark.parametrize(
    ("word", "possessive"),
    [("orr's", True), ("readers'", True), ("readers", False), ("don't", False)],
)
def test_a_possessive_ends_in_an_apostrophe_with_s(word: str, *, possessive: bool) -> None:
    assert has_possessive_ending(word) is possessive
