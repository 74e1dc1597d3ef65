"""Passages for a question, ranked by what is in them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.ask.passage_selection import scope
from index.evidence.passage_order import reranked
from index.search.retrieve import retrieve

if TYPE_CHECKING:
    from app.ask.search import Shelf
    from app.domain.candidates import Considered
    from app.domain.filters import Filters
    from index.search.retrieve import Hit


def passages_found(
    found: Considered, shelf: Shelf, filters: Filters, *, top: int
) -> tuple[Hit, ...]:
    """The best `top` passages: those that were considered, ranked anew, and the next ones."""
    hits = reranked(found.hits, found.every)
    if top <= len(hits):
        return hits[:top]
    vector = shelf.embedder.question(found.question)
    where = scope(filters, found.asked)
    deeper = retrieve(found.question, vector, shelf.library, shelf.store, top=top, scope=where)
    rows = {hit.row for hit in hits}
    further = (hit for hit in deeper if hit.row not in rows)
    behind = (replace(hit, rank=rank) for rank, hit in enumerate(further, start=len(hits) + 1))
    return (*hits, *behind)[:top]
