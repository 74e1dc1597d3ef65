"""The numbers that an answer's quotes bear, and the order in which they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.answer import Mode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.domain.answer import Answer
    from app.domain.citation import Citation
    from app.domain.claim import Claim
    from app.domain.views import View


def number_citations(answer: Answer, *, first: Answer | None = None) -> Mapping[int, Citation]:
    """The answer's citations by the number they bear, from 1, in order of appearance.

    The claims' come first, quotes alone view by view, then what else differs, then the nearest
    passages'. A stretch cited twice has one number. Those of the answer that was shown `first` keep
    their numbers, so that none changes under a reader's eyes while a model writes.
    """
    citations = [*(_cited(first) if first else ()), *_cited(answer)]
    places = {citation_place(citation): citation for citation in reversed(citations)}
    ordered = dict.fromkeys(map(citation_place, citations))
    return {number: places[where] for number, where in enumerate(ordered, start=1)}


def _cited(answer: Answer) -> Iterator[Citation]:
    for claim in claims_in_display_order(answer):
        yield from claim.citations
    for two in answer.differ:
        yield from (two.one, two.other)
    for near in answer.nearest:
        yield near.citation


def more_claims_of_view(view: View, answer: Answer) -> tuple[Claim, ...]:
    """What else the speaker of a view says in its document."""
    whose = (view.speaker, view.document.id)
    return tuple(
        claim
        for claim in answer.claims
        if claim not in view.claims
        and (claim.citations[0].speaker, claim.citations[0].document.id) == whose
    )


def claims_in_display_order(answer: Answer) -> Iterator[Claim]:
    """The claims as the page shows them: prose as it was written, quotes by view."""
    if answer.mode is Mode.WRITTEN:
        yield from answer.claims
        return
    for view in answer.views:
        yield from view.claims
        yield from more_claims_of_view(view, answer)


def citation_place(citation: Citation) -> tuple[str, int, int]:
    """Document id, start, end: what tells one quote from another."""
    return citation.document.id, citation.span.start, citation.span.end
