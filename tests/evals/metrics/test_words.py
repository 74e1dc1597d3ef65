"""Word F1, by hand and against SQuAD's own counting."""

from __future__ import annotations

import re
import string
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.metrics.words import pooled_f1, shared_words, words
from tests.evals.outcomes import outcome, place, quote

_TEXTS = st.lists(
    st.sampled_from(["The", "a", "bridge", "Bridge,", "river.", "shut!", "84", "“shut”"]),
    max_size=8,
).map(" ".join)


def _squad_f1(shown: str, gold: str) -> float:
    """As SQuAD's evaluation script does it: punctuation away, articles away, then split."""

    def tokens(text: str) -> list[str]:
        bare = "".join(c for c in text.lower() if c not in {*string.punctuation, "“", "”"})
        return re.sub(r"\b(a|an|the)\b", " ", bare).split()

    mine, its = tokens(shown), tokens(gold)
    same = (Counter(mine) & Counter(its)).total()
    if not same:
        return 0.0
    precision, recall = same / len(mine), same / len(its)
    return 2 * precision * recall / (precision + recall)


@given(_TEXTS, _TEXTS)
def test_of_one_case_it_is_squad_s_f1(shown: str, gold: str) -> None:
    found = pooled_f1([shared_words([shown], [gold])])

    if found is not None:
        assert found == pytest.approx(_squad_f1(shown, gold))


def test_words_are_counted_without_articles_case_and_punctuation() -> None:
    # bridge shut in May | mayor shut bridge: two are shared, of four and of three.
    assert shared_words(["The bridge, shut in May."], ["“A mayor shut the Bridge.”"]) == (2, 4, 3)


def test_a_word_is_shared_as_often_as_both_have_it() -> None:
    assert shared_words(["no no no"], ["no", "no yes"]) == (2, 3, 3)


def test_pooling_weighs_words_not_cases() -> None:
    counts = [(2.0, 4.0, 3.0), (1.0, 1.0, 1.0), (0.0, 5.0, 2.0)]

    assert pooled_f1(counts) == 2 * (2 + 1 + 0) / ((4 + 1 + 5) + (3 + 1 + 2))
    assert pooled_f1([]) is None
    assert pooled_f1([(0.0, 0.0, 0.0)]) is None


def test_a_place_shown_twice_or_gold_of_two_points_counts_once() -> None:
    gold = place(0, 20, text="it was shut")
    shown = quote(0, 20, text="it was shut")

    assert words(outcome(gold, shown=[shown, shown])) == (3, 3, 3)
    assert words(outcome(gold, gold, shown=[shown])) == (3, 3, 3)


def test_quotes_of_optional_places_and_of_other_alternatives_are_left_out() -> None:
    alternatives = (place(0, 20, text="it was shut"), place(30, 40, text="closed"))
    optional = (place(50, 60, text="by decree"),)
    shown = [
        quote(0, 20, text="it was shut"),
        quote(30, 40, text="closed"),
        quote(50, 60, text="by decree"),
        quote(80, 90, text="in rain"),
    ]

    assert words(outcome(alternatives, optional=optional, shown=shown)) == (3, 3 + 2, 3)


def test_without_gold_there_is_nothing_to_share() -> None:
    assert words(outcome(shown=[quote(0, 9)])) is None


def test_who_shows_nothing_shares_nothing() -> None:
    assert words(outcome(place(0, 20, text="it was shut"))) == (0, 0, 3)
