"""An answer: claims with citations, or silence with the nearest sentences."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from app.domain.claim import SentenceStanding
from app.domain.views import views

if TYPE_CHECKING:
    from app.domain.citation import Citation
    from app.domain.claim import Claim
    from app.domain.explanation import SilenceExplanation
    from app.domain.views import Difference, View
    from app.text.message_text import ShownText


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
    message: ShownText
    code: str | None = None

    @property
    def reason(self) -> str:
        """Why it is not shown, in the current language."""
        return str(self.message)


@dataclass(frozen=True, slots=True)
class Nearest:
    """A sentence that is near an answer, and why it falls short."""

    citation: Citation
    message: ShownText

    @property
    def why(self) -> str:
        """Why it falls short, in the current language."""
        return str(self.message)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Ids of the documents asked, and of those that are quoted; the rest is silent."""

    asked: tuple[str, ...]
    quoted: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse a quoted document that was not asked."""
        if not_asked := set(self.quoted) - set(self.asked):
            message = f"these documents speak though they were not asked: {sorted(not_asked)}"
            raise ValueError(message)

    @property
    def silent(self) -> tuple[str, ...]:
        """Those that were asked and are not quoted."""
        return tuple(name for name in self.asked if name not in self.quoted)


@dataclass(frozen=True, slots=True)
class Seconds:
    """Wall time of each step, in seconds."""

    retrieve: float = 0.0
    select: float = 0.0
    write: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Claims with their citations, refused sentences, and how sure the library is.

    `confidence`, 0 to 1, is the probability that the library answers the question, None where
    nothing tells it, as in a language that the embedding model does not read; `missing` has
    the question's names and numbers that no quoted document has; `notices` are sentences on the
    question itself, such as a premise that does not hold. `search_query` is what was searched for
    where that is not the question, as for a follow-up. In mode `written` the claims are sentences
    of `model`, and `replaced` are first wordings that were refused and that it then wrote again;
    `omitted_quotes` counts the quotes that did not fit its context, and `model_error`
    says why its prose is missing or ends early. `why` explains silence.
    """

    question: str
    claims: tuple[Claim, ...]
    rejections: tuple[Rejection, ...] = ()
    replaced: tuple[Rejection, ...] = ()
    confidence: float | None
    coverage: Coverage
    nearest: tuple[Nearest, ...] = ()
    missing: tuple[str, ...] = ()
    differ: tuple[Difference, ...] = ()
    notices: tuple[ShownText, ...] = ()
    mode: Mode = Mode.QUOTES
    model: str | None = None
    search_query: str | None = None
    omitted_quotes: int = 0
    model_error: ShownText | None = None
    why: SilenceExplanation | None = field(default=None, compare=False, repr=False)
    seconds: Seconds = Seconds()

    def __post_init__(self) -> None:
        """Refuse a confidence outside of 0 to 1."""
        if self.confidence is not None and not 0.0 <= self.confidence <= 1.0:
            message = f"confidence runs from 0 to 1, not {self.confidence}"
            raise ValueError(message)

    @property
    def opens_with_quote(self) -> bool:
        """Whether the sentence of a model that answers was refused, and a quote is in its place."""
        is_written = self.mode is Mode.WRITTEN and bool(self.claims)
        return is_written and self.claims[0].standing is SentenceStanding.REFUSED

    @property
    def views(self) -> tuple[View, ...]:
        """The claims by speaker and document, in order of date."""
        return views(self.claims)

    @property
    def shared_reason(self) -> str | None:
        """The reason that several nearest sentences have in common, which is then said once."""
        reasons = {near.why for near in self.nearest}
        return reasons.pop() if len(reasons) == 1 and len(self.nearest) > 1 else None

    @property
    def standing(self) -> Standing:
        """Abstained without claims; partial when names or numbers of the question are missing.

        Prose with a refused sentence is partial too; quotes in its place are not.
        """
        if not self.claims:
            return Standing.ABSTAINED
        refused = self.mode is Mode.WRITTEN and self.rejections
        return Standing.PARTIAL if self.missing or refused else Standing.ANSWERED
