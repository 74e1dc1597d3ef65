"""Reporting verbs: their forms, and what each may introduce."""

from __future__ import annotations

import re

import pytest

from corpus.english.attribution_nouns import CLAIMS, PEOPLE, TEXT_NOUNS, VIEWS
from corpus.english.function_words import AUXILIARIES, BE, PAST
from corpus.english.given_names import PRONOUN_BY_GIVEN_NAME
from corpus.english.reporting_patterns import QUESTION_SAYS, WRITER_HOLDS, WRITER_SAYS
from corpus.english.reporting_verbs import HOLDING, LEMMAS, ONLY_QUOTED, SAYING, SPEAKING


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("said", "say"), ("wrote", "write"), ("denies", "deny"), ("arguing", "argue"),
        ("thought", "think"), ("stresses", "stress"), ("quipped", "quip"),
    ],
)  # fmt: skip
def test_a_form_has_its_lemma(form: str, lemma: str) -> None:
    assert LEMMAS[form] == lemma


def test_only_saying_verbs_introduce_quotations() -> None:
    assert "said" in SAYING
    assert "believed" in HOLDING
    assert "believed" not in SAYING
    assert "say" in SPEAKING
    assert not SPEAKING & ONLY_QUOTED


def test_patterns_for_text_that_is_not_tagged() -> None:
    assert re.fullmatch(WRITER_SAYS, "points out")
    assert re.fullmatch(WRITER_HOLDS, "doubted")
    assert re.fullmatch(QUESTION_SAYS, "think")
    assert not re.fullmatch(WRITER_SAYS, "bridge")


def test_lists_of_other_words_hold_what_their_names_say() -> None:
    assert "assertion" in CLAIMS
    assert "verdict" in VIEWS
    assert "survey" in TEXT_NOUNS
    assert "council" in PEOPLE
    assert BE < AUXILIARIES
    assert "went" in PAST
    assert "put" not in PAST
    assert (PRONOUN_BY_GIVEN_NAME["taras"], PRONOUN_BY_GIVEN_NAME["olena"]) == ("he", "she")
