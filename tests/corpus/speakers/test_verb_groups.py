"""Verb groups: whether a word is a verb, where its group begins, and its subject."""

from __future__ import annotations

import pytest

from corpus.speakers.verb_groups import group_start, may_be_verb, teller
from tests.corpus.english.tagged import tagged, words


def _verb(sentence: str, verb: str) -> int:
    return [token.text for token in tagged(sentence)[0]].index(verb)


@pytest.mark.parametrize(
    ("sentence", "verb", "is_verb"),
    [
        ("Orr claims that it closed.", "claims", True),
        ("The claims of Orr are false.", "claims", False),
        ("She had the report of it.", "report", False),
    ],
)
def test_a_noun_is_told_from_a_verb(sentence: str, verb: str, *, is_verb: bool) -> None:
    assert may_be_verb(*tagged(sentence), _verb(sentence, verb)) is is_verb


@pytest.mark.parametrize(
    ("sentence", "start"),
    [
        ("Orr has also said that it closed.", 1),
        ("Orr would say that it closed.", None),
        ("Orr did not say that it closed.", None),
        ("Orr was told that it closed.", None),
    ],
)
def test_the_group_begins_with_its_auxiliaries(sentence: str, start: int | None) -> None:
    tokens, tags = tagged(sentence)
    verb = next(at for at, token in enumerate(tokens) if token.lower in {"say", "said", "told"})

    assert group_start(tokens, tags, verb) == start


@pytest.mark.parametrize(
    ("sentence", "source", "inverted"),
    [
        ("Orr said that it closed.", "Orr", False),
        ("“The old bridge is closed,” said Orr.", "Orr", True),
    ],
)
def test_the_source_is_before_or_after_the_verb(
    sentence: str, source: str, *, inverted: bool
) -> None:
    tokens, tags = tagged(sentence)
    verb = _verb(sentence, "said")

    found = teller(tokens, tags, verb, verb)

    assert found is not None
    assert (words(tokens, found[0]), found[1]) == (source, inverted)
