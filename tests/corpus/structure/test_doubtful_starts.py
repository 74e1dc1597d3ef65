"""Where the model of line roles doubts the rules."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from corpus.structure.doubtful_starts import doubtful_starts
from corpus.structure.line_roles import LineRole, lines_with_roles

ARTICLE = """The mill on the Orle

The mill stood still for thirty years before anybody asked why.

Nobody in the village wanted to be the first to say that the wheel was sound and the miller was
not. The council wrote two letters about it and lost both.

It was sold in the spring to a woman from the coast who had never ground anything."""
TALK = """~ Marsh ~ Who kept the key?
~ Odell ~ I kept it. It hung behind the door.
~ Marsh ~ For thirty years?
~ Odell ~ Thirty-one.
~ Marsh ~ And nobody asked for it?
~ Odell ~ You are the first."""


def test_an_article_is_not_doubted() -> None:
    assert list(doubtful_starts(ARTICLE, (), {0}, ())) == []


def test_labels_that_no_rule_reads_are_doubted() -> None:
    doubts = list(doubtful_starts(TALK, (), {0}, ()))

    starts = [TALK.index(line) for line in TALK.splitlines()]
    assert set(doubts) <= set(starts)
    assert len(doubts) >= len(starts) / 2


def test_what_the_rules_begin_is_not_doubted() -> None:
    starts = {TALK.index(line) for line in TALK.splitlines()}

    assert list(doubtful_starts(TALK, (), starts, ())) == []


@given(st.text(alphabet="Ab: \n\t12.?>", max_size=200))
def test_lines_are_the_text_in_order(text: str) -> None:
    lines = lines_with_roles(text)

    assert [line.span.of(text) for line in lines] == [
        line for line in text.split("\n") if line.strip()
    ]
    assert all(before.span.end <= after.span.start for before, after in pairwise(lines))
    for line in lines:
        assert line.role in LineRole
