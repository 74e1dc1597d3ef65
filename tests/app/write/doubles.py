"""A model that says what it is told to, and what it is asked of."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from app.domain.answer import Answer, Coverage
from app.domain.citation import Citation
from app.domain.claim import Claim, SentenceStanding
from app.verify.check_sentence import CheckedSentence
from app.verify.fault import FaultKind, SentenceFault
from app.write.prompt_passages import PromptPassage, PromptSentence
from app.write.prompting import PromptSources
from corpus.model.document import Document, DocumentKind, Provenance
from corpus.model.publication_date import PublicationDate
from corpus.model.span import Span
from corpus.model.speaker import Role, Speaker, Voice

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

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


def passage(
    *claims: Claim, heading: str | None = None, voice: Voice = RILL, citable: bool = True
) -> PromptPassage:
    """Sentences of one document as a model reads them, below a heading if there is one."""
    places = [claim.main_citation for claim in claims]
    sentences = [
        PromptSentence(claim.text, voice, quote=partial(replace, claim) if citable else None)
        for claim in claims
    ]
    if heading:
        sentences.insert(0, PromptSentence(heading, voice, is_heading=True))
    span = Span(places[0].span.start, places[-1].span.end + 1)
    return PromptPassage(places[0].document, span, tuple(sentences))


PASSAGES = tuple(map(passage, QUOTES))
SOURCES = PromptSources(QUOTES, PASSAGES)
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


class CitingModel(Scripted):
    """Replies with what a function makes of the key of the sentence that begins with the words."""

    def __init__(self, words: str, reply: Callable[[str], str]) -> None:
        """Take the words, and the function from the key to the reply."""
        super().__init__([])
        self._words, self._reply = words, reply

    def stream(self, messages: Sequence[Message]) -> Generator[str, None, None]:
        """The reply, with the key that the words have in the prompt."""
        yield self._reply(key_of(self._words, messages[-1].content))


def key_of(words: str, prompt: str) -> str:
    """The key, in a prompt, of the sentence that begins the words."""
    lines = (line.partition("] ") for line in prompt.splitlines() if line.startswith("["))
    return next(key.removeprefix("[") for key, _, said in lines if said and words.startswith(said))


def verify_by_words(text: str, cited: Sequence[Citation]) -> CheckedSentence:
    """Refused with 40 in it, unconfirmed with "perhaps", else confirmed."""
    assert cited
    if "40" in text:
        fault = SentenceFault(FaultKind.NUMBER, "no cited sentence holds 40")
        return CheckedSentence(text, SentenceStanding.REFUSED, fault)
    if "perhaps" in text:
        fault = SentenceFault(FaultKind.ENTAILMENT, "its quotes may not say it")
        return CheckedSentence(text, SentenceStanding.UNCONFIRMED, fault)
    return CheckedSentence(text, SentenceStanding.CONFIRMED)
