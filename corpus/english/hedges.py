"""Hedges: words that weaken, limit or condition a statement."""

from __future__ import annotations

from corpus.english.word_lists import word_lists

QUOTATION_HEDGES = frozenset(word_lists("hedges")["quotation"])
