"""Settling: alternatives and optional places become two plain sets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from evals.cases.outcome import DocumentRange, GoldSpan, ShownQuote
from evals.cases.resolve_alternatives import best_alternatives, resolve_alternatives
from evals.metrics.evidence import f1, iou, precision, recall
from tests.evals.outcomes import outcome, place, quote
from tests.evals.strategies import places, points, quotes

Units = Callable[[DocumentRange], set[tuple[str, int]]]
_UNITS: st.SearchStrategy[Units] = st.sampled_from(
    [DocumentRange.characters, DocumentRange.sentence_units]
)


def _shares(point: list[GoldSpan], shown: set[tuple[str, int]]) -> list[float]:
    return [len(one.at.characters() & shown) / len(one.at.characters()) for one in point]


@given(points(), st.data(), _UNITS)
def test_who_shows_one_place_of_each_point_and_no_more_has_one_everywhere(
    gold: list[list[GoldSpan]], data: st.DataObject, units: Units
) -> None:
    best = [data.draw(st.sampled_from(point)).at for point in gold]
    shown = [quote(at.start, at.end, at.document) for at in best]

    sets = resolve_alternatives(outcome(*gold, shown=shown), units)

    assert [measure(sets) for measure in (precision, recall, f1, iou)] == [1.0] * 4


@given(points(), st.lists(quotes(), max_size=3), places(st.just("c")), _UNITS)
def test_an_optional_place_shown_or_not_changes_nothing(
    gold: list[list[GoldSpan]], shown: list[ShownQuote], optional: GoldSpan, units: Units
) -> None:
    without = outcome(*gold, shown=shown, optional=(optional,))
    also = quote(optional.at.start, optional.at.end, "c")
    together = replace(without, shown=(*without.shown, also))

    assert resolve_alternatives(together, units) == resolve_alternatives(without, units)


@given(st.data(), points(), st.lists(quotes(), max_size=3), _UNITS)
def test_the_order_of_alternatives_changes_nothing_where_one_is_shown_best(
    data: st.DataObject, gold: list[list[GoldSpan]], shown: list[ShownQuote], units: Units
) -> None:
    before = outcome(*gold, shown=shown)
    characters = set().union(*(one.evidence.characters() for one in before.shown))
    for point in gold:
        shares = _shares(point, characters)
        assume(len({one.at for one in point}) == 1 or shares.count(max(shares)) == 1)
    turned = [data.draw(st.permutations(point)) for point in gold]

    assert resolve_alternatives(outcome(*turned, shown=shown), units) == resolve_alternatives(
        before, units
    )


@given(points(), st.lists(quotes(), max_size=3))
def test_the_alternative_that_counts_is_shown_no_less_than_any_other(
    gold: list[list[GoldSpan]], shown: list[ShownQuote]
) -> None:
    found = outcome(*gold, shown=shown)
    characters = set().union(*(one.evidence.characters() for one in found.shown))

    for point, best in zip(gold, best_alternatives(found), strict=True):
        assert _shares([best], characters) == [max(_shares(point, characters))]


def test_of_alternatives_of_which_nothing_was_shown_one_of_a_quoted_document_counts() -> None:
    here, there = place(0, 10), place(0, 10, "e")

    assert best_alternatives(outcome((here, there), shown=[quote(50, 60, "e")])) == (there,)


def test_words_that_do_not_stand_are_no_evidence_and_count_against_precision() -> None:
    sets = resolve_alternatives(outcome(place(0, 10), shown=[quote(0, 10, stands=False)]))

    assert len(sets.shown) == 10
    assert not sets.shown & sets.gold


def test_the_space_between_two_gold_sentences_is_no_fault() -> None:
    one = outcome(place(0, 10), place(11, 20), place(22, 30), shown=[quote(0, 30)])

    assert resolve_alternatives(one).shown == resolve_alternatives(one).gold


def test_three_characters_between_two_gold_sentences_are_words() -> None:
    one = outcome(place(0, 10), place(13, 20), shown=[quote(0, 20)])

    assert len(resolve_alternatives(one).shown - resolve_alternatives(one).gold) == 3


def test_of_alternatives_shown_alike_the_first_counts() -> None:
    first, second = place(0, 10), place(20, 40)

    assert best_alternatives(outcome((first, second), shown=[quote(0, 5), quote(20, 30)])) == (
        first,
    )
    assert best_alternatives(outcome((first, second))) == (first,)


def test_shares_are_compared_not_lengths() -> None:
    short, long = place(0, 10), place(20, 60)  # 8 of 10 against 20 of 40

    assert best_alternatives(outcome((long, short), shown=[quote(0, 8), quote(20, 40)])) == (short,)


def test_an_alternative_that_does_not_count_is_neither_right_nor_wrong() -> None:
    sets = resolve_alternatives(
        outcome((place(0, 10), place(20, 30)), shown=[quote(0, 10), quote(20, 35)])
    )

    assert sets.gold == {("d", at) for at in range(10)}
    assert sets.shown == {("d", at) for at in [*range(10), *range(30, 35)]}


def test_what_is_optional_and_gold_at_once_is_gold() -> None:
    sets = resolve_alternatives(
        outcome(place(0, 10), optional=(place(5, 20),), shown=[quote(0, 20)])
    )

    assert sets.shown == sets.gold == {("d", at) for at in range(10)}


@pytest.mark.parametrize(
    ("shown", "sentences"), [((0, 1), {0}), ((9, 11), {0, 1}), ((10, 30), {1, 2})]
)
def test_a_sentence_counts_where_a_character_of_it_is_shown(
    shown: tuple[int, int], sentences: set[int]
) -> None:
    sets = resolve_alternatives(
        outcome(place(40, 50), shown=[quote(*shown)]), DocumentRange.sentence_units
    )

    assert sets.shown == {("d", number) for number in sentences}


def test_the_same_offsets_of_another_document_are_other_words() -> None:
    sets = resolve_alternatives(outcome(place(0, 10), shown=[quote(0, 10, "other")]))

    assert not sets.shown & sets.gold
