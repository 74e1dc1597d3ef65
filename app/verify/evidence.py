"""The evidence that a written sentence is checked against: its quotes and their provenance."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from app.messages.attribution_line import english_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.domain.citation import Citation
    from corpus.model.document import Document
    from corpus.model.speaker import Speaker

_SURROUNDING_CHARS = 1_500  # on each side of a quote


@dataclass(frozen=True, eq=False)
class CitedEvidence:
    """The cited quotes and the reader's question; compared by identity, so that it can be a key."""

    citations: Sequence[Citation]
    question: str

    @cached_property
    def quotes(self) -> tuple[str, ...]:
        """The words of each quote, without duplicates."""
        return tuple(dict.fromkeys(citation.quote.exact for citation in self.citations))

    @cached_property
    def quoted_text(self) -> str:
        """The words of all quotes, one paragraph per quote."""
        return "\n\n".join(self.quotes)

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The documents of the quotes, without duplicates."""
        return tuple(
            {citation.document.id: citation.document for citation in self.citations}.values()
        )

    @cached_property
    def speakers(self) -> tuple[Speaker, ...]:
        """The speakers of the quotes, without duplicates."""
        return tuple(dict.fromkeys(citation.speaker for citation in self.citations))

    @cached_property
    def provenance_text(self) -> str:
        """Titles, authors, publishers and everyone who speaks or reports, one per line."""
        return "\n".join(self._provenance_lines())

    def _provenance_lines(self) -> Iterator[str]:
        for document in self.documents:
            provenance = document.provenance
            yield from filter(
                None,
                (
                    provenance.name,
                    provenance.author,
                    provenance.publisher,
                    provenance.interviewer,
                    provenance.interviewee,
                    provenance.kind,
                ),
            )
        for citation in self.citations:
            for speaker in (citation.speaker, *citation.voice.via, *citation.others):
                yield english_name(speaker)

    @cached_property
    def surrounding_text(self) -> str:
        """The text on both sides of each quote: it shows which country "his country" is."""
        return "\n\n".join(
            citation.document.text[
                max(0, citation.span.start - _SURROUNDING_CHARS) : citation.span.end
                + _SURROUNDING_CHARS
            ]
            for citation in self.citations
        )
