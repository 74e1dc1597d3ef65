"""The view of a case: its quotes, points, measures and filters."""

from __future__ import annotations

from evals.metrics.registry import METRICS
from evals.report.views import case_view
from tests.evals.outcomes import outcome, place, quote

BY_KEY = {metric.key: metric for metric in METRICS}


def test_the_alternative_that_was_shown_best_counts() -> None:
    view = case_view(outcome([place(0, 10), place(20, 30)], shown=[quote(20, 30)]), BY_KEY)

    (point,) = view.points
    assert [alternative.counts for alternative in point.places] == [False, True]
    assert (point.share, point.made) == (1.0, True)


def test_a_point_of_which_less_than_half_was_shown_is_not_made() -> None:
    (below,) = case_view(outcome(place(0, 10), shown=[quote(0, 4)]), BY_KEY).points
    (half,) = case_view(outcome(place(0, 10), shown=[quote(0, 5)]), BY_KEY).points

    assert (below.share, below.made) == (0.4, False)
    assert (half.share, half.made) == (0.5, True)


def test_a_wrong_speaker_names_the_place_and_a_right_one_does_not() -> None:
    gold = place(0, 10, speaker="Orsolya Kemp")
    wrong = case_view(outcome(gold, shown=[quote(0, 10, speaker="Sidney Lille")]), BY_KEY)
    right = case_view(outcome(gold, shown=[quote(0, 10, speaker="Dr. Kemp")]), BY_KEY)

    assert wrong.quotes[0].whose == gold
    assert right.quotes[0].whose is None


def test_a_claim_is_shown_only_where_it_is_not_the_quote_itself() -> None:
    shown = [quote(0, 10, text="It rained.")]

    verbatim = case_view(outcome(place(0, 10), shown=shown), BY_KEY)
    written = case_view(outcome(place(0, 10), shown=shown, claims=("There was rain.",)), BY_KEY)

    assert verbatim.quotes[0].claim is None
    assert written.quotes[0].claim == "There was rain."


def test_the_rank_of_the_first_hit_counts_from_one() -> None:
    hit = case_view(outcome(place(0, 10), hits=(False, True, True)), BY_KEY)
    none = case_view(outcome(place(0, 10), hits=(False, False)), BY_KEY)

    assert (hit.first_hit, none.first_hit) == (2, None)


def test_measures_are_counts_where_they_are_pooled_and_shares_elsewhere() -> None:
    view = case_view(outcome(place(0, 10), shown=[quote(0, 10), quote(10, 20)]), BY_KEY)

    measures = dict(view.measures)
    assert measures["In context"] == "2 of 2"
    assert measures["Precision, characters"] == "0.50"


def test_filters_are_pairs_of_name_and_words() -> None:
    filters = {"sources": ["a", "b"], "after": "2024"}

    view = case_view(outcome(case={"filters": filters}), BY_KEY)

    assert dict(view.filters) == {"sources": "a, b", "after": "2024"}
