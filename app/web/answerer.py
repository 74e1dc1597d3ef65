"""The interface through which the page asks questions and checks quotations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.ask.speaker_counts import SpeakerCount
    from app.check.result import CheckResult
    from app.domain.answer import Answer
    from app.domain.citation import Citation
    from app.domain.filters import Filters
    from app.llm.model import Model
    from app.text.message_text import MessageText
    from app.verify.check_sentence import CheckedSentence
    from corpus.model.document import Document
    from corpus.model.span import Span
    from corpus.model.speaker import Voice
    from corpus.model.utterance import Utterance


class Answerer(Protocol):
    """Answers questions and checks quotations; each method may raise OnRecordError."""

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents of the library, which may be empty."""

    @property
    def revision(self) -> str:
        """What changes whenever the library does."""

    def example_questions(self) -> Iterator[str | None]:
        """Questions that the library answers, and None for each tried that it does not."""

    def follow_up_questions(
        self, answer: Answer, *, filters: Filters = ..., history: Sequence[Answer] = ()
    ) -> Iterator[str | None]:
        """Questions to go on with after the answer, and None for each that is not answered."""

    @property
    def language_notice(self) -> MessageText | None:
        """That documents are in languages which the embedding model does not read, if any are."""

    def answers(
        self,
        question: str,
        *,
        filters: Filters = ...,
        history: Sequence[Answer] = (),
        model: Model | None = None,
    ) -> Iterator[Answer]:
        """The answer in quotes, then with the growing prose of `model`; the last one is complete.

        Raises OnRecordError, which says what to do, for a question that cannot be asked.
        """

    def check(self, words: str) -> CheckResult:
        """Where the quotation occurs; OnRecordError for words that cannot be searched for."""

    def check_sentence(
        self, text: str, cited: Sequence[Citation], *, question: str = "", weak: bool = False
    ) -> CheckedSentence:
        """The standing of a written sentence over these quotes."""

    def speaker_counts(self, document: Document) -> tuple[SpeakerCount, ...]:
        """The speakers of a document, each with their number of sentences."""

    def utterances(self, document: Document) -> tuple[Utterance, ...]:
        """The utterances of a document in order: who speaks in which span."""

    def is_whole(self, document: Document, span: Span) -> bool:
        """Whether the span consists of whole sentences."""

    def voice_of(self, document: Document, span: Span) -> Voice:
        """The speaker of the span, and the speakers who pass the words on."""
