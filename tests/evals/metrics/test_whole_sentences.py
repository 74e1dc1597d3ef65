"""Whole sentences as a second segmenter sees them."""

from __future__ import annotations

import pytest
from hypothesis import given

from corpus.model.document import Document
from corpus.model.span import Span
from corpus.structure.paragraphs import paragraphs
from evals.metrics.whole_sentences import is_whole_sentences
from tests.app.web.hostile_documents import provenance
from tests.corpus.strategies import texts

TEXT = (
    "A Heading\n\nDr. Kemp said no. It cost 3.5 million. “Why?” she asked.\n\n"
    "• First of all.\n\n— Last."
)
DOCUMENT = Document(provenance("d"), TEXT)


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("A Heading", True),
        ("Dr. Kemp said no.", True),
        ("Kemp said no.", False),
        ("It cost 3.5 million.", True),
        ("It cost 3", False),
        ("5 million.", False),
        ("Dr. Kemp said no. It cost 3.5 million.", True),
        ("Dr. Kemp said no. ", False),
        ("• First of all.", True),
        ("First of all.", True),
        ("Last.", True),
        ("A Heading\n\nDr. Kemp said no.", True),
        (TEXT, True),
    ],
)
def test_a_quote_is_whole_from_the_start_of_a_sentence_to_an_end(
    words: str, *, whole: bool
) -> None:
    start = TEXT.index(words)

    assert is_whole_sentences(Span(start, start + len(words)), DOCUMENT) is whole


@given(texts().filter(str.strip))
def test_a_paragraph_is_whole_whatever_is_in_it(text: str) -> None:
    document = Document(provenance("d"), text)

    assert all(is_whole_sentences(paragraph, document) for paragraph in paragraphs(text))
