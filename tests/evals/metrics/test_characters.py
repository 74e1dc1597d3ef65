"""What was shown against what should be, reckoned by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model.span import Span
from evals.metrics.characters import CharacterOverlap, DocumentSpan, character_overlap


def _places() -> st.SearchStrategy[list[DocumentSpan]]:
    spans = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 30),
                      st.integers(1, 20))  # fmt: skip
    return st.lists(st.tuples(st.sampled_from("ab"), spans), min_size=1, max_size=4)


def test_two_spans_that_overlap_by_half() -> None:
    found = character_overlap([("a", Span(0, 10))], [("a", Span(5, 15))])

    assert found == CharacterOverlap(shown=10, gold=10, shared=5)
    assert found.precision == 5 / 10
    assert found.recall == 5 / 10
    assert found.f1 == 2 * 5 / (10 + 10)
    assert found.iou == 5 / (10 + 10 - 5)


def test_characters_shown_twice_count_once() -> None:
    found = character_overlap(
        [("a", Span(0, 10)), ("a", Span(8, 12)), ("a", Span(0, 10))],
        [("a", Span(0, 3)), ("a", Span(2, 6))],
    )

    assert found == CharacterOverlap(shown=12, gold=6, shared=6)
    assert (found.precision, found.recall) == (6 / 12, 1.0)
    assert found.f1 == 12 / 18
    assert found.iou == 6 / 12


def test_the_same_place_of_another_document_is_shared_by_nothing() -> None:
    found = character_overlap([("a", Span(0, 10))], [("b", Span(0, 10))])

    assert (found.precision, found.recall, found.f1, found.iou) == (0.0, 0.0, 0.0, 0.0)


def test_what_shows_nothing_is_worth_nothing() -> None:
    found = character_overlap([], [("a", Span(0, 4))])

    assert (found.precision, found.recall, found.f1, found.iou) == (0.0, 0.0, 0.0, 0.0)


def test_without_gold_there_is_nothing_to_reckon() -> None:
    with pytest.raises(ValueError, match="without gold"):
        character_overlap([("a", Span(0, 4))], [])


@given(_places())
def test_what_shows_the_gold_is_perfect(gold: list[DocumentSpan]) -> None:
    found = character_overlap(gold, gold)

    assert (found.precision, found.recall, found.f1, found.iou) == (1.0, 1.0, 1.0, 1.0)


@given(_places(), _places())
def test_f1_lies_between_precision_and_recall_and_iou_below(
    shown: list[DocumentSpan], gold: list[DocumentSpan]
) -> None:
    found = character_overlap(shown, gold)
    low, high = sorted((found.precision, found.recall))

    assert low - 1e-12 <= found.f1 <= high + 1e-12
    assert found.iou <= low + 1e-12
    assert found.f1 == pytest.approx(2 * found.iou / (1 + found.iou))
