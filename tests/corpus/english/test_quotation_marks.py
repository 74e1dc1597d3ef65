"""Quotation marks in every usual style, nested, mixed and never closed."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.english.quotation_marks import quoted_spans
from corpus.model.normalise import normalise
from corpus.structure.paragraphs import paragraphs

_CROWDED = st.text(alphabet="ab .,\n“”„\"'‘’«»s", max_size=80)


def _words(text: str) -> list[str]:
    return [one.words.of(text) for one in quoted_spans(text, paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“No toll,” said Rill.", ["No toll,"]),
        ('"No toll," said Rill. "None."', ["No toll,", "None."]),
        ("„Kein Zoll“, sagte Rill.", ["Kein Zoll"]),
        ("«Нет», сказал Рилл.", ["Нет"]),
        ("»Kein Zoll«, sagte Rill.", ["Kein Zoll"]),
        ("He said ‘no toll’ twice.", ["no toll"]),
        ("He said 'no toll' twice.", ["no toll"]),
        ("“He said ‘no’ to me,” said Rill.", ["He said ‘no’ to me,"]),
        ("“He said “no” to me,” said Rill.", ["He said “no” to me,"]),
        ('"He said "no" to me," said Rill.', ['He said "no" to me,']),
        ('"He said “no” to me," said Rill.', ["He said “no” to me,"]),
        ('"The “toll” was his idea.', ["The “toll” was his idea."]),
        ('"...and no toll," said Rill.', ["...and no toll,"]),
        ('".@rill wants no toll," said Rill.', [".@rill wants no toll,"]),
        ('“No toll," said Rill. “None.”', ["No toll,", "None."]),
        ("‘The workers’ bridge is safe,’ said Rill.", ["The workers’ bridge is safe,"]),
    ],
)
def test_words_between_marks(text: str, words: list[str]) -> None:
    assert _words(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "It isn't the town's.",
        "It isn’t the workers’ bridge.",
        "The flood of ’62 took it.",
        "5' 2\"",
    ],
)
def test_an_apostrophe_is_no_mark(text: str) -> None:
    assert _words(text) == []


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "“No toll, said Rill.\n\nThe bridge was opened in 2019."

    assert _words(text) == ["No toll, said Rill."]


def test_an_unclosed_quotation_ends_before_the_next() -> None:
    text = "“No toll, said Rill. “None at all,” she added."

    assert _words(text) == ["No toll, said Rill.", "None at all,"]


def test_a_quotation_goes_on_where_the_next_paragraph_opens_with_a_mark() -> None:
    text = "“No toll.\n\n“None at all.” And so on."
    first, second = quoted_spans(text, paragraphs(text))

    assert (first.goes_on, second.goes_on) == (True, False)


@given(_CROWDED)
def test_quotations_are_in_order_apart_and_within_a_paragraph(text: str) -> None:
    text = normalise(text)
    places = paragraphs(text)

    found = quoted_spans(text, places)

    for one in found:
        assert one.whole.contains(one.words)
        assert any(place.contains(one.whole) for place in places)
    assert all(a.whole.end <= b.whole.start for a, b in pairwise(found))
