"""A quote with its context: the W3C TextQuoteSelector."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.errors import OffsetError
from corpus.model.span import Span

CONTEXT_CHARS = 32  # what annotation clients (Hypothesis, Apache Annotator) keep on each side


@dataclass(frozen=True, slots=True)
class Quote:
    """The exact words, with enough context before and after to find them in one place only.

    https://www.w3.org/TR/annotation-model/#text-quote-selector
    """

    exact: str
    prefix: str
    suffix: str

    def __post_init__(self) -> None:
        """Refuse an empty quote."""
        if not self.exact:
            message = "a quote holds at least one character"
            raise OffsetError(message)

    @classmethod
    def at(cls, span: Span, text: str, *, context: int = CONTEXT_CHARS) -> Quote:
        """Take the words at `span`, with `context` or more characters on each side.

        The context is doubled until the quote is found in exactly one place of `text`.
        """
        exact = span.of(text)
        while True:
            prefix = text[max(0, span.start - context) : span.start]
            suffix = text[span.end : span.end + context]
            quote = cls(exact, prefix, suffix)
            whole = len(prefix) == span.start and len(suffix) == len(text) - span.end
            if whole or len(quote.places_in(text)) == 1:
                return quote
            context = max(1, 2 * context)

    def places_in(self, text: str) -> tuple[Span, ...]:
        """Every span of `exact` between `prefix` and `suffix`."""
        whole = self.prefix + self.exact + self.suffix
        places, at = [], text.find(whole)
        while at >= 0:
            start = at + len(self.prefix)
            places.append(Span(start, start + len(self.exact)))
            at = text.find(whole, at + 1)
        return tuple(places)

    def find_in(self, text: str) -> Span:
        """The only span of the quote; OffsetError when there is none, or more than one."""
        places = self.places_in(text)
        if len(places) != 1:
            message = f"the quote stands in {len(places)} places of the text, not in one"
            raise OffsetError(message)
        return places[0]
