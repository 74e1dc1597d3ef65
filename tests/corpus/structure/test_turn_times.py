"""When the words of a recording are spoken."""

from __future__ import annotations

from corpus.model.span import Span
from corpus.structure.turn_times import time_at
from tests.corpus.speakers.documents import document


def test_words_have_the_time_of_their_turn() -> None:
    talk = document("[0:03] Ana: Why?", "[0:09] Bo: Rust.", "[0:12] Ana: Only?", "[0:15] Bo: Yes.")
    at = talk.text.index("Rust.")

    assert time_at(talk, Span(at, at + 5)) == "0:09"


def test_a_text_without_times_has_none() -> None:
    assert time_at(document("The bridge is closed."), Span(0, 3)) is None
