"""Exactness, by hand."""

from __future__ import annotations

from evals.metrics.exactness import METRICS, exactness
from evals.metrics.metric import figure
from tests.evals.outcomes import outcome, place, quote


def test_a_quote_counts_only_where_words_and_source_are_both_true() -> None:
    shown = [
        quote(0, 5),
        quote(5, 9, stands=False),
        quote(9, 12, known_truly=False),
        quote(12, 15, stands=False, known_truly=False),
    ]

    assert exactness(outcome(place(0, 5), shown=shown)) == (1, 4)


def test_what_is_shown_as_near_counts_as_much() -> None:
    assert exactness(outcome(nearest_stand=(True, False, True))) == (2, 3)
    assert exactness(outcome(shown=[quote(0, 5)], nearest_stand=(False,))) == (1, 2)


def test_who_shows_nothing_is_neither_exact_nor_not() -> None:
    assert exactness(outcome(place(0, 5))) is None


def test_every_quote_weighs_the_same_whatever_its_case() -> None:
    many = outcome(shown=[quote(at, at + 1) for at in range(9)])
    one = outcome(shown=[quote(0, 5, stands=False)])

    found = figure(METRICS[0], [many, one, outcome()])

    assert found.estimate is not None
    assert found.estimate.mean == (9 + 0) / (9 + 1)  # not the mean of 1 and 0
    assert (found.estimate.count, found.undefined) == (2, 1)
