"""Sentences that may answer a question, and the quotes made of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.model.document import Document
    from corpus.model.span import Span
    from corpus.model.speaker import Voice


@dataclass(frozen=True, slots=True)
class Signals:
    """What counts for a sentence and against it, before it is weighted.

    `words` and `around` are shares of the question's terms, by rarity: those of the sentence, and
    those of it, the sentence before and the document's provenance. `passage` is the fused score of
    its passage, `rank` that passage's rank from 1, `found_by` how the passage was found. `asked`:
    the question asks its speaker; `asks`: it is itself a question; `interviews`: an interviewer's.
    `chars` is its length. `cosine` is that with the question, `cosine_gap` how far it is from the
    nearest sentence's, `cosine_rank` its rank by it, from 1. `reading` is the reader's log-odds,
    None without a reader, `reading_gap` how far that is from the best; `window` is the reader's
    log-odds that the passage answers at all. `words_only`: the embedding model does not read the
    language, so that neither it nor the reader counts.
    """

    words: float = 0.0
    around: float = 0.0
    passage: float = 0.0
    rank: int = 1
    found_by: tuple[str, ...] = ()
    asked: bool = False
    asks: bool = False
    interviews: bool = False
    chars: int = 0
    cosine: float = 0.0
    cosine_gap: float = 0.0
    cosine_rank: int = 1
    reading: float | None = None
    reading_gap: float = 0.0
    window: float = 0.0
    words_only: bool = False


@dataclass(frozen=True, slots=True)
class EvidencePlace:
    """A span of a document, and whose words are there."""

    document: Document
    span: Span
    voice: Voice

    @property
    def text(self) -> str:
        """The words there."""
        return self.span.of(self.document.text)


@dataclass(frozen=True, slots=True)
class ScoredSentence:
    """A sentence with its voice and how well it answers.

    `score` is the log-odds that it belongs to the answer. `number` is its place among the
    document's sentences, from 0. `cosine` and `overlap` run from 0 to 1; `overlap` is the share of
    the question's terms, by rarity, that the sentence, the one before it or the document's
    provenance has; `about` is the cosine with the question without the people whose words it asks
    for. `prompt` is the question without which the sentence, a bare answer, says nothing: it is
    found by the question's words and its own; '' for any other.
    """

    document: Document
    number: int
    span: Span
    voice: Voice
    score: float
    cosine: float
    overlap: float
    about: float = 0.0
    signals: Signals = Signals()
    prompt: str = ""

    @property
    def place(self) -> EvidencePlace:
        """The sentence's document, span and voice."""
        return EvidencePlace(self.document, self.span, self.voice)

    @property
    def text(self) -> str:
        """The sentence's words."""
        return self.span.of(self.document.text)

    @property
    def readable_text(self) -> str:
        """The sentence's words, after those of the question that a bare answer needs."""
        return f"{self.prompt} {self.text}" if self.prompt else self.text


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quote: whole sentences in context, the best sentence in them, and further places.

    `question` is the question that the quote answers, by another speaker, where one says little
    without the other; the best sentence is in it or in the quote. `answerer` is whose words the
    quote is where that is not the best sentence's voice. `also` are places in other documents with
    the same words.
    """

    best: ScoredSentence
    span: Span
    also: tuple[EvidencePlace, ...] = ()
    question: EvidencePlace | None = None
    answerer: Voice | None = None

    @property
    def document(self) -> Document:
        """The document that is quoted."""
        return self.best.document

    @property
    def voice(self) -> Voice:
        """Whose words the quote is."""
        return self.answerer or self.best.voice

    @property
    def places(self) -> tuple[EvidencePlace, ...]:
        """The question, if any, the quote's own place, and the further ones."""
        asked = (self.question,) if self.question else ()
        return (*asked, EvidencePlace(self.document, self.span, self.voice), *self.also)

    @property
    def text(self) -> str:
        """The quote's words, after those of the question."""
        words = self.span.of(self.document.text)
        return f"{self.question.text}\n{words}" if self.question else words
