"""Quotes: found again where they were taken, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import OffsetError
from corpus.model.quote import Quote
from corpus.model.span import Span
from tests.corpus.strategies import texts_with_spans


@given(texts_with_spans(), st.integers(0, 40))
def test_a_quote_is_found_again_where_it_was_taken(case: tuple[str, Span], context: int) -> None:
    text, span = case

    assert Quote.at(span, text, context=context).find_in(text) == span


@given(texts_with_spans())
def test_a_quote_holds_the_words_and_what_stands_around_them(case: tuple[str, Span]) -> None:
    text, span = case
    quote = Quote.at(span, text)

    assert quote.exact == span.of(text)
    assert text[: span.start].endswith(quote.prefix)
    assert text[span.end :].startswith(quote.suffix)


def test_context_grows_until_the_quote_stands_in_one_place() -> None:
    text = "He said no. " * 20

    quote = Quote.at(Span(120, 131), text, context=4)

    assert quote.exact == "He said no."
    assert len(quote.prefix) > 4
    assert quote.places_in(text) == (Span(120, 131),)


def test_a_quote_that_stands_twice_or_nowhere_is_not_found() -> None:
    with pytest.raises(OffsetError, match="2 places"):
        Quote("no", "", "").find_in("no and no")
    with pytest.raises(OffsetError, match="0 places"):
        Quote("no", "", "").find_in("yes")


def test_a_quotation_of_nothing_is_refused() -> None:
    with pytest.raises(OffsetError):
        Quote("", "before", "after")
