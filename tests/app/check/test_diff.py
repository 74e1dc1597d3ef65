"""A quotation compared with the words it was aligned with: what changed, and where."""

from __future__ import annotations

import pytest

from app.check.align_at import likeness, places_of_words, similar_places
from app.check.change import ChangeKind
from app.check.diff import Comparison, compare
from app.check.quotation import Sign, readings
from app.check.word_index import WordIndex
from tests.index.folders import invented

_SOURCE = "They say: “The old bridge did not pay for itself.” It carries 40 carts a day."


def _compared(words: str, source: str = _SOURCE) -> Comparison:
    """The comparison at the most similar place."""
    index = WordIndex.of([invented(source)])
    quotation = readings(words)[-1]  # the one with the quoter’s marks, where there are any
    places = [*places_of_words(quotation, index), *similar_places(quotation, index)]
    return compare(max(places, key=likeness))


def test_the_same_words_have_no_change_and_their_place() -> None:
    found = _compared("The old bridge did not pay for itself.")

    assert (found.changes, found.own) == ((), ())
    assert _SOURCE[found.start : found.end] == "The old bridge did not pay for itself."


@pytest.mark.parametrize(
    ("words", "kind", "quoted", "source"),
    [
        ("It carries 50 carts a day.", ChangeKind.NUMBER, "50", "40"),
        ("The old bridge did pay for itself.", ChangeKind.NEGATION_DROPPED, "", "not"),
        ("The old bridge did not really pay for itself.", ChangeKind.ADDED, "really", ""),
        ("the old bridge did not pay for itself.", ChangeKind.CASE, "the", "The"),
    ],
)
def test_a_change_has_its_kind_its_words_and_its_place(
    words: str, kind: ChangeKind, quoted: str, source: str
) -> None:
    (change,) = _compared(words).changes

    assert (change.kind, change.quoted.strip(), change.source.strip()) == (kind, quoted, source)
    assert _SOURCE[change.start : change.end] == change.source


def test_changes_come_in_the_order_of_the_source() -> None:
    changes = _compared("the old bridge did pay for itself").changes

    assert [change.start for change in changes] == sorted(change.start for change in changes)
    assert {change.kind for change in changes} >= {ChangeKind.CASE, ChangeKind.NEGATION_DROPPED}


def test_an_ellipsis_is_the_quoters_mark_and_tells_the_negation_it_hides() -> None:
    found = _compared("The old bridge did […] pay for itself.")

    (mark,) = found.own
    assert found.changes == ()
    assert (mark.sign, mark.replaced.strip(), mark.lost_cues) == (Sign.ELLIPSIS, "not", ("not",))
