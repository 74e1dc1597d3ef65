"""A citation stands where it says it stands, or cannot be made."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.citation import Citation
from corpus.errors import OffsetError
from corpus.model.document import Document, Provenance
from corpus.model.mark import Mark, MarkKind
from corpus.model.publication_date import PublicationDate
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


def test_a_quote_is_dated_by_the_message_that_it_is_in() -> None:
    text = "The bolts are gone. There is no money."
    provenance = Provenance(
        id="a", file="a.eml", sha256="0" * 64, published=PublicationDate.parse("2021-05-03")
    )
    message = Mark(Span(20, len(text)), MarkKind.MESSAGE, "Hugo", "2 May 2021 at 9:03")
    document = Document(provenance, text, (message,))

    assert str(Citation.at(Span(0, 19), document, NOBODY).provenance.published) == "2021-05-03"
    assert str(Citation.at(Span(20, 38), document, NOBODY).provenance.published) == "2021-05-02"


def test_the_error_names_the_document_and_the_place() -> None:
    with pytest.raises(OffsetError, match="note: the words at 4 to 8 are not the quote's"):
        Citation(Quote("fee", "", ""), invented("The toll.", "note"), Span(4, 8), NOBODY)
