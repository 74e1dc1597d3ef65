"""A citation stands where it says it stands, or cannot be made."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.citation import Citation
from corpus.errors import OffsetError
from corpus.model.quote import Quote
from corpus.model.span import Span
from corpus.model.speaker import NOBODY
from tests.corpus.strategies import texts_with_spans
from tests.index.folders import invented


@given(texts_with_spans())
def test_a_citation_cut_from_a_document_stands_in_it(case: tuple[str, Span]) -> None:
    text, span = case
    assume(text.strip())
    document = invented(text)

    cited = Citation.at(span, document, NOBODY)

    assert document.text[cited.span.start : cited.span.end] == cited.quote.exact
    assert cited.quote.find_in(document.text) == cited.span


@given(texts_with_spans(), st.data())
def test_a_citation_whose_words_are_elsewhere_cannot_be_made(
    case: tuple[str, Span], data: st.DataObject
) -> None:
    text, span = case
    assume(text.strip())
    start = data.draw(st.integers(0, len(text)))
    other = Span(start, data.draw(st.integers(start + 1, len(text) + 1)))
    assume(text[other.start : other.end] != span.of(text) or other.end > len(text))

    with pytest.raises(OffsetError):
        Citation(Quote.at(span, text), invented(text), other, NOBODY)


@given(texts_with_spans(), st.text(min_size=1, max_size=10))
def test_words_that_are_not_the_documents_cannot_be_cited(
    case: tuple[str, Span], words: str
) -> None:
    text, span = case
    assume(text.strip() and words != span.of(text))

    with pytest.raises(OffsetError):
        Citation(Quote(words, "", ""), invented(text), span, NOBODY)


def test_the_error_names_the_document_and_the_place() -> None:
    with pytest.raises(OffsetError, match="note: the words at 4 to 8 are not the quote's"):
        Citation(Quote("fee", "", ""), invented("The toll.", "note"), Span(4, 8), NOBODY)
