"""Offsets of other people's texts, moved into our normalised ones."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.model.normalise import normalise
from corpus.model.span import Span
from evals.bench.locations import normalised_span
from tests.corpus.strategies import texts_with_spans

# What normalising shortens: line ends, decomposed letters, and the mark at a file's start.
_BETWEEN = st.sampled_from([" ", "\r\n", "\r", "\n\n", "e\u0301 ", " i\u0308", "\r\n\r\n"])
_WORDS = st.sampled_from(["bridge", "na\u0308ive", "Ane", "x", "caf\u00e9"])


@st.composite
def _referenced(draw: st.DrawFn) -> tuple[str, Span]:
    """A text that normalising changes, and a span of whole words in it."""
    text, starts, ends = draw(st.sampled_from(["", "\ufeff"])), [], []
    for _ in range(draw(st.integers(1, 8))):
        starts.append(len(text))
        text += draw(_WORDS)
        ends.append(len(text))
        text += draw(_BETWEEN)
    first = draw(st.integers(0, len(starts) - 1))
    last = draw(st.integers(first, len(starts) - 1))
    return text, Span(starts[first], ends[last])


@given(_referenced())
def test_a_moved_span_holds_the_same_words(case: tuple[str, Span]) -> None:
    text, span = case

    assert normalised_span(text, span).of(normalise(text)) == normalise(span.of(text))


@given(texts_with_spans())
def test_in_a_text_that_is_normalised_nothing_moves(case: tuple[str, Span]) -> None:
    text, span = case

    assert normalised_span(text, span) == span
