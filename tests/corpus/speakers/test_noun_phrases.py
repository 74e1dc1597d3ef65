"""Noun phrases: their bounds, heads and what a comma adds."""

from __future__ import annotations

import pytest

from corpus.speakers.head_nouns import is_name, is_source
from corpus.speakers.noun_phrase_bounds import left_end, right_end
from corpus.speakers.noun_phrases import after, before, subject
from corpus.speakers.token_ranges import around, insertion_end
from tests.corpus.english.tagged import tagged, words


def test_a_phrase_reaches_to_its_last_name() -> None:
    tokens, tags = tagged("The mayor of East Brest said so.")

    assert words(tokens, (0, right_end(tokens, tags, 0))) == "The mayor of East Brest"
    assert left_end(tokens, tags, 4) == 0


def test_a_phrase_takes_its_appositive_along() -> None:
    tokens, tags = tagged("according to Ann Orr, the mayor, it closed.")

    assert words(tokens, after(tokens, tags, 2)) == "Ann Orr , the mayor"


def test_the_phrase_before_a_verb() -> None:
    tokens, tags = tagged("On Monday the mayor said so.")

    assert words(tokens, before(tokens, tags, 4)) == "the mayor"
    assert words(tokens, subject(tokens, tags, 0, 4)) == "the mayor"


@pytest.mark.parametrize(
    ("sentence", "source"), [("The mayor said so.", True), ("The river said so.", False)]
)
def test_a_source_is_a_person_a_body_or_a_text(sentence: str, *, source: bool) -> None:
    tokens, tags = tagged(sentence)

    assert is_name(tokens, tags, (0, 2))
    assert is_source(tokens, tags, (0, 2)) is source


def test_the_ranges_around_an_insertion() -> None:
    _, tags = tagged("The bridge, he thinks, is safe.")
    end = insertion_end(tags, 5)

    assert end == 5
    assert around(tags, 3, end) == ((0, 2), (6, 9))
