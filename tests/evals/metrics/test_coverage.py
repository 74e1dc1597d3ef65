"""Coverage, by hand."""

from __future__ import annotations

from evals.metrics.coverage import coverage
from tests.evals.outcomes import outcome, place, quote


def test_two_of_three_documents_are_heard() -> None:
    points = [place(0, 5, "a"), place(0, 5, "b"), place(0, 5, "c")]
    shown = [quote(0, 5, "a"), quote(0, 5, "c"), quote(9, 12, "c")]

    assert coverage(outcome(*points, shown=shown)) == (2 / 3,)


def test_a_document_with_two_points_counts_once() -> None:
    points = [place(0, 5, "a"), place(9, 12, "a"), place(0, 5, "b")]

    assert coverage(outcome(*points, shown=[quote(0, 5, "b")])) == (1 / 2,)


def test_a_document_without_gold_is_no_gain() -> None:
    assert coverage(outcome(place(0, 5, "a"), shown=[quote(0, 5, "z")])) == (0.0,)


def test_of_alternatives_the_document_counts_that_was_shown_best() -> None:
    alternatives = (place(0, 10, "a"), place(0, 10, "b"))

    assert coverage(outcome(alternatives, shown=[quote(0, 3, "a"), quote(0, 4, "b")])) == (1.0,)
    assert coverage(outcome(alternatives, shown=[quote(0, 4, "b")])) == (1.0,)


def test_who_is_silent_hears_nobody_and_without_gold_there_is_nobody_to_hear() -> None:
    assert coverage(outcome(place(0, 5))) == (0.0,)
    assert coverage(outcome(shown=[quote(0, 5)])) is None
