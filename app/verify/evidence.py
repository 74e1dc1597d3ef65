"""What a written sentence is held against: the quotes it cites, and what is known of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from app.messages.attribution_line import display_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.domain.citation import Citation
    from corpus.model.document import Document
    from corpus.model.speaker import Speaker

_AROUND = 1_500  # characters
_BEFORE = 400  # characters before a quote in which the one stands whom its pronouns mean


@dataclass(frozen=True)
class CitedEvidence:
    """The cited quotes and the reader's question."""

    cited: Sequence[Citation]
    question: str

    @cached_property
    def quotes(self) -> tuple[str, ...]:
        """The cited words, each quote once."""
        return tuple(dict.fromkeys(one.quote.exact for one in self.cited))

    @cached_property
    def words(self) -> str:
        """The cited words, a paragraph a quote."""
        return "\n\n".join(self.quotes)

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The documents the quotes stand in, each once."""
        return tuple({one.document.id: one.document for one in self.cited}.values())

    @cached_property
    def speakers(self) -> tuple[Speaker, ...]:
        """Whose words or claims the quotes are, each once."""
        return tuple(dict.fromkeys(one.speaker for one in self.cited))

    @cached_property
    def known(self) -> str:
        """Titles, authors, publishers, and everyone who speaks or passes on: what a page shows."""
        return "\n".join(self._known())

    def _known(self) -> Iterator[str]:
        for document in self.documents:
            its = document.provenance
            who = (its.author, its.publisher, its.interviewer, its.interviewee, its.kind)
            yield from filter(None, (its.name, *who))
        for one in self.cited:
            for speaker in (one.speaker, *one.voice.via, *one.others):
                yield display_name(speaker)

    @cached_property
    def around(self) -> str:
        """What stands on either side of the quotes: it tells which country is "his country"."""
        return "\n\n".join(
            one.document.text[max(0, one.span.start - _AROUND) : one.span.end + _AROUND]
            for one in self.cited
        )

    @cached_property
    def before(self) -> str:
        """What stands just before the quotes: it tells whom their pronouns mean."""
        return "\n\n".join(
            one.document.text[max(0, one.span.start - _BEFORE) : one.span.start]
            for one in self.cited
        )
