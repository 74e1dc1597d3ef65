"""Sentences that speak of what only the one before names."""

from __future__ import annotations

import pytest

from index.evidence.context import refers_back


@pytest.mark.parametrize(
    ("sentence", "leans"),
    [
        ("He argues that the bridge is not worth its price.", True),
        ("But they have never said so in the council.", True),
        ("Even so, he warns, the toll will rise.", True),
        ("The toll rose.", False),
        ("It is clear that the toll will rise.", False),
        ("No.", False),
    ],
)
def test_a_short_sentence_refers_back_only_by_its_words(sentence: str, *, leans: bool) -> None:
    assert refers_back(sentence) is leans
