"""Negation: the words and patterns that each judgement counts as negating.

The patterns are alternatives of a regular expression, without a group around them.
"""

from __future__ import annotations

from corpus.english.word_lists import alternatives, word_lists

_LISTS = word_lists("negation")
NEGATIVE_ADVERBS = frozenset(_LISTS["adverb"])
QUOTATION_NEGATIONS = frozenset(_LISTS["quotation"])
DENIALS_AROUND_QUOTATION = frozenset(_LISTS["denial_around_quotation"])
STRICT_NEGATIONS = alternatives("negation", "core", "contraction", "full")
CLAUSE_NEGATORS = alternatives("negation", "core", "weak", "contraction", "clause")
PREMISE_NEGATORS = alternatives("negation", "core", "weak", "contraction", "premise")
NEGATION_PARAPHRASES = alternatives("negation", "core", "weak", "contraction", "full", "paraphrase")
REVERSING_WORDS = alternatives("negation", "core", "weak", "contraction", "full", "reversing")
NEGATED_OR_SUSPENDED = alternatives("negation", "verbatim")
