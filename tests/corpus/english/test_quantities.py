"""Spelled numbers and their values."""

from __future__ import annotations

from corpus.english.quantities import NUMBER_VALUES, ORDINAL_VALUES, SCALE_VALUES


def test_spelled_numbers_have_their_values() -> None:
    assert (NUMBER_VALUES["zero"], NUMBER_VALUES["nineteen"], NUMBER_VALUES["ninety"]) == (
        0,
        19,
        90,
    )
    assert (ORDINAL_VALUES["first"], ORDINAL_VALUES["twentieth"]) == (1, 20)
    assert SCALE_VALUES["million"] == 1_000_000
