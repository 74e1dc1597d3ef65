"""The result of checking a quotation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from app.check.change import ChangeKind
from app.domain.citation import Citation

if TYPE_CHECKING:
    from app.check.attribution import AttributionVerdict, QuotationClause
    from app.check.change import QuotationChange, QuoterMark
    from corpus.model.document import Document
    from corpus.model.span import Span
    from corpus.model.speaker import Voice


_SAME_WORDS = frozenset(
    {ChangeKind.MARKS, ChangeKind.CASE, ChangeKind.NUMBER_FORM, ChangeKind.CONTRACTION}
)


class Match(StrEnum):
    """How a quotation matches the documents."""

    EXACT = "exact"
    ALTERED = "altered"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class MatchedPlace:
    """A place of a document that matches the quotation, with the changes.

    `span` is from the first quoted word to the last, with what an ellipsis leaves out; `own` are
    the quoter's marks; `beyond` are the negations, denials and hedges of the same sentences that
    were not quoted; `likeness` is the share of the quotation that the place has, 0 to 1.
    """

    document: Document
    span: Span
    voice: Voice
    changes: tuple[QuotationChange, ...] = ()
    quoter_marks: tuple[QuoterMark, ...] = ()
    unquoted_cues: tuple[str, ...] = ()
    likeness: float = 1.0

    @property
    def match(self) -> Match:
        """EXACT without changes, else ALTERED; the quoter's marks are no changes."""
        return Match.ALTERED if self.changes else Match.EXACT

    @property
    def has_the_words(self) -> bool:
        """Whether the words are the same, however they are written, and only marks are changed."""
        return set(self.kinds) <= _SAME_WORDS

    @property
    def kinds(self) -> tuple[ChangeKind, ...]:
        """The kinds of change without duplicates, in source order."""
        return tuple(dict.fromkeys(change.kind for change in self.changes))

    @property
    def citation(self) -> Citation:
        """A citation of the words of the source."""
        return Citation.at(self.span, self.document, self.voice)


@dataclass(frozen=True, slots=True)
class CheckResult:
    """A normalised quotation and its matching places, best first.

    `more` is the number of places that are not listed; `nearest` is only filled without a match.
    `attribution` is the reporting clause that was given with the words, if any.
    """

    words: str
    found: tuple[MatchedPlace, ...] = ()
    more: int = 0
    nearest: tuple[Citation, ...] = ()
    attribution: QuotationClause | None = None

    @property
    def verdict(self) -> AttributionVerdict | None:
        """Whether the words are those of the person named with them; None where nobody is."""
        if self.attribution is None:
            return None
        return self.attribution.verdict([place.voice for place in self.found])

    @property
    def match(self) -> Match:
        """The match of the best place, or ABSENT."""
        return self.found[0].match if self.found else Match.ABSENT
