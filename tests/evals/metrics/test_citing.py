"""Citation recall and precision, by hand and as ALCE's own program counts them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.metrics.citing import (
    citation_precision,
    citation_recall,
    count_precise_citations,
    is_recalled,
)
from tests.evals.outcomes import outcome, place, quote

if TYPE_CHECKING:
    from collections.abc import Sequence

# Sets of citations that entail, of four at most, as a model might see it: not even monotone.
_ENTAILING = st.frozensets(st.frozensets(st.integers(0, 3), min_size=1))
_CITED = st.lists(st.integers(0, 3), unique=True, max_size=4)


def _alce(cited: list[int], entailing: frozenset[frozenset[int]]) -> tuple[int, int]:
    """Recall and precise citations of a sentence, step by step as in ALCE's eval.py."""
    joint = int(bool(cited) and frozenset(cited) in entailing)
    if not joint or len(cited) == 1:
        return joint, joint
    count = 0
    for one in cited:
        if frozenset([one]) in entailing:
            count += 1
        elif frozenset(cited) - {one} not in entailing:
            count += 1  # the others do not do without it
    return joint, count


@given(_CITED, _ENTAILING)
def test_a_sentence_is_judged_as_alce_does(
    cited: list[int], entailing: frozenset[frozenset[int]]
) -> None:
    def entail(those: Sequence[int]) -> bool:
        return frozenset(those) in entailing

    assert (int(is_recalled(cited, entail)), count_precise_citations(cited, entail)) == _alce(
        cited, entailing
    )


def test_two_that_only_together_entail_are_both_needed() -> None:
    def entail(those: Sequence[str]) -> bool:
        return {"a", "b"} <= set(those)

    assert count_precise_citations(["a", "b"], entail) == 2
    assert count_precise_citations(["a", "b", "c"], entail) == 2  # c adds nothing
    assert count_precise_citations(["a", "c"], entail) == 0
    assert not is_recalled([], entail)


def test_one_that_entails_alone_makes_another_irrelevant() -> None:
    def entail(those: Sequence[str]) -> bool:
        return "a" in those

    assert count_precise_citations(["a", "b"], entail) == 1


def test_written_sentences_are_carried_by_half_of_a_gold_place() -> None:
    shown = [
        quote(0, 5, claim=0),  # half of 0 to 10
        quote(50, 60, claim=0),  # nothing
        quote(6, 10, claim=1),  # less than half
        quote(20, 40, claim=2),  # the whole second place
    ]
    one = outcome(
        place(0, 10),
        place(20, 40),
        mode="written",
        shown=shown,
        claims=("one", "two", "three", "four"),
    )

    assert citation_recall(one) == (2, 4)  # the fourth cites nothing
    assert citation_precision(one) == (2, 4)


def test_two_citations_that_make_half_together_are_both_precise() -> None:
    shown = [quote(0, 3), quote(7, 9)]

    assert citation_precision(
        outcome(place(0, 10), mode="written", shown=shown, claims=("one",))
    ) == (2, 2)


@pytest.mark.parametrize("metric", [citation_recall, citation_precision])
def test_there_is_nothing_to_judge_without_a_model_a_sentence_or_gold(metric: object) -> None:
    shown = [quote(0, 10)]

    assert callable(metric)
    assert metric(outcome(place(0, 10), shown=shown)) is None
    assert metric(outcome(place(0, 10), mode="written")) is None
    assert metric(outcome(mode="written", shown=shown)) is None


def test_where_nothing_is_cited_precision_is_undefined_and_recall_is_zero() -> None:
    one = outcome(place(0, 10), mode="written", claims=("one",))

    assert citation_precision(one) is None
    assert citation_recall(one) == (0, 1)
