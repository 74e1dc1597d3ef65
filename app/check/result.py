"""What a check of a quotation found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from app.check.change import ChangeKind
from app.domain.citation import Citation

if TYPE_CHECKING:
    from app.check.change import QuotationChange, QuoterMark
    from corpus.model.document import Document
    from corpus.model.span import Span
    from corpus.model.speaker import Voice


class Match(StrEnum):
    """How far a quotation stands on record."""

    EXACT = "exact"
    ALTERED = "altered"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class MatchedPlace:
    """A place where the quoted words stand, with what was changed of them.

    `span` runs from the first quoted word to the last, over what an ellipsis leaves out; `beyond`
    are the negations, denials and hedges of the same sentences that were not quoted; `likeness`,
    0 to 1, is how much of the quotation stands there.
    """

    document: Document
    span: Span
    voice: Voice
    changes: tuple[QuotationChange, ...] = ()
    own: tuple[QuoterMark, ...] = ()
    beyond: tuple[str, ...] = ()
    likeness: float = 1.0

    @property
    def match(self) -> Match:
        """Exact without changes; the quoter's own signs are none."""
        return Match.ALTERED if self.changes else Match.EXACT

    @property
    def has_the_words(self) -> bool:
        """Whether at most marks and capitals are changed."""
        return set(self.kinds) <= {ChangeKind.MARKS, ChangeKind.CASE}

    @property
    def kinds(self) -> tuple[ChangeKind, ...]:
        """The kinds of change, each once, in the order of the source."""
        return tuple(dict.fromkeys(change.kind for change in self.changes))

    @property
    def citation(self) -> Citation:
        """The words as they stand, ready to be shown."""
        return Citation.at(self.span, self.document, self.voice)


@dataclass(frozen=True, slots=True)
class CheckResult:
    """A quotation, normalised, and each place that it may come from, the most faithful first.

    `more` counts the places beyond those shown; `nearest` is filled only when there is none.
    """

    words: str
    found: tuple[MatchedPlace, ...] = ()
    more: int = 0
    nearest: tuple[Citation, ...] = ()

    @property
    def match(self) -> Match:
        """How the most faithful place matches."""
        return self.found[0].match if self.found else Match.ABSENT
