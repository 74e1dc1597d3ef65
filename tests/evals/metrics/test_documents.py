"""Documents that speak to a question, by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from evals.metrics.documents import documents_exact, documents_precision, documents_recall
from tests.evals.outcomes import outcome, place, quote

if TYPE_CHECKING:
    from evals.cases.outcome import Outcome
    from evals.metrics.metric import Values

VIEWS = {"kind": "views"}


def _views(*named: str, shown: str = "", **given: Any) -> Outcome:
    """Views that stand in the documents named, and an answer that quotes others, a letter each."""
    points = [place(0, 5, name) for name in named]
    return outcome(*points, shown=[quote(0, 5, name) for name in shown], case=VIEWS, **given)


def _figures(one: Outcome) -> tuple[Values | None, Values | None, Values | None]:
    return documents_precision(one), documents_recall(one), documents_exact(one)


def test_all_that_speak_and_no_other() -> None:
    assert _figures(_views("a", "b", shown="ab")) == ((1.0,), (1.0,), (1.0,))


def test_one_that_speaks_is_left_out_and_one_that_does_not_is_quoted() -> None:
    # Quoted a, b and z; a, b, c and d speak: 2 of 3 and 2 of 4.
    assert _figures(_views("a", "b", "c", "d", shown="abz")) == ((2 / 3,), (2 / 4,), (0.0,))


def test_all_that_speak_and_one_more_is_not_exact() -> None:
    assert _figures(_views("a", shown="az")) == ((1 / 2,), (1.0,), (0.0,))


def test_a_document_of_optional_places_is_no_loss_and_no_gain() -> None:
    optional = (place(0, 5, "o"),)

    assert _figures(_views("a", shown="ao", optional=optional)) == ((1.0,), (1.0,), (1.0,))
    assert _figures(_views("a", shown="a", optional=optional)) == ((1.0,), (1.0,), (1.0,))
    assert _figures(_views("a", shown="o", optional=optional)) == (None, (0.0,), (0.0,))


def test_a_document_with_gold_speaks_though_other_places_in_it_are_optional() -> None:
    optional = (place(9, 12, "a"),)

    assert _figures(_views("a", "b", shown="b", optional=optional)) == ((1.0,), (1 / 2,), (0.0,))


def test_every_alternative_s_document_speaks() -> None:
    one = outcome((place(0, 5, "a"), place(0, 5, "b")), shown=[quote(0, 5, "a")], case=VIEWS)

    assert _figures(one) == ((1.0,), (1 / 2,), (0.0,))


def test_words_from_elsewhere_in_a_document_that_speaks_are_the_business_of_other_metrics() -> None:
    one = outcome(place(0, 5, "a"), shown=[quote(90, 95, "a")], case=VIEWS)

    assert documents_exact(one) == (1.0,)


def test_words_that_do_not_stand_in_their_document_are_from_no_document_that_speaks() -> None:
    one = outcome(place(0, 5, "a"), shown=[quote(0, 5, "a", stands=False)], case=VIEWS)

    assert _figures(one) == ((0.0,), (0.0,), (0.0,))


def test_silence_hears_nobody() -> None:
    assert _figures(_views("a")) == (None, (0.0,), (0.0,))


@pytest.mark.parametrize("kind", ["several", "speaker", "comment"])
def test_only_of_views_is_it_asked(kind: str) -> None:
    one = outcome(place(0, 5, "a"), shown=[quote(0, 5, "a")], case={"kind": kind})

    assert _figures(one) == (None, None, None)
