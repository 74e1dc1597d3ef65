"""Explanations of a finished selection: why each quote, and why there is none."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

from app.domain.explanation import (
    COSINE,
    FOLLOWS,
    QuoteExplanation,
    SelectionReason,
    SilenceExplanation,
    TermPlace,
)
from index.evidence.context import expand_to_context
from index.evidence.evidence import Evidence
from index.evidence.exchange import lead_of
from index.evidence.score import contributions, probability_of, provenance_terms
from index.search.terms import document_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.ask.quote_selection import QuoteSelection
    from app.domain.candidates import Candidates
    from app.domain.citation import Citation
    from app.domain.claim import Claim
    from index.evidence.evidence import ScoredSentence
    from index.search.snapshot import Library

_LEAST_PART = 0.000_05  # of a score, which is shown with four decimals at most


def explain_claims(
    claims: Sequence[Claim], selection: QuoteSelection, candidates: Candidates
) -> tuple[Claim, ...]:
    """The selection's claims, each with why it was selected."""
    quotes = {quote.claim: quote for quote in (*selection.further, *selection.quotes)}
    return tuple(
        replace(
            claim,
            why=(explain_quote(quotes[claim].evidence, candidates, reason=quotes[claim].reason),),
        )
        for claim in claims
    )


def explain_written_claims(
    claims: Sequence[Claim], selection: QuoteSelection, candidates: Candidates
) -> tuple[Claim, ...]:
    """What a model wrote, each sentence with why the quotes that it cites were found."""
    reasons = {quote.evidence.best.place: quote.reason for quote in selection.quotes}
    explained: dict[Citation, tuple[QuoteExplanation, ...]] = {}
    for citation in {citation for claim in claims for citation in claim.citations}:
        place = citation.document.id, citation.span
        scored = [
            one
            for one in candidates.sentences
            if one.document.id == place[0] and place[1].contains(one.span)
        ]
        if scored:
            best = max(scored, key=attrgetter("score"))
            reason = reasons.get(best.place, SelectionReason.CITED)
            evidence = Evidence(best, citation.span)
            explained[citation] = (explain_quote(evidence, candidates, reason=reason),)
    return tuple(
        replace(
            claim,
            why=tuple(why for citation in claim.citations for why in explained.get(citation, ())),
        )
        for claim in claims
    )


def explain_quote(
    evidence: Evidence, candidates: Candidates, *, reason: SelectionReason
) -> QuoteExplanation:
    """How the quote's best sentence was found, and what counted for it and against it."""
    best = evidence.best
    own, around = _stems_of(best, candidates.library)
    words = candidates.analysis.search_words
    context, joined = _counts_of_other_sentences(evidence, candidates.library)
    return QuoteExplanation(
        document=best.document.id,
        span=evidence.span,
        best=best.span,
        chosen=reason,
        found_by=best.signals.found_by,
        rank=best.signals.rank,
        has=tuple(word for stem, word in words.items() if stem in own),
        around=tuple(word for stem, word in words.items() if stem in around - own),
        lacks=tuple(word for stem, word in words.items() if stem not in own | around),
        cosine=contributions(best.signals)[COSINE],
        parts=_score_parts(best),
        score=best.score,
        share=_share_of_best(best, candidates),
        context=context,
        joined=joined,
    )


def explain_silence(
    candidates: Candidates, *, confidence: float | None, threshold: float
) -> SilenceExplanation:
    """Where each word of the question is, though nothing answers it."""
    weighed: set[str] = set()
    for sentence in candidates.sentences:
        weighed.update(*_stems_of(sentence, candidates.library))
    lexical = candidates.library.lexical
    elsewhere = {True: TermPlace.ELSEWHERE, False: TermPlace.NOWHERE}
    words = (
        (word, TermPlace.WEIGHED if stem in weighed else elsewhere[lexical.knows(stem)])
        for stem, word in candidates.analysis.search_words.items()
    )
    return SilenceExplanation(tuple(words), confidence, threshold)


def _stems_of(sentence: ScoredSentence, library: Library) -> tuple[set[str], set[str]]:
    """The stems of the sentence; those of the sentence before, its speaker and its provenance."""
    document = sentence.document
    lead = lead_of(document.text, library.sentences_of(document), sentence.number)
    speaker = sentence.voice.speaker.name or ""
    source = f"{document.provenance.title or ''} {provenance_terms(document)}"
    return set(document_terms(document, sentence.readable_text)), set(
        document_terms(document, f"{lead} {speaker} {source}")
    )


def _counts_of_other_sentences(evidence: Evidence, library: Library) -> tuple[int, int]:
    """How many sentences of the quote are context of the best one, and how many were joined."""
    sentences = library.sentences_of(evidence.document)
    best = evidence.best.number
    if evidence.answerer:  # the best sentence is the question, which is not part of the quote
        inside = (row for row, one in enumerate(sentences) if evidence.span.contains(one.span))
        best = next(inside, best)
    first, last = expand_to_context(
        evidence.document.text, sentences, best, ranking=library.ranking
    )
    others = [
        number
        for number, sentence in enumerate(sentences)
        if number != best and not sentence.heading and evidence.span.contains(sentence.span)
    ]
    context = sum(first <= number <= last for number in others)
    return context, len(others) - context


def _score_parts(best: ScoredSentence) -> tuple[tuple[str, float], ...]:
    """What adds up to the score besides the cosine, by name; without parts that round to 0."""
    parts = contributions(best.signals)
    rest = best.score - sum(parts.values())
    parts.pop(COSINE)
    return tuple(
        (name, part) for name, part in (*parts.items(), (FOLLOWS, rest)) if abs(part) >= _LEAST_PART
    )


def _share_of_best(best: ScoredSentence, candidates: Candidates) -> float:
    """The probability as a share of the best quotable sentence's."""
    most = max(map(probability_of, candidates.quotable), default=0.0)
    return min(1.0, probability_of(best) / most) if most else 0.0
