"""Paragraphs: every word in exactly one, whatever way the text marks them."""

from __future__ import annotations

import textwrap
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.structure.paragraphs import paragraphs
from tests.corpus.strategies import texts

_PROSE = [
    "The council closed the footbridge on Monday, after engineers had found rust in two piers.",
    (
        "Nobody had expected the closure to last, but the mayor, who had promised in spring that"
        " the bridge would outlive him, now speaks of years. He would not say what it will cost."
    ),
    (
        "Shopkeepers on the east bank object. They say that half of their customers used to walk"
        " over the river, and that a detour of two miles is too much for anyone with a bag."
    ),
]


@given(texts() | st.lists(texts(), min_size=1).map("\n".join))
def test_every_word_is_in_one_paragraph(text: str) -> None:
    found = paragraphs(text)

    assert "".join("".join(span.of(text).split()) for span in found) == "".join(text.split())
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(texts())
def test_a_paragraph_has_no_white_space_around_it(text: str) -> None:
    assert all(span.of(text) == span.of(text).strip() for span in paragraphs(text))


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n\n\n", "\n \n"])
def test_a_line_for_each_paragraph(gap: str) -> None:
    text = gap.join(_PROSE)

    assert [span.of(text) for span in paragraphs(text)] == _PROSE


@pytest.mark.parametrize("width", [48, 60, 72, 76, 80, 120])
def test_lines_wrapped_at_a_margin_are_one_paragraph(width: int) -> None:
    long = [words for words in _PROSE if len(words) > width]
    text = "\n\n".join(textwrap.fill(words, width) for words in long)

    assert [span.of(text).replace("\n", " ") for span in paragraphs(text)] == long


@pytest.mark.parametrize("width", [48, 60, 72, 76, 80])
def test_no_sentence_is_cut_where_wrapped_paragraphs_follow_without_a_gap(width: int) -> None:
    text = "\n".join(textwrap.fill(words, width) for words in _PROSE)

    assert all(span.of(text).endswith(".") for span in paragraphs(text))


def test_items_in_a_wrapped_text_stay_apart() -> None:
    items = [textwrap.fill(words, 60, initial_indent="- ") for words in _PROSE]
    text = "\n".join(items)

    assert [span.of(text) for span in paragraphs(text)] == items


def test_short_lines_of_talk_are_not_taken_for_a_wrapped_text() -> None:
    lines = ["Q: Will it reopen?", "A: In spring, I hope.", "Q: Who pays?", "A: The county does."]
    text = "\n".join(lines)

    assert [span.of(text) for span in paragraphs(text)] == lines


def test_verse_keeps_its_lines() -> None:
    lines = ["The river ran below the bridge", "and no one crossed", "in all that year"]
    text = "\n".join(lines)

    assert [span.of(text) for span in paragraphs(text)] == lines
