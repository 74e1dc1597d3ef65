"""Overlaps of spans, and the letters within them."""

from __future__ import annotations

import pytest

from corpus.errors import OffsetError
from corpus.model.span import Span
from corpus.speakers.overlaps import count_letters, overlap_length, overlap_of, without_marks


def test_letters_of_overlapping_spans_count_once() -> None:
    assert count_letters("Orr, 7!", [Span(0, 3), Span(1, 6)]) == 4


def test_an_overlap_is_what_both_spans_hold() -> None:
    assert overlap_of(Span(0, 5), Span(3, 9)) == Span(3, 5)
    assert overlap_length(Span(0, 5), Span(7, 9)) < 0
    with pytest.raises(OffsetError):
        overlap_of(Span(0, 5), Span(5, 9))


def test_marks_at_the_ends_are_left_out() -> None:
    assert without_marks("“Orr.”", Span(0, 6)) == Span(1, 4)
    assert without_marks("...", Span(0, 3)) == Span(0, 3)
