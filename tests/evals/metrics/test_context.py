"""Context, by hand."""

from __future__ import annotations

import pytest

from evals.metrics.context import in_context, keeps_context
from tests.evals.outcomes import outcome, place, quote


@pytest.mark.parametrize(
    ("start", "end", "kept"),
    [
        (5, 25, True),  # the context to the letter
        (0, 30, True),
        (6, 25, False),
        (5, 24, False),
        (10, 20, False),  # the place alone
        (19, 20, False),  # a part of it
        (20, 30, True),  # behind the place, so that nothing is demanded
    ],
)
def test_a_quote_that_touches_the_place_shows_all_of_its_context(
    start: int, end: int, *, kept: bool
) -> None:
    assert keeps_context(quote(start, end), [place(10, 20, context=(5, 25))]) is kept


def test_the_same_offsets_of_another_document_demand_nothing() -> None:
    assert keeps_context(quote(10, 20), [place(10, 20, "other", context=(5, 25))])


def test_a_quote_of_two_places_shows_the_context_of_both() -> None:
    both = [place(10, 20, context=(5, 20)), place(30, 40, context=(30, 45))]

    assert keeps_context(quote(5, 45), both)
    assert not keeps_context(quote(5, 40), both)
    assert not keeps_context(quote(10, 45), both)


def test_what_is_no_whole_sentence_is_out_of_context_whatever_it_holds() -> None:
    assert not keeps_context(quote(5, 25, whole=False), [place(10, 20, context=(5, 25))])


def test_alternatives_and_optional_places_demand_their_context_too() -> None:
    alternatives = (place(10, 20), place(30, 40, context=(25, 40)))
    optional = (place(60, 70, context=(50, 70)),)
    shown = [quote(10, 20), quote(30, 40), quote(60, 70), quote(50, 70)]

    assert in_context(outcome(alternatives, optional=optional, shown=shown)) == (2, 4)


def test_without_quotes_nothing_was_cut() -> None:
    assert in_context(outcome(place(10, 20), nearest_stand=(True,))) is None
