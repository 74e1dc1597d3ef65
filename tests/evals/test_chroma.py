"""Offsets of Chroma's references, moved into our normalised text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import OnRecordError
from corpus.normalise import normalise
from corpus.span import Span
from evals.bench.chroma import _moved, _questions, run
from tests.corpus.strategies import texts_with_spans

if TYPE_CHECKING:
    from pathlib import Path

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

    assert _moved(text, span).of(normalise(text)) == normalise(span.of(text))


@given(texts_with_spans())
def test_in_a_text_that_is_normalised_nothing_moves(case: tuple[str, Span]) -> None:
    text, span = case

    assert _moved(text, span) == span


def test_a_row_is_a_question_with_the_places_of_its_references(tmp_path: Path) -> None:
    text = "One.\r\nThe toll was three crowns.\r\n"
    references = json.dumps([{"content": "The toll", "start_index": 6, "end_index": 14}])
    quoted = references.replace('"', '""')
    listed = tmp_path / "questions_df.csv"
    listed.write_text(
        f'question,references,corpus_id\nWhat was the toll?,"{quoted}",note\n', "utf-8"
    )

    (question,) = _questions(listed, {"note": text})

    assert (question.text, question.document) == ("What was the toll?", "note")
    assert [span.of(normalise(text)) for span in question.spans] == ["The toll"]


def test_data_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(OnRecordError, match="Chroma's data is not there"):
        run(tmp_path)
