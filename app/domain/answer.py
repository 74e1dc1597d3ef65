"""What the library has to say to a question, or that it has nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from app.domain.views import views

if TYPE_CHECKING:
    from app.domain.citation import Citation
    from app.domain.claim import Claim
    from app.domain.explanation import SilenceExplanation
    from app.domain.views import Difference, View


class Standing(StrEnum):
    """How far the library answers."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    ABSTAINED = "abstained"


class Mode(StrEnum):
    """Whether an answer is quotes alone or prose that a model wrote over them."""

    QUOTES = "quotes"
    WRITTEN = "written"


@dataclass(frozen=True, slots=True)
class Rejection:
    """A written sentence that is not shown, and why: for readers, and as a code for programs.

    The code is the kind of the sentence's fault; None in answers that were saved without one.
    """

    text: str
    reason: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Nearest:
    """A passage that came close, and why it falls short."""

    citation: Citation
    why: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """Document ids: all that were asked, of these the ones quoted, and the silent rest."""

    asked: tuple[str, ...]
    quoted: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse a voice that was not asked."""
        if strangers := set(self.quoted) - set(self.asked):
            message = f"these documents speak though they were not asked: {sorted(strangers)}"
            raise ValueError(message)

    @property
    def silent(self) -> tuple[str, ...]:
        """Those that were asked and are not quoted."""
        return tuple(name for name in self.asked if name not in self.quoted)


@dataclass(frozen=True, slots=True)
class Seconds:
    """Wall time of each step."""

    retrieve: float = 0.0
    select: float = 0.0
    write: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Claims with their citations, what was refused, and how sure the library is.

    `confidence`, 0 to 1, is the probability that the library answers the question; `missing` holds
    the question's words that stand in none of the quotes; `notices` are sentences on what a reader
    must know of the question itself, such as a premise that the library does not hold. `searched`
    is what was looked for where that is not the question itself, as with a follow-up. In mode
    `written` the claims are the sentences of `model`; `unseen` counts the evidence that did not fit
    its context, and `trouble` tells why its prose is missing or ends early. `why` explains silence.
    """

    question: str
    claims: tuple[Claim, ...]
    rejections: tuple[Rejection, ...] = ()
    confidence: float
    coverage: Coverage
    nearest: tuple[Nearest, ...] = ()
    missing: tuple[str, ...] = ()
    differ: tuple[Difference, ...] = ()
    notices: tuple[str, ...] = ()
    mode: Mode = Mode.QUOTES
    model: str | None = None
    search_query: str | None = None
    omitted_quotes: int = 0
    model_error: str | None = None
    why: SilenceExplanation | None = field(default=None, compare=False, repr=False)
    seconds: Seconds = Seconds()

    def __post_init__(self) -> None:
        """Refuse a probability that is none."""
        if not 0.0 <= self.confidence <= 1.0:
            message = f"confidence runs from 0 to 1, not {self.confidence}"
            raise ValueError(message)

    @property
    def views(self) -> tuple[View, ...]:
        """The claims by speaker and document, in order of date."""
        return views(self.claims)

    @property
    def standing(self) -> Standing:
        """Abstained without claims; partial when parts of the question are not spoken to.

        Prose of which something was refused is partial too; quotes in its stead are not.
        """
        if not self.claims:
            return Standing.ABSTAINED
        refused = self.mode is Mode.WRITTEN and self.rejections
        return Standing.PARTIAL if self.missing or refused else Standing.ANSWERED
