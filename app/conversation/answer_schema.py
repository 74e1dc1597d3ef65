"""An answer as a browser keeps it: the JSON of the command line, which a stranger may have altered.

Whatever is read here can be made into an answer, or told to be lost, without an error.
"""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from app.conversation.fields import (
    CONTEXT,
    Count,
    Day,
    Few,
    Many,
    Name,
    Named,
    Names,
    SavedForm,
    Share,
    Words,
    not_blank,
)
from app.domain.answer import Mode, Standing
from app.domain.explanation import SelectionReason, TermPlace
from corpus.model.document import DocumentKind
from corpus.model.span import Span
from corpus.model.speaker import Role, Speaker, Voice

MAX_QUOTES = 1_000  # of an answer


class SavedSpeaker(SavedForm):
    """Who speaks, if that is known, and in what part."""

    speaker: Named | None
    role: Role

    @property
    def who(self) -> Speaker:
        """The one who speaks."""
        return Speaker(self.speaker, self.role)


class SavedPlace(SavedForm):
    """A stretch of a document."""

    document: Named
    start: Count
    end: Count

    @model_validator(mode="after")
    def _is_a_span(self) -> Self:
        _ = self.span
        return self

    @property
    def span(self) -> Span:
        """From where to where."""
        return Span(self.start, self.end)

    @property
    def place(self) -> tuple[str, int, int]:
        """What tells one quote from another."""
        return self.document, self.start, self.end


class SavedCitation(SavedSpeaker, SavedPlace):
    """Words that were shown, where they stood, and what was told of them."""

    title: Name | None
    author: Name | None
    publisher: Name | None
    published: Day | None
    kind: DocumentKind | None
    reported: bool
    through: Annotated[tuple[SavedSpeaker, ...], Few]
    others: Annotated[tuple[SavedSpeaker, ...], Few]
    exact: Annotated[Words, AfterValidator(not_blank)]
    prefix: Annotated[str, Field(max_length=CONTEXT)]
    suffix: Annotated[str, Field(max_length=CONTEXT)]
    reference: Annotated[str, Field(max_length=300_000)]

    @model_validator(mode="after")
    def _words_fill_the_place(self) -> Self:
        if len(self.span) != len(self.exact):
            message = f"{len(self.exact)} characters cannot stand at {self.start} to {self.end}"
            raise ValueError(message)
        if self.reported and not self.through:
            message = "what is reported comes through somebody"
            raise ValueError(message)
        return self

    @property
    def voice(self) -> Voice:
        """Whose words they were said to be."""
        return Voice(self.who, self.reported, tuple(one.who for one in self.through))


class SavedNearest(SavedCitation):
    """A passage that came close, and why it fell short."""

    why: Words


class SavedStretch(SavedForm):
    """A stretch of the document that is spoken of."""

    start: Count
    end: Count


class SavedTerms(SavedForm):
    """The question's words in a sentence, around it, and lacking."""

    has: Names
    around: Names
    lacks: Names


class SavedWhy(SavedPlace):
    """Why a quote was chosen."""

    sentence: SavedStretch
    chosen: SelectionReason
    found_by: Annotated[tuple[Name, ...], Few]
    rank: Annotated[Count, Field(ge=1)]
    words: SavedTerms
    score: float
    share: Share
    parts: Annotated[dict[Name, float], Field(max_length=50)]
    context: Count
    joined: Count

    @model_validator(mode="after")
    def _holds_its_sentence(self) -> Self:
        if not self.span.contains(self.best):
            message = "the sentence it was chosen for lies outside the quote"
            raise ValueError(message)
        return self

    @property
    def best(self) -> Span:
        """The sentence that was chosen."""
        return Span(self.sentence.start, self.sentence.end)


class SavedClaim(SavedForm):
    """One sentence of an answer, what backs it, and why that was chosen."""

    text: Words
    citations: Annotated[tuple[SavedCitation, ...], Few, Field(min_length=1)]
    why: Annotated[tuple[SavedWhy, ...], Few] = ()


class SavedRejection(SavedForm):
    """A written sentence that is not shown; older conversations have no code."""

    text: Words
    reason: Words
    code: Name | None = None


class SavedCoverage(SavedForm):
    """Who was asked, who is quoted, and the rest."""

    asked: Names
    speak: Names
    silent: Names

    @model_validator(mode="after")
    def _who_speaks_was_asked(self) -> Self:
        if not set(self.speak) <= set(self.asked):
            message = "a document speaks that was not asked"
            raise ValueError(message)
        return self


class SavedView(SavedSpeaker):
    """One speaker in one document; derived anew from the claims."""

    document: Name
    places: Annotated[tuple[SavedPlace, ...], Few]


class SavedSeconds(SavedForm):
    """Wall time of each step."""

    retrieve: float
    select: float
    write: float


class SavedTerm(SavedForm):
    """A word of the question, and where it stands."""

    word: Name
    stands: TermPlace


class SavedSilence(SavedForm):
    """Why there is no quote."""

    words: Annotated[tuple[SavedTerm, ...], Many]
    confidence: Share
    threshold: Share


class SavedAnswer(SavedForm):
    """An answer with its reasons, under the keys of the command line."""

    id: Name | None
    question: Words
    searched: Words | None
    standing: Standing
    confidence: Share
    mode: Mode
    model: Name | None
    unseen: Count
    trouble: Words | None
    claims: Annotated[tuple[SavedClaim, ...], Few]
    rejections: Annotated[tuple[SavedRejection, ...], Few]
    coverage: SavedCoverage
    missing: Names
    views: Annotated[tuple[SavedView, ...], Few]
    differ: Annotated[tuple[tuple[SavedCitation, SavedCitation], ...], Few]
    notices: Annotated[tuple[Words, ...], Few]
    nearest: Annotated[tuple[SavedNearest, ...], Few]
    seconds: SavedSeconds
    why: SavedSilence | None = None

    @model_validator(mode="after")
    def _has_few_enough_quotes(self) -> Self:
        if self.quotes > MAX_QUOTES:
            message = f"it has {self.quotes:,} quotes, the limit is {MAX_QUOTES:,}"
            raise ValueError(message)
        return self

    @property
    def quotes(self) -> int:
        """How many citations there are, each of which is looked for when the answer is got back."""
        cited = sum(len(claim.citations) for claim in self.claims)
        return cited + 2 * len(self.differ) + len(self.nearest)
