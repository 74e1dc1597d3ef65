"""The schema of a saved answer: the JSON of the command line, which anybody may have changed.

What passes it can be restored to an answer, or reported as missing, without an error.
"""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from app.conversation.fields import (
    MAX_CONTEXT_CHARS,
    BoundedWords,
    Count,
    Day,
    Few,
    Many,
    Name,
    Named,
    Names,
    SavedForm,
    Share,
    not_blank,
)
from app.domain.answer import Mode, Standing
from app.domain.claim import SentenceStanding
from app.domain.explanation import SelectionReason, TermPlace
from corpus.model.document import DocumentKind
from corpus.model.span import Span
from corpus.model.speaker import Role, Speaker, Voice

MAX_ANSWER_QUOTES = 1_000  # of an answer


class SavedSpeaker(SavedForm):
    """A speaker: the name, if it is known, and the role."""

    speaker: Named | None
    role: Role

    @property
    def who(self) -> Speaker:
        """The speaker."""
        return Speaker(self.speaker, self.role)


class SavedPlace(SavedForm):
    """A span of a document."""

    document: Named
    start: Count
    end: Count

    @model_validator(mode="after")
    def _is_a_span(self) -> Self:
        _ = self.span
        return self

    @property
    def span(self) -> Span:
        """The span; its end is exclusive."""
        return Span(self.start, self.end)

    @property
    def place(self) -> tuple[str, int, int]:
        """Document id, start and end, which identify a quote."""
        return self.document, self.start, self.end


class SavedCitation(SavedSpeaker, SavedPlace):
    """A quote as it was shown: its words, place, provenance and speaker."""

    title: Name | None
    author: Name | None
    publisher: Name | None
    published: Day | None
    kind: DocumentKind | None
    reported: bool
    through: Annotated[tuple[SavedSpeaker, ...], Few]
    others: Annotated[tuple[SavedSpeaker, ...], Few]
    time: Name | None = None
    pages: Annotated[tuple[Count, ...], Few] = ()
    exact: Annotated[BoundedWords, AfterValidator(not_blank)]
    prefix: Annotated[str, Field(max_length=MAX_CONTEXT_CHARS)]
    suffix: Annotated[str, Field(max_length=MAX_CONTEXT_CHARS)]
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
        """The voice that the words were attributed to."""
        return Voice(self.who, self.reported, tuple(one.who for one in self.through))


class SavedNearest(SavedCitation):
    """A nearest passage, and why it does not answer."""

    why: BoundedWords


class SavedStretch(SavedForm):
    """A span of the document of the enclosing object."""

    start: Count
    end: Count


class SavedTerms(SavedForm):
    """The question's words that are in a sentence, around it, and in neither."""

    has: Names
    around: Names
    lacks: Names


class SavedWhy(SavedPlace):
    """The explanation of a quote."""

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
        """The span of the best sentence."""
        return Span(self.sentence.start, self.sentence.end)


class SavedClaim(SavedForm):
    """One sentence of an answer with its citations and their explanations.

    Older conversations have no standing, which is found again anyway, and nothing repaired.
    """

    text: BoundedWords
    citations: Annotated[tuple[SavedCitation, ...], Few, Field(min_length=1)]
    standing: SentenceStanding | None = None
    doubt: BoundedWords | None = None
    repaired: bool = False
    why: Annotated[tuple[SavedWhy, ...], Few] = ()


class SavedRejection(SavedForm):
    """A written sentence that is not shown; older conversations have no code."""

    text: BoundedWords
    reason: BoundedWords
    code: Name | None = None


class SavedCoverage(SavedForm):
    """Ids of the documents that were asked, of those quoted, and of the others."""

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
    """One speaker in one document; ignored when restoring, as views derive from the claims."""

    document: Name
    places: Annotated[tuple[SavedPlace, ...], Few]


class SavedSeconds(SavedForm):
    """Wall time of each step."""

    retrieve: float
    select: float
    write: float


class SavedTerm(SavedForm):
    """A word of the question, and where the library has it."""

    word: Name
    stands: TermPlace


class SavedSilence(SavedForm):
    """The explanation of an answer without quotes."""

    words: Annotated[tuple[SavedTerm, ...], Many]
    confidence: Share | None
    threshold: Share


class SavedAnswer(SavedForm):
    """An answer with its explanations, under the keys of the command line's JSON."""

    id: Name | None
    question: BoundedWords
    searched: BoundedWords | None
    standing: Standing
    confidence: Share | None
    mode: Mode
    model: Name | None
    unseen: Count
    trouble: BoundedWords | None
    claims: Annotated[tuple[SavedClaim, ...], Few]
    rejections: Annotated[tuple[SavedRejection, ...], Few]
    replaced: Annotated[tuple[SavedRejection, ...], Few] = ()
    coverage: SavedCoverage
    missing: Names
    views: Annotated[tuple[SavedView, ...], Few]
    differ: Annotated[tuple[tuple[SavedCitation, SavedCitation], ...], Few]
    notices: Annotated[tuple[BoundedWords, ...], Few]
    nearest: Annotated[tuple[SavedNearest, ...], Few]
    seconds: SavedSeconds
    why: SavedSilence | None = None

    @model_validator(mode="after")
    def _has_few_enough_quotes(self) -> Self:
        if self.quotes > MAX_ANSWER_QUOTES:
            message = f"it has {self.quotes:,} quotes, the limit is {MAX_ANSWER_QUOTES:,}"
            raise ValueError(message)
        return self

    @property
    def quotes(self) -> int:
        """Number of citations, each of which is resolved when the answer is restored."""
        cited = sum(len(claim.citations) for claim in self.claims)
        return cited + 2 * len(self.differ) + len(self.nearest)
