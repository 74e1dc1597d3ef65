"""Accounts side by side: who says what, where and when, without a verdict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.citation import Citation
    from app.domain.claim import Claim
    from corpus.model.document import Document
    from corpus.model.speaker import Speaker

STRONGEST = 2  # quotes of one speaker in one document
_UNDATED = "9999"  # documents of no known date come last


@dataclass(frozen=True, slots=True)
class View:
    """What one speaker says in one document: the strongest quotes, the best first."""

    speaker: Speaker
    document: Document
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Two quotes that speak to one point in opposite ways; neither is said to be right."""

    one: Citation
    other: Citation


def views(claims: Sequence[Claim]) -> tuple[View, ...]:
    """The claims by who speaks and where, oldest document first, those without a date last.

    `claims` come best first. One that stands in several places is given to the first of them.
    """
    found: dict[tuple[Speaker, str], list[Claim]] = {}
    for claim in claims:
        cited = claim.citations[0]
        found.setdefault((cited.speaker, cited.document.id), []).append(claim)
    every = [
        View(speaker, its[0].citations[0].document, tuple(its[:STRONGEST]))
        for (speaker, _), its in found.items()
    ]
    return tuple(sorted(every, key=_date))


def _date(view: View) -> str:
    published = view.document.provenance.published
    return str(published) if published else _UNDATED
