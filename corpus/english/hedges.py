"""Hedges: words that weaken, limit or condition a statement, and words that claim certainty.

The patterns are alternatives of a regular expression, without a group around them.
"""

from __future__ import annotations

from corpus.english.word_lists import alternatives, word_lists

QUOTATION_HEDGES = frozenset(word_lists("hedges")["quotation"])
CONDITIONS = alternatives("hedges", "condition")
CAUTIONS = alternatives("hedges", "caution")
CERTAINTIES = alternatives("hedges", "certainty")
FREQUENCIES = alternatives("hedges", "partial_frequency")
