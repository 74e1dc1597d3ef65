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
    """What speaks for a sentence and against it, before it is weighed.

    `words` and `around` are shares of the question's terms, by rarity: those of the sentence, and
    those of it, the one before it and the document's provenance. `passage` is the fused score of
    the passage it was found in, `rank` that passage's rank from 1, `found_by` the ways that found
    it. `asked` is whether the question asks its speaker, `asks` whether it is itself a question,
    and `interviews` whether an interviewer's.
    """

    words: float = 0.0
    around: float = 0.0
    passage: float = 0.0
    rank: int = 1
    found_by: tuple[str, ...] = ()
    asked: bool = False
    asks: bool = False
    interviews: bool = False
    judged: float | None = None


@dataclass(frozen=True, slots=True)
class EvidencePlace:
    """Where words stand, and in whose voice."""

    document: Document
    span: Span
    voice: Voice


@dataclass(frozen=True, slots=True)
class ScoredSentence:
    """A sentence of a document (its place `at` among them), its voice, and how well it answers.

    `cosine` and `overlap` run from 0 to 1; the latter is the share of the question's terms, by
    rarity, that stand in the sentence, in the one before it or in the document's provenance;
    `about` is the cosine to what is asked of somebody, without their name.
    """

    document: Document
    at: int
    span: Span
    voice: Voice
    score: float
    cosine: float
    overlap: float
    about: float = 0.0
    signals: Signals = Signals()

    @property
    def place(self) -> EvidencePlace:
        """Where it stands."""
        return EvidencePlace(self.document, self.span, self.voice)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Whole sentences in their context, the best sentence in them, and where else they stand.

    Their voice is the best sentence's.
    """

    best: ScoredSentence
    span: Span
    also: tuple[EvidencePlace, ...] = ()

    @property
    def document(self) -> Document:
        """The document the words are from."""
        return self.best.document

    @property
    def places(self) -> tuple[EvidencePlace, ...]:
        """Where the words stand, here and elsewhere."""
        return (EvidencePlace(self.document, self.span, self.best.voice), *self.also)

    @property
    def text(self) -> str:
        """The words."""
        return self.span.of(self.document.text)
