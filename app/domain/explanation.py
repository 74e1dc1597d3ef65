"""Why a quote was selected, and, where there is none, which of the question's words are missing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.model.span import Span

COSINE = "cosine"
FOLLOWS = "follows"  # what a follow-up adds or takes off near the quotes of the answer before


class SelectionReason(StrEnum):
    """Why a quote was selected."""

    BEST = "best"
    DOCUMENT = "best of its document"
    NEAR = "near the best"
    OTHER_SIDE = "other side"
    CITED = "cited"


@dataclass(frozen=True, slots=True)
class QuoteExplanation:
    """How a quote was found, and why it was selected.

    `document` and `span` identify the quote, `best` is the sentence of it that was selected.
    `context` counts the sentences added so that it can be understood, `joined` those beside it that
    answer as well. `found_by` is how its passage was found, `rank` that passage's rank from 1. Of
    the question's words the sentence `has` some, some are `around` it (in the sentence before, or
    in its speaker's name or provenance), and it `lacks` the rest. `cosine` and `parts`, by name,
    add up to `score`; `share` is the score as a share of the best sentence's, 0 to 1.
    """

    document: str
    span: Span
    best: Span
    chosen: SelectionReason
    found_by: tuple[str, ...]
    rank: int
    has: tuple[str, ...]
    around: tuple[str, ...]
    lacks: tuple[str, ...]
    cosine: float
    parts: tuple[tuple[str, float], ...]
    score: float
    share: float
    context: int = 0
    joined: int = 0

    def __post_init__(self) -> None:
        """Refuse a share outside of 0 to 1."""
        if not 0.0 <= self.share <= 1.0:
            message = f"a share runs from 0 to 1, not {self.share}"
            raise ValueError(message)


class TermPlace(StrEnum):
    """Where a word of the question was found."""

    NOWHERE = "nowhere"
    ELSEWHERE = "elsewhere"
    WEIGHED = "weighed"


@dataclass(frozen=True, slots=True)
class SilenceExplanation:
    """Why there is no quote: where each word of the question is, as the question spells it.

    A word is in none of the library's documents, elsewhere in them, or in what was weighed: the
    scored sentences, the ones before them, and the provenance of their documents. A `confidence`
    below `threshold` is not enough for an answer; both run from 0 to 1. It is None where nothing
    tells it.
    """

    words: tuple[tuple[str, TermPlace], ...]
    confidence: float | None
    threshold: float

    def standing(self, where: TermPlace) -> tuple[str, ...]:
        """The words that are in that place."""
        return tuple(word for word, place in self.words if place is where)
