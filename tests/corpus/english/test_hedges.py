"""Hedges that a quotation must keep."""

from __future__ import annotations

from corpus.english.hedges import QUOTATION_HEDGES


def test_hedges_are_words_that_weaken_a_statement() -> None:
    assert {"perhaps", "allegedly", "may"} <= QUOTATION_HEDGES
