"""Restore a saved turn: only words that are in the library now count as quotes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple, Protocol

from app.conversation.conversation import ConversationTurn
from app.conversation.document_reading import is_whole_quote
from app.conversation.resolve_citations import CitationResolver, MissingCitation
from app.domain.answer import Answer, Coverage, Mode, Nearest, Rejection, Seconds
from app.domain.citation import Citation
from app.domain.claim import Claim, SentenceStanding, exchange_text
from app.domain.explanation import COSINE, QuoteExplanation, SilenceExplanation
from app.domain.views import Difference
from app.messages.phrases import missing_quotes, no_longer_backed
from app.text.message_text import message_text
from app.verify.check_sentence import check_sentence
from app.write.draft import enough_verified
from corpus.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.conversation.answer_schema import (
        SavedAnswer,
        SavedCitation,
        SavedClaim,
        SavedRejection,
        SavedWhy,
    )
    from app.conversation.resolve_citations import Heard, Whole
    from app.conversation.schema import SavedTurn
    from app.text.message_text import MessageText
    from app.verify.check_sentence import CheckedSentence
    from corpus.model.document import Document

SOURCE_CHANGED = "source changed"  # code of the rejection of a sentence whose quotes are gone


class RestoredCitation(Protocol):
    """Checks a written sentence against the quotes that it cites."""

    def __call__(self, text: str, cited: Sequence[Citation], *, question: str) -> CheckedSentence:
        """Return the sentence as readers may see it, with its standing."""


@dataclass(frozen=True, slots=True)
class RestoredTurn:
    """A turn over the current library.

    `lost` are its citations whose words are no longer there, `moved` counts the quotes that are at
    another place of their document now.
    """

    turn: ConversationTurn
    lost: tuple[MissingCitation, ...] = ()
    moved: int = 0

    @property
    def answer(self) -> Answer | None:
        """The answer, if there was one."""
        return self.turn.answer


def restore(
    saved: SavedTurn,
    documents: Mapping[str, Document],
    *,
    heard: Heard,
    whole: Whole = is_whole_quote,
    back: RestoredCitation = check_sentence,
) -> RestoredTurn:
    """Restore the turn: resolve each citation, and verify each written sentence again.

    Words that moved are cited where they are now; words that are nowhere, or no `whole` sentences
    there, are reported as lost. A speaker is named only if `heard` in the words. What is no quote,
    such as a notice or the reason of a refusal, is taken as it was saved.
    """
    live = CitationResolver(documents, heard, whole)
    quotes = _answer(saved.quotes, live, back) if saved.quotes else None
    answer = _answer(saved.answer, live, back, quotes) if saved.answer else None
    turn = ConversationTurn(
        question=saved.question,
        when=saved.when,
        answer=answer,
        filters=saved.filters.parsed(),
        quotes=quotes,
        model=saved.model,
        verdict=saved.verdict,
        error=saved.error,
        note=saved.note,
    )
    return RestoredTurn(turn, live.missing, live.moved)


def _answer(
    saved: SavedAnswer, live: CitationResolver, back: RestoredCitation, quotes: Answer | None = None
) -> Answer:
    """Restore an answer; when too little of its prose is left, the `quotes` instead."""
    kept = (
        _restore_prose(saved, live, back)
        if saved.mode is Mode.WRITTEN
        else _restore_quotes(saved, live)
    )
    differ = [(live.resolve(one), live.resolve(other)) for one, other in saved.differ]
    nearest = [(live.resolve(one), one.why) for one in saved.nearest]
    answer = Answer(
        question=saved.question,
        claims=kept.claims,
        rejections=(*_rejections(saved.rejections), *kept.rejections),
        replaced=_rejections(saved.replaced),
        confidence=saved.confidence,
        coverage=_coverage(saved, kept.claims),
        nearest=tuple(Nearest(one, why) for one, why in nearest if isinstance(one, Citation)),
        missing=saved.missing,
        differ=tuple(
            Difference(one, other)
            for one, other in differ
            if isinstance(one, Citation) and isinstance(other, Citation)
        ),
        notices=(*saved.notices, *_missing_quotes_notice(saved, live)),
        mode=saved.mode,
        model=saved.model,
        search_query=saved.searched,
        omitted_quotes=saved.unseen,
        model_error=saved.trouble,
        why=_silence(saved),
        seconds=Seconds(saved.seconds.retrieve, saved.seconds.select, saved.seconds.write),
    )
    return _without_prose(answer, quotes) if kept.falls_short(answer) else answer


def _rejections(saved: Sequence[SavedRejection]) -> tuple[Rejection, ...]:
    return tuple(Rejection(one.text, one.reason, one.code) for one in saved)


class _RestoredClaims(NamedTuple):
    """The restored claims, and the sentences that are refused now."""

    claims: tuple[Claim, ...]
    rejections: tuple[Rejection, ...] = ()

    def falls_short(self, answer: Answer) -> bool:
        """Whether sentences were refused now, and too few of all are left to be an answer."""
        return bool(self.rejections) and not enough_verified(answer.claims, answer.rejections)


def _restore_quotes(saved: SavedAnswer, live: CitationResolver) -> _RestoredClaims:
    """Restore quotes: the claims that have a citation left, each in the words that it cites."""
    claims = []
    for claim in saved.claims:
        held = [live.resolve(one) for one in claim.citations]
        cited = tuple(one for one in held if isinstance(one, Citation))
        if cited:
            words = [one.quote.exact for one in cited]
            if len(cited) > 1:
                words.append(exchange_text(*cited[:2]))
            text = claim.text if claim.text in words else words[0]
            claims.append(Claim(text, cited, why=_whys(claim, live)))
    return _RestoredClaims(tuple(claims))


def _restore_prose(
    saved: SavedAnswer, live: CitationResolver, back: RestoredCitation
) -> _RestoredClaims:
    """Restore prose: sentences whose citations all resolve and back them; reject the others."""
    claims, rejections = [], []
    for claim in saved.claims:
        held = [live.resolve(one) for one in claim.citations]
        cited = tuple(one for one in held if isinstance(one, Citation))
        if len(cited) < len(held):
            rejections.append(Rejection(claim.text, message_text("answer-changed"), SOURCE_CHANGED))
            continue
        why = _whys(claim, live)
        if claim.standing is SentenceStanding.REFUSED:  # the quote in the place of a sentence
            words = cited[0].quote.exact
            claims.append(Claim(words, cited, SentenceStanding.REFUSED, claim.doubt, why))
            continue
        checked = back(claim.text, cited, question=saved.searched or saved.question)
        fault = checked.fault
        if fault and checked.standing is SentenceStanding.REFUSED:
            rejections.append(Rejection(claim.text, fault.message, fault.kind))
        else:
            doubt = fault.message if fault else None
            repaired = claim.repaired
            claims.append(Claim(checked.text, cited, checked.standing, doubt, why, repaired))
    return _RestoredClaims(tuple(claims), tuple(rejections))


def _without_prose(answer: Answer, quotes: Answer | None) -> Answer:
    """Return the quotes before the prose, its rejections, and why the prose is missing."""
    trouble = no_longer_backed(len(answer.claims), len(answer.rejections))
    instead = quotes or replace(answer, mode=Mode.QUOTES, claims=())
    return replace(
        instead,
        rejections=answer.rejections,
        model=answer.model,
        omitted_quotes=answer.omitted_quotes,
        model_error=trouble,
        seconds=answer.seconds,
    )


def _coverage(saved: SavedAnswer, claims: Sequence[Claim]) -> Coverage:
    """Return the documents that were asked, and those still quoted."""
    before = {cited.document for claim in saved.claims for cited in claim.citations}
    silent = before - {cited.document.id for claim in claims for cited in claim.citations}
    speak = tuple(name for name in saved.coverage.speak if name not in silent)
    return Coverage(saved.coverage.asked, speak)


def _missing_quotes_notice(saved: SavedAnswer, live: CitationResolver) -> Iterator[MessageText]:
    """Yield a notice with the number of missing quotes, if there are any."""
    lost = {
        one.place
        for one in _saved_citations(saved)
        if isinstance(live.resolve(one), MissingCitation)
    }
    if lost:
        yield missing_quotes(len(lost))


def _saved_citations(saved: SavedAnswer) -> Iterator[SavedCitation]:
    for claim in saved.claims:
        yield from claim.citations
    for two in saved.differ:
        yield from two
    yield from saved.nearest


def _whys(claim: SavedClaim, live: CitationResolver) -> tuple[QuoteExplanation, ...]:
    """Restore the explanations of the claim's quotes, at their current places."""
    whys = ((saved, live.places.get(saved.place)) for saved in claim.why)
    return tuple(_why(saved, at.start - saved.start) for saved, at in whys if at is not None)


def _why(saved: SavedWhy, shift: int) -> QuoteExplanation:
    """Restore the explanation of a quote that moved by `shift` characters."""
    parts = {name: part for name, part in saved.parts.items() if name != COSINE}
    return QuoteExplanation(
        document=saved.document,
        span=_shift_span(saved.span, shift),
        best=_shift_span(saved.best, shift),
        chosen=saved.chosen,
        found_by=saved.found_by,
        rank=saved.rank,
        has=saved.words.has,
        around=saved.words.around,
        lacks=saved.words.lacks,
        cosine=saved.parts.get(COSINE, 0.0),
        parts=tuple(parts.items()),
        score=saved.score,
        share=saved.share,
        context=saved.context,
        joined=saved.joined,
    )


def _shift_span(span: Span, shift: int) -> Span:
    return Span(span.start + shift, span.end + shift)


def _silence(saved: SavedAnswer) -> SilenceExplanation | None:
    if saved.why is None:
        return None
    words = tuple((one.word, one.stands) for one in saved.why.words)
    return SilenceExplanation(words, saved.why.confidence, saved.why.threshold)
