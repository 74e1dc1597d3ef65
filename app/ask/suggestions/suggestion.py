"""A question that the page may suggest, and the test whether an answer is what it promises."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from app.domain.answer import Standing
from app.text.catalogue import in_language, message
from index.search.terms import stemmed_terms

if TYPE_CHECKING:
    from app.domain.answer import Answer
    from corpus.model.document import Document

MAX_QUESTION_CHARS = 110  # a chip of two lines on a phone
MIN_CONFIDENCE = 0.5  # that the library answers the question rather than not
_BEST = 2  # claims that have to mention the topic
_SEVERAL = 2  # documents
_QUOTATION_MARKS = " '\"“”‘’«»„"


class SuggestionKind(StrEnum):
    """What a suggested question asks for."""

    SPEAKER = "speaker"
    DISAGREEMENT = "disagreement"
    DOCUMENT = "document"
    DATE = "date"
    SOURCES = "sources"
    OWN_WORDS = "own words"  # a question that a document itself asks


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question with what its answer has to quote: a speaker, a document, a topic or a year."""

    kind: SuggestionKind
    question: str
    topic: str = ""
    speaker: str | None = None
    document: str | None = None
    year: str | None = None

    def is_answered_by(self, answer: Answer) -> bool:
        """Whether the answer is likely, is complete, and quotes what the question asks for.

        How likely it is, is not known in a language that the embedding model does not read.
        """
        unlikely = answer.confidence is not None and answer.confidence < MIN_CONFIDENCE
        if answer.standing is not Standing.ANSWERED or unlikely:
            return False
        best = answer.claims[0].main_citation
        fits = (
            self.document is None or best.document.id == self.document,
            self.speaker is None or best.speaker.name == self.speaker,
            self.year is None or self.year in best.quote.exact,
            self.kind is not SuggestionKind.DISAGREEMENT or bool(answer.differ),
            self.kind is not SuggestionKind.SOURCES or len(answer.coverage.quoted) >= _SEVERAL,
            not self.topic or _mentions(answer, self.topic),
        )
        return all(fits)

    def is_like(self, other: Suggestion) -> bool:
        """Whether both are one question, ask the same person, or say what there is on a topic."""
        same = [(self.question, other.question), (self.speaker, other.speaker)]
        if SuggestionKind.DATE not in {self.kind, other.kind}:
            same.append((self.topic, other.topic))
        return any(one and one == another for one, another in same)


def about_speaker(speaker: str, topic: str) -> Suggestion:
    """What a speaker says of a topic."""
    question = f"What does {speaker} say about {topic}?"
    return Suggestion(SuggestionKind.SPEAKER, question, topic, speaker=speaker)


def about_document(document: Document, topic: str) -> Suggestion:
    """What a document with a title says of a topic."""
    question = f"What does “{title_of(document)}” say about {topic}?"
    return Suggestion(SuggestionKind.DOCUMENT, question, topic, document=document.id)


def about_disagreement(topic: str) -> Suggestion:
    """Where the documents contradict each other about a topic."""
    question = f"Where do the sources disagree about {topic}?"
    return Suggestion(SuggestionKind.DISAGREEMENT, question, topic)


def about_sources(topic: str) -> Suggestion:
    """What all documents say of a topic."""
    question = f"What do the sources say about {topic}?"
    return Suggestion(SuggestionKind.SOURCES, question, topic)


def about_statement(statement: str, language: str) -> Suggestion:
    """Whether a statement is so, asked in that language of the page; for several sources."""
    with in_language(language):
        question = message("suggestion-statement", statement=statement)
    return Suggestion(SuggestionKind.SOURCES, question)


def title_of(document: Document) -> str:
    """The title that a document gives itself, without quotation marks; '' without one."""
    provenance = document.provenance
    return "" if provenance.titled_by else (provenance.title or "").strip(_QUOTATION_MARKS)


def _mentions(answer: Answer, topic: str) -> bool:
    """Whether the answer's best quotes have a word of the topic."""
    quotes = (claim.main_citation.quote.exact for claim in answer.claims[:_BEST])
    return bool(set(stemmed_terms(topic)) & set(stemmed_terms(" ".join(quotes))))
