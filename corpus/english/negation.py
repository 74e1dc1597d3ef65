"""Negation: the words and patterns that each judgement counts as negating."""

from __future__ import annotations

from corpus.english.word_lists import word_lists

_LISTS = word_lists("negation")
NEGATIVE_ADVERBS = frozenset(_LISTS["adverb"])
