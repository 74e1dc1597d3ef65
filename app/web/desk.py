"""What the page needs of the place where questions are put."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from app.answer import Answer
    from app.checked import Checked
    from corpus.document import Document
    from corpus.span import Span
    from corpus.speaker import Voice


class Desk(Protocol):
    """Where questions and quotations are put; each method may raise OnRecordError."""

    @property
    def documents(self) -> tuple[Document, ...]:
        """The library, perhaps empty."""

    def ask(self, question: str) -> Answer:
        """The answer; OnRecordError, with what to do, for a question that cannot be put."""

    def check(self, words: str) -> Checked:
        """Where the quotation stands; OnRecordError for words that cannot be looked for."""

    def voice_of(self, document: Document, span: Span) -> Voice:
        """Whose words or claim stands there."""
