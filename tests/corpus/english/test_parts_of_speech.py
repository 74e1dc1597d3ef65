"""Parts of speech, one letter a token."""

from __future__ import annotations

import pytest

from tests.corpus.english.tagged import tagged


@pytest.mark.parametrize(
    ("sentence", "tags"),
    [
        ("Orr said that it would close.", "ZVSOMN."),
        ("The mayor has not denied it.", "DNAXEO."),
        ("Orr’s report quickly changed minds.", "DNREN."),
        ("He opposed the plan, but she accepted it.", "OEDN,BOEO."),
    ],
)
def test_each_token_has_its_tag(sentence: str, tags: str) -> None:
    assert tagged(sentence)[1] == tags


def test_that_before_a_noun_is_a_determiner() -> None:
    _, tags = tagged("According to that report, it closed.")

    assert tags[2] == "D"
