"""Boilerplate: a site's own lines, and sentences that are none."""

from __future__ import annotations

import pytest

from corpus.structure.boilerplate import announces_comments, is_boilerplate, is_not_speech


@pytest.mark.parametrize(
    "line", ["Share this", "12 comments", "All rights reserved.", "See also Bo"]
)
def test_lines_of_a_site_are_boilerplate(line: str) -> None:
    assert is_boilerplate(line)
    assert is_not_speech(line)


@pytest.mark.parametrize("line", ["Share prices fell.", "The comments were few.", "We support it."])
def test_a_sentence_is_none(line: str) -> None:
    assert not is_not_speech(line)


@pytest.mark.parametrize("line", ["Leave a comment", "3 comments", "Kommentare (2)", "комментарии"])
def test_the_heading_of_comments_in_several_languages(line: str) -> None:
    assert announces_comments(line)


def test_a_line_without_letters_is_nobodys() -> None:
    assert is_not_speech("* * *")
