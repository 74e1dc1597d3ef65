"""The numbers of an answer's citations, and the order in which claims are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.answer import Mode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from app.domain.answer import Answer
    from app.domain.citation import Citation
    from app.domain.claim import Claim
    from app.domain.views import View


def number_citations(answer: Answer, *, first: Answer | None = None) -> Mapping[int, Citation]:
    """The answer's citations by number, from 1, in order of appearance.

    First those of the claims (in mode `quotes` view by view), then further contradicting quotes,
    then the nearest sentences. A span cited twice has one number. The citations of the answer shown
    `first` keep their numbers, so that none changes while a model writes.
    """
    citations = [*(_citations(first) if first else ()), *_citations(answer)]
    places = {citation_place(citation): citation for citation in reversed(citations)}
    ordered = dict.fromkeys(map(citation_place, citations))
    return {number: places[where] for number, where in enumerate(ordered, start=1)}


def _citations(answer: Answer) -> Iterator[Citation]:
    for claim in claims_in_display_order(answer):
        yield from claim.citations
    for difference in answer.differ:
        yield from (difference.one, difference.other)
    for near in answer.nearest:
        yield near.citation


def more_claims_of_view(view: View, answer: Answer) -> tuple[Claim, ...]:
    """Further claims of the view's speaker in its document."""
    source = (view.speaker, view.document.id)
    return tuple(
        claim
        for claim in answer.claims
        if claim not in view.claims
        and (claim.main_citation.speaker, claim.main_citation.document.id) == source
    )


def quote_count(claims: Iterable[Claim]) -> int:
    """How many different wordings the claims cite: as many cards as the page shows."""
    return len({citation.quote.exact for claim in claims for citation in claim.citations})


def claims_in_display_order(answer: Answer) -> Iterator[Claim]:
    """The claims as the page shows them: prose as it was written, quotes by view."""
    if answer.mode is Mode.WRITTEN:
        yield from answer.claims
        return
    for view in answer.views:
        yield from view.claims
        yield from more_claims_of_view(view, answer)


def citation_place(citation: Citation) -> tuple[str, int, int]:
    """Document id, start and end, which identify a quote."""
    return citation.document.id, citation.span.start, citation.span.end
