"""Spelled numbers and their values."""

from __future__ import annotations

from corpus.english.word_lists import word_lists

_LISTS = word_lists("quantities")
UNITS = _LISTS["unit"]  # zero to nineteen
TENS = _LISTS["ten"]  # twenty to ninety
ORDINALS = _LISTS["ordinal"]  # first to twentieth
NUMBER_VALUES = {
    **{word: float(value) for value, word in enumerate(UNITS)},
    **{word: 10.0 * value for value, word in enumerate(TENS, 2)},
}
ORDINAL_VALUES = {word: float(value) for value, word in enumerate(ORDINALS, 1)}
SCALE_VALUES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
