"""Passages ranked anew by the best sentence in each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.evidence.evidence import Scored
    from index.search.retrieve import Hit

SENTENCE = 1.0  # of the best sentence's score, beside the passage's own


def reranked(hits: Sequence[Hit], scored: Sequence[Scored]) -> tuple[Hit, ...]:
    """The hits, best first, with the sum of both scores; `scored` are sentences of some of them.

    A passage none of whose sentences was scored ranks as if its best one were the least of all.
    """
    least = min((one.score for one in scored), default=0.0)
    summed = [replace(hit, score=hit.score + SENTENCE * _best(hit, scored, least)) for hit in hits]
    ranked = sorted(summed, key=lambda hit: -hit.score)
    return tuple(replace(hit, rank=rank) for rank, hit in enumerate(ranked, start=1))


def _best(hit: Hit, scored: Sequence[Scored], least: float) -> float:
    inside = (
        one.score
        for one in scored
        if one.document.id == hit.passage.document.id and hit.passage.span.holds(one.span)
    )
    return max(inside, default=least)
