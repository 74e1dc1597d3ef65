"""An answer's claims by speaker and document, without a verdict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.citation import Citation
    from app.domain.claim import Claim
    from corpus.model.document import Document
    from corpus.model.speaker import Speaker

MAX_CLAIMS_OF_VIEW = 2
_UNDATED = "9999"  # documents of no known date come last


@dataclass(frozen=True, slots=True)
class View:
    """What one speaker says in one document: the best claims, best first."""

    speaker: Speaker
    document: Document
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Two quotes that contradict each other; neither is said to be right."""

    one: Citation
    other: Citation


def views(claims: Sequence[Claim]) -> tuple[View, ...]:
    """The claims by speaker and document, oldest document first, those without a date last.

    `claims` come best first. A claim with several places belongs to the first of them.
    """
    claims_of: dict[tuple[Speaker, str], list[Claim]] = {}
    for claim in claims:
        cited = claim.main_citation
        claims_of.setdefault((cited.speaker, cited.document.id), []).append(claim)
    unordered = [
        View(speaker, own[0].main_citation.document, tuple(own[:MAX_CLAIMS_OF_VIEW]))
        for (speaker, _), own in claims_of.items()
    ]
    return tuple(sorted(unordered, key=_date))


def _date(view: View) -> str:
    published = view.document.provenance.published
    return str(published) if published else _UNDATED
