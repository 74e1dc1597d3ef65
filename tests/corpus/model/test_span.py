"""Spans: valid from birth, and what they hold."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from corpus.errors import OffsetError
from corpus.model.span import Span, trim
from tests.corpus.strategies import texts_with_spans


@given(st.integers(), st.integers())
def test_a_span_is_never_empty_nor_backwards_nor_negative(start: int, end: int) -> None:
    assume(not 0 <= start < end)

    with pytest.raises(OffsetError):
        Span(start, end)


@given(texts_with_spans())
def test_a_span_slices_its_text(case: tuple[str, Span]) -> None:
    text, span = case

    assert span.of(text) == text[span.start : span.end]
    assert len(span) == len(span.of(text))


def test_a_span_past_the_end_of_the_text_is_refused() -> None:
    with pytest.raises(OffsetError, match="ends at 5, the text at 4"):
        Span(0, 5).of("four")


@given(texts_with_spans(), texts_with_spans())
def test_two_joined_spans_are_both_held(one: tuple[str, Span], other: tuple[str, Span]) -> None:
    joined = one[1].join(other[1])

    assert joined.contains(one[1])
    assert joined.contains(other[1])


@given(texts_with_spans(), texts_with_spans())
def test_overlapping_is_mutual_and_sharing_a_place(
    one: tuple[str, Span], other: tuple[str, Span]
) -> None:
    first, second = one[1], other[1]
    shared = set(range(first.start, first.end)) & set(range(second.start, second.end))

    assert first.overlaps(second) == second.overlaps(first) == bool(shared)


@given(texts_with_spans())
def test_trimming_drops_only_white_space(case: tuple[str, Span]) -> None:
    text, span = case
    kept = trim(text, span)

    assert (kept.of(text) if kept else "") == span.of(text).strip()
