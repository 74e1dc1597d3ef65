"""Contradictions that no shared word shows by its polarity."""

from __future__ import annotations

import pytest

from index.contradiction.disputes import contradicts_on_dispute


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            "The question of territory was never raised.",
            "The draft agreement discussed territory.",
            True,
        ),
        (
            "The question of prisoners was never raised.",
            "The draft agreement discussed territory.",
            False,
        ),
        (
            "The province paid half the repair.",
            "Of the repair the town paid 2 million of it, the province the other 1 million.",
            True,
        ),
        ("The province paid half of the bill.", "The province paid 20 percent.", True),
        ("The province paid half of the bill.", "The province paid 50 percent.", False),
        ("The ferry sank.", "The toll rose.", False),
    ],
)
def test_a_topic_never_raised_or_a_share_that_is_no_half(
    one: str, other: str, *, expected: bool
) -> None:
    assert contradicts_on_dispute(one, other) is expected
    assert contradicts_on_dispute(other, one) is expected
