"""Sentences that somebody wrote, held against places of the library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from app.domain.citation import Citation, join_citations
from app.domain.claim import SentenceStanding
from app.domain.verified_sentence import VerifiedSentence
from corpus.errors import OnRecordError
from corpus.model.span import Span
from corpus.reference.reference import Reference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.candidates import Candidates
    from app.verify.check_sentence import CheckedSentence
    from corpus.model.document import Document
    from corpus.model.speaker import Voice
    from corpus.reference.resolve import ResolvedReference

MAX_CITED_PLACES = 20  # of a sentence
NEAREST_SENTENCES = 5  # against which a sentence without places is held


class VerificationError(OnRecordError):
    """A place that is not in the library; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class CitedPlace:
    """A document's id, and start and end in code points of its text."""

    document: str
    start: int
    end: int


class SentenceVerifier(Protocol):
    """The methods of an answering service by which sentences are verified."""

    def document(self, name: str) -> Document:
        """The document of that id; OnRecordError when there is none."""

    def locate(self, link: str) -> ResolvedReference:
        """What became of the quote of a lasting reference."""

    def voice_of(self, document: Document, span: Span) -> Voice:
        """Whose words or claim the span is."""

    def check_sentence(
        self, text: str, cited: Sequence[Citation], *, question: str = ""
    ) -> CheckedSentence:
        """The standing of a sentence over quotes."""

    def search(self, question: str) -> Candidates:
        """The passages and sentences nearest to a question."""


def verify_cited(
    service: SentenceVerifier,
    sentence: str,
    places: Sequence[CitedPlace | Reference],
    *,
    question: str = "",
) -> VerifiedSentence:
    """The sentence held against the places that it cites.

    Where one of them is not in the library, or no longer, it has no standing.
    """
    try:
        citations = join_citations([_citation(service, place) for place in places])
    except OnRecordError as error:
        return VerifiedSentence(sentence, reason=str(error))
    checked = service.check_sentence(sentence, citations, question=question)
    return _verified(sentence, citations, checked)


def verify_uncited(service: SentenceVerifier, sentence: str) -> VerifiedSentence:
    """The sentence held against each of the nearest sentences of the library; the best of these.

    That one does not bear it says nothing against it, so it is never refused.
    """
    found: list[VerifiedSentence] = []
    for near in service.search(sentence).quotable[:NEAREST_SENTENCES]:
        citation = Citation.at(near.span, near.document, near.voice)
        checked = service.check_sentence(sentence, (citation,))
        verified = _verified(sentence, (citation,), checked)
        if verified.standing is SentenceStanding.CONFIRMED:
            return verified
        if verified.standing is SentenceStanding.UNCONFIRMED:
            found.append(verified)
    if not found:
        return VerifiedSentence(sentence, reason="nothing near it in the library bears it")
    return max(found, key=lambda verified: verified.entailed or 0.0)


def _verified(
    sentence: str, citations: tuple[Citation, ...], checked: CheckedSentence
) -> VerifiedSentence:
    fault, entailment = checked.fault, checked.entailment
    return VerifiedSentence(
        sentence,
        citations,
        checked.standing,
        code=str(fault.kind) if fault else None,
        reason=fault.reason if fault else None,
        entailed=entailment.entailed if entailment else None,
        contradicted=entailment.contradicted if entailment else None,
    )


def _citation(service: SentenceVerifier, place: CitedPlace | Reference) -> Citation:
    if isinstance(place, Reference):
        found = service.locate(place.link)
        if found.document is None or found.span is None:
            message = f"{place.document}: the words that are cited are no longer in the library"
            raise VerificationError(message)
        document, span = found.document, found.span
    else:
        document = service.document(place.document)
        size = len(document.text)
        if not 0 <= place.start < place.end <= size:
            message = (
                f"{place.document}:{place.start}-{place.end} is no place in it; it has {size:,} "
                "characters"
            )
            raise VerificationError(message)
        span = Span(place.start, place.end)
    return Citation.at(span, document, service.voice_of(document, span))
