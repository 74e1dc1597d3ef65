"""Quotations typed from a printed page, with the hyphens at the ends of its lines."""

from __future__ import annotations

import pytest

from app.check.result import Match
from app.check.word_index import WordIndex
from tests.app.check.test_check import checked
from tests.index.folders import invented


@pytest.mark.parametrize(
    "typed",
    [
        "Nobody has taken responsi-\nbility for it.",
        "Nobody has taken respon- sibility for it.",
        "Nobody has taken responsi\u00ad\nbility for it.",
        "Nobody has taken res\u2010\n  ponsibility for it.",
    ],
)
def test_a_word_typed_with_the_hyphen_of_its_line_is_whole(typed: str) -> None:
    record = WordIndex.of([invented("Nobody has taken responsibility for it.")])
    (found,) = checked(typed, record).found

    assert found.match is Match.EXACT


def test_a_hyphen_that_belongs_to_the_words_stays() -> None:
    record = WordIndex.of([invented("The pre- and post-war houses of the co-op fell.")])
    (found,) = checked("The pre- and post-war houses of the co-op fell.", record).found

    assert found.match is Match.EXACT
