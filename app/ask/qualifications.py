"""Notes and corrections that are quoted with what they qualify."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ask.claims import claim_of_place
from index.evidence.evidence import EvidencePlace
from index.evidence.qualifications import qualifying_places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.candidates import Candidates
    from app.domain.claim import Claim


def add_qualifications(claims: Sequence[Claim], candidates: Candidates) -> tuple[Claim, ...]:
    """The claims, each followed by the notes, corrections and errata that qualify it."""
    library = candidates.library
    found = {hit.passage.document.id: hit.passage.document for hit in candidates.hits}
    shown: list[Claim] = []
    for claim in claims:
        shown.append(claim)
        for citation in claim.citations:
            quote = EvidencePlace(citation.document, citation.span, citation.voice)
            for place in qualifying_places(
                quote, found.values(), sentences_of=library.sentences_of
            ):
                if not _is_quoted(place, (*claims, *shown)):
                    shown.append(claim_of_place(place, library))
    return tuple(shown)


def _is_quoted(place: EvidencePlace, claims: Sequence[Claim]) -> bool:
    return any(
        citation.document.id == place.document.id and citation.span.contains(place.span)
        for claim in claims
        for citation in claim.citations
    )
