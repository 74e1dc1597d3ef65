"""Negation: what each judgement counts as negating, and what it does not."""

from __future__ import annotations

import re

import pytest

from corpus.english.negation import (
    CLAUSE_NEGATORS,
    NEGATION_PARAPHRASES,
    PREMISE_NEGATORS,
    QUOTATION_NEGATIONS,
    REVERSING_WORDS,
    STRICT_NEGATIONS,
)

_PATTERNS = (
    CLAUSE_NEGATORS, NEGATION_PARAPHRASES, PREMISE_NEGATORS, REVERSING_WORDS, STRICT_NEGATIONS,
)  # fmt: skip


@pytest.mark.parametrize("pattern", _PATTERNS)
@pytest.mark.parametrize("word", ["not", "never", "nobody", "cannot", "didn’t", "isn't"])
def test_plain_negations_count_for_every_judgement(pattern: str, word: str) -> None:
    assert re.fullmatch(pattern, word)


@pytest.mark.parametrize("pattern", _PATTERNS)
@pytest.mark.parametrize("word", ["note", "now", "bridge", "knot", "another"])
def test_words_that_only_look_like_negations_count_for_none(pattern: str, word: str) -> None:
    assert not re.fullmatch(pattern, word)


def test_judgements_differ_where_they_must() -> None:
    assert re.fullmatch(CLAUSE_NEGATORS, "denied")
    assert not re.fullmatch(STRICT_NEGATIONS, "denied")
    assert re.fullmatch(PREMISE_NEGATORS, "whoever")
    assert not re.fullmatch(CLAUSE_NEGATORS, "whoever")
    assert {"not", "nie", "ніколи"} <= QUOTATION_NEGATIONS
