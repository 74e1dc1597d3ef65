"""Batches of rows of like lengths."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.search.length_batches import batches_by_length


@given(st.lists(st.integers(1, 50)), st.integers(1, 200))
def test_each_row_is_in_one_batch_that_fits(lengths: list[int], at_most: int) -> None:
    batches = batches_by_length(lengths, at_most=at_most)

    assert sorted(at for batch in batches for at in batch) == list(range(len(lengths)))
    for batch in batches:
        longest = max(lengths[at] for at in batch)
        assert len(batch) == 1 or len(batch) * longest <= at_most


def test_the_longest_come_first() -> None:
    assert batches_by_length([2, 9, 3, 8], at_most=18) == [[1, 3], [2, 0]]
