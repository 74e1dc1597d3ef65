"""A citation: a quote that is proved to be at its place in its document."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from corpus.errors import OffsetError
from corpus.model.quote import Quote
from corpus.structure.part_dates import date_at
from corpus.structure.turn_times import time_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.model.document import Document, Provenance
    from corpus.model.span import Span
    from corpus.model.speaker import Speaker, Voice


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote with document, span and voice: `document.text[start:end] == exact`.

    A citation for which that is false cannot be made: OffsetError. `others` are further speakers in
    the quote: the interviewer whose question is part of it, the author around a quoted person.
    """

    quote: Quote
    document: Document
    span: Span
    voice: Voice
    others: tuple[Speaker, ...] = ()

    def __post_init__(self) -> None:
        """Check the quote against the document."""
        if self.span.of(self.document.text) != self.quote.exact:
            message = (
                f"{self.document.id}: the words at {self.span.start} to {self.span.end} "
                "are not the quote's"
            )
            raise OffsetError(message)

    @classmethod
    def at(
        cls, span: Span, document: Document, voice: Voice, *, others: tuple[Speaker, ...] = ()
    ) -> Self:
        """Cut the quote from the document itself."""
        document = document.loaded
        return cls(Quote.at(span, document.text), document, span, voice, others)

    @property
    def provenance(self) -> Provenance:
        """The document's provenance, with the date of the message or comment that is quoted."""
        known = self.document.provenance
        return replace(known, published=date_at(self.document, self.span) or known.published)

    @property
    def time(self) -> str | None:
        """The time in the recording at which the words are spoken; None where none is given."""
        return time_at(self.document, self.span)

    @property
    def pages(self) -> tuple[str, ...]:
        """The numbers of the file's pages on which the words are printed; none without pages."""
        return self.document.pages_of(self.span)

    @property
    def speaker(self) -> Speaker:
        """Whose words or claim the quote is."""
        return self.voice.speaker


def join_citations(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """The citations in order, each once, those of one voice that overlap or touch as one.

    They touch where only white space on one line is between them.
    """
    joined: list[Citation] = []
    for citation in citations:
        new = citation
        for old in [one for one in joined if _can_be_joined(one, new)]:
            others = tuple(dict.fromkeys((*old.others, *new.others)))
            span = old.span.join(new.span)
            joined.remove(old)
            new = Citation.at(span, new.document, new.voice, others=others)
        joined.append(new)
    return tuple(joined)


def _can_be_joined(one: Citation, other: Citation) -> bool:
    if (one.document.id, one.voice) != (other.document.id, other.voice):
        return False
    if one.span.overlaps(other.span):
        return True
    first, second = sorted((one.span, other.span))
    gap = one.document.text[first.end : second.start]
    return not gap.strip() and "\n" not in gap
