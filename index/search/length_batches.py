"""Batches of rows of tokens for a model: of like lengths, so that little of them is padding."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def batches_by_length(lengths: Sequence[int], *, at_most: int) -> list[list[int]]:
    """Indices of the rows, the longest first, in batches of `at_most` tokens, padding included.

    A row that is longer by itself is a batch of its own.
    """
    batches: list[list[int]] = []
    for at in sorted(range(len(lengths)), key=lambda at: -lengths[at]):
        if batches and (len(batches[-1]) + 1) * lengths[batches[-1][0]] <= at_most:
            batches[-1].append(at)
        else:
            batches.append([at])
    return batches
