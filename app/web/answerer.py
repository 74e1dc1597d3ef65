"""What the page needs of the place where questions are put."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.ask.speaker_counts import SpeakerCount
    from app.check.result import CheckResult
    from app.domain.answer import Answer
    from app.domain.filters import Filters
    from app.llm.model import Model
    from corpus.model.document import Document
    from corpus.model.span import Span
    from corpus.model.speaker import Voice
    from corpus.model.utterance import Utterance


class Answerer(Protocol):
    """Where questions and quotations are put; each method may raise OnRecordError."""

    @property
    def documents(self) -> tuple[Document, ...]:
        """The library, perhaps empty."""

    def answers(
        self,
        question: str,
        *,
        filters: Filters = ...,
        history: Sequence[Answer] = (),
        model: Model | None = None,
    ) -> Iterator[Answer]:
        """The quotes, then what `model` writes over them as it grows; the last is the answer.

        OnRecordError, with what to do, for a question that cannot be put.
        """

    def check(self, words: str) -> CheckResult:
        """Where the quotation stands; OnRecordError for words that cannot be looked for."""

    def speaker_counts(self, document: Document) -> tuple[SpeakerCount, ...]:
        """Who speaks in a document of the library, and how much."""

    def utterances(self, document: Document) -> tuple[Utterance, ...]:
        """Who speaks where in a document, from its beginning to its end."""

    def is_whole(self, document: Document, span: Span) -> bool:
        """Whether it is of whole sentences."""

    def voice_of(self, document: Document, span: Span) -> Voice:
        """Whose words or claim stands there."""
