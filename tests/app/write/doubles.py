"""A model that says what it is told to, and what it is asked of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.domain.answer import Answer, Coverage
from app.domain.citation import Citation
from app.domain.claim import Claim
from corpus.model.document import Document, DocumentKind, Provenance
from corpus.model.publication_date import PublicationDate
from corpus.model.span import Span
from corpus.model.speaker import Role, Speaker, Voice

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from app.llm.model import Message, ModelError

WORDS = (
    "The ferry sank in March 2019.",
    "Nobody was hurt.",
    "A new one may cost 40,000 crowns.",
    "The old one was loved.",
)
NEWS = Document(
    Provenance(
        id="news",
        file="news.md",
        sha256="ab",
        title="Of ferries",
        author="Ada Rill",
        kind=DocumentKind.COLUMN,
        published=PublicationDate("2024-05"),
    ),
    " ".join(WORDS),
)
RILL = Voice(Speaker("Ada Rill", Role.AUTHOR))


def quote(words: str) -> Claim:
    """The words of the column as a quote."""
    start = NEWS.text.index(words)
    return Claim(words, (Citation.at(Span(start, start + len(words)), NEWS, RILL),))


QUOTES = tuple(map(quote, WORDS))
ANSWER = Answer(
    question="What became of the ferry?",
    claims=QUOTES[:2],
    confidence=0.9,
    coverage=Coverage(("essay", "news"), ("news",)),
)


@dataclass
class Scripted:
    """Replies with the pieces, one list for each request, and then with the trouble.

    A token is a word.
    """

    replies: Sequence[Sequence[str]]
    trouble: ModelError | None = None
    context: int = 10_000
    reply_tokens: int = 100
    restate_only: bool = False
    name: str = "Scripted"
    asked: list[Sequence[Message]] = field(default_factory=list)
    closed: int = 0

    def count(self, messages: Sequence[Message]) -> int:
        """Words."""
        return sum(len(message.content.split()) for message in messages)

    def stream(self, messages: Sequence[Message]) -> Generator[str, None, None]:
        """The next reply."""
        self.asked.append(messages)
        try:
            yield from self.replies[len(self.asked) - 1]
            if self.trouble:
                raise self.trouble
        finally:
            self.closed += 1
