"""Readers' comments: where they begin and who wrote them."""

from __future__ import annotations

import pytest

from corpus.structure.comments import Comment, comments, find_comments_start
from corpus.structure.paragraphs import paragraphs

_POST = "The council closed the bridge on Monday, after engineers had found rust in one pier."


def _comments(*lines: str) -> tuple[Comment, ...]:
    text = "\n\n".join((_POST, "2 comments", *lines))
    spans = paragraphs(text)
    return comments(text, spans, find_comments_start(text, spans))


def test_without_their_heading_there_are_none() -> None:
    assert find_comments_start(_POST, paragraphs(_POST)) is None
    assert comments(_POST, paragraphs(_POST), None) == ()


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Odessa Marsh says:", "Odessa Marsh"),
        ("By Odessa Marsh on 3 May", "Odessa Marsh"),
        ("Odessa Marsh – 3 May 2021", "Odessa Marsh"),
        ("Anonymous says:", None),
    ],
)
def test_the_name_is_that_of_the_line_above(head: str, name: str | None) -> None:
    (comment,) = _comments(head, "It was never safe.")

    assert comment.name == name
    assert comment.alone


def test_a_bullet_begins_a_comment_that_nobody_signs() -> None:
    first, second = _comments("• I object.", "• So do I.")

    assert (first.name, second.name) == (None, None)
    assert first.start < second.start


def test_a_line_that_names_a_text_relays_it() -> None:
    (comment,) = _comments("A Facebook comment said:", "It was never safe.")

    assert comment.relays
    assert comment.name is None
