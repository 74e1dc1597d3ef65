"""Words on record: a quotation that stands where it says it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from corpus.errors import OffsetError
from corpus.quote import Quote

if TYPE_CHECKING:
    from corpus.document import Document
    from corpus.span import Span
    from corpus.speaker import Speaker


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote, its document, its place and its speaker: `document.text[start:end] == exact`.

    A citation for which that is false cannot be made: OffsetError.
    """

    quote: Quote
    document: Document
    span: Span
    speaker: Speaker

    def __post_init__(self) -> None:
        """Hold the words against the source."""
        if self.span.of(self.document.text) != self.quote.exact:
            message = (
                f"{self.document.id}: the words at {self.span.start} to {self.span.end} "
                "are not the quote's"
            )
            raise OffsetError(message)

    @classmethod
    def at(cls, span: Span, document: Document, speaker: Speaker) -> Self:
        """Cut the quote from the document itself."""
        return cls(Quote.at(span, document.text), document, span, speaker)
