"""From candidates to an answer in the library's own words, or to its silence."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from app.ask.claims import claim_for, missing_terms
from app.ask.contradictions import add_opposing_quotes
from app.ask.explanations import explain_claims, explain_silence
from app.ask.nearest import nearest_sentences
from app.ask.notices.notices import question_notices, unquoted_speaker_notice
from app.ask.qualifications import add_qualifications
from app.ask.quote_selection import QuoteSelection, SelectedQuote
from app.domain.answer import Answer, Coverage, Seconds
from app.domain.explanation import SelectionReason
from index.evidence.confidence import confidence
from index.evidence.select import select_evidence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.domain.candidates import Candidates
    from index.embedder import Vectors
    from index.evidence.evidence import Evidence
    from index.ranking_config import SelectionMargins


def select_quotes(
    candidates: Candidates, *, abstain_below: float, is_follow_up: bool
) -> QuoteSelection:
    """The quotes that answer, more of them for a follow-up; none where confidence is too low."""
    ranking = candidates.library.ranking
    threshold = ranking.answer_threshold(abstain_below, is_follow_up=is_follow_up)
    words_only = candidates.words_only
    fit = confidence(candidates.features) if words_only is None else words_only.fit
    selection = QuoteSelection(fit, threshold)
    if selection.is_silent:
        return selection
    evidence = _best_evidence(candidates, is_follow_up=is_follow_up)
    if not evidence:
        return selection
    return replace(
        selection,
        quotes=tuple(
            SelectedQuote(claim_for(quote, candidates.library), quote, reason)
            for quote, reason in zip(evidence, _reasons(evidence), strict=True)
        ),
        further=further_quotes(candidates, ranking.opposing_margins, SelectionReason.OTHER_SIDE),
    )


def further_quotes(
    candidates: Candidates, margins: SelectionMargins, reason: SelectionReason
) -> tuple[SelectedQuote, ...]:
    """The quotes within these margins, best first: more than answer."""
    library = candidates.library
    found = select_evidence(
        candidates.quotable,
        sentences_of=library.sentences_of,
        margins=margins,
        per_document=library.ranking.opposing_quotes_per_document,
        at_most=library.ranking.max_opposing_candidates,
        ranking=library.ranking,
    )
    return tuple(SelectedQuote(claim_for(quote, library), quote, reason) for quote in found)


def _best_evidence(candidates: Candidates, *, is_follow_up: bool) -> tuple[Evidence, ...]:
    ranking = candidates.library.ranking
    margins = ranking.follow_up_margins if is_follow_up else None
    per_document = ranking.follow_up_quotes_per_document if is_follow_up else None
    return select_evidence(
        candidates.quotable,
        sentences_of=candidates.library.sentences_of,
        margins=ranking.all_sources_margins if candidates.analysis.topic is not None else margins,
        per_document=per_document,
        ranking=ranking,
    )


def _reasons(evidence: Sequence[Evidence]) -> list[SelectionReason]:
    """Why each quote was selected: the best of all, of its document, or near the best."""
    documents: set[str] = set()
    reasons = []
    for quote in evidence:
        first = SelectionReason.DOCUMENT if documents else SelectionReason.BEST
        reasons.append(SelectionReason.NEAR if quote.document.id in documents else first)
        documents.add(quote.document.id)
    return reasons


def quote_answer(
    candidates: Candidates,
    selection: QuoteSelection,
    *,
    embed: Callable[[Sequence[str]], Vectors],
) -> Answer:
    """The selected quotes with those that contradict them, notices and explanations; or silence.

    `embed` gives one row of length 1 a text.
    """
    started = time.perf_counter()
    claims, differ = add_opposing_quotes(
        [quote.claim for quote in selection.quotes],
        [quote.claim for quote in selection.further],
        sentences_of=candidates.library.sentences_of,
        embed=embed,
        ranking=candidates.library.ranking,
    )
    known_confidence = selection.confidence if candidates.words_only is None else None
    unquoted = unquoted_speaker_notice(candidates, claims)
    evidence = [quote.evidence for quote in selection.quotes]
    quoted = {citation.document.id for claim in claims for citation in claim.citations}
    return Answer(
        question=candidates.question,
        claims=add_qualifications(explain_claims(claims, selection, candidates), candidates),
        confidence=known_confidence,
        coverage=Coverage(
            candidates.asked, tuple(name for name in candidates.asked if name in quoted)
        ),
        nearest=nearest_sentences(candidates) if selection.is_silent else (),
        missing=()
        if selection.is_silent
        else missing_terms(candidates.question, evidence, stemmer=candidates.analysis.stemmer),
        differ=differ,
        notices=(*question_notices(candidates), *((unquoted,) if unquoted else ())),
        why=None
        if claims
        else explain_silence(
            candidates, confidence=known_confidence, threshold=selection.threshold
        ),
        seconds=Seconds(
            candidates.retrieval_seconds,
            candidates.scoring_seconds + time.perf_counter() - started,
        ),
    )
