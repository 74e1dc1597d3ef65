"""Why a quote was chosen, and which words of a question nothing holds where there is none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from index.evidence.context import expand_to_context
from index.evidence.score import contributions, provenance_terms
from index.question.all_documents import topic_for_all_sources
from index.search.terms import stemmed_terms, surface_forms

if TYPE_CHECKING:
    from app.domain.candidates import Candidates
    from corpus.model.span import Span
    from index.evidence.evidence import Evidence, ScoredSentence
    from index.search.snapshot import Library

COSINE = "cosine"
FOLLOWS = "follows"  # what a follow-up adds or takes off for standing beside what was quoted before
_NOTHING = 0.000_05  # of a score, which is shown with four decimals at most


class SelectionReason(StrEnum):
    """As what a quote was chosen."""

    BEST = "best"
    DOCUMENT = "best of its document"
    NEAR = "near the best"
    OTHER_SIDE = "other side"
    CITED = "cited"


@dataclass(frozen=True, slots=True)
class QuoteExplanation:
    """What found a quote, and why it was chosen.

    `document` and `span` tell the quote, `best` the sentence of it that was chosen: `context`
    counts the sentences that came along for it to be understood, `joined` those that answer as well
    and stand beside it. `found_by` are the ways that found its passage, `rank` is that one's, from
    1. The question's words are those that the sentence `has`, those that stand `around` it, which
    is before it or in what is known of its speaker and source, and those that it `lacks`. `cosine`
    and `parts`, by name, add up to its `score`; `share` is of the best sentence's, 0 to 1.
    """

    document: str
    span: Span
    best: Span
    chosen: SelectionReason
    found_by: tuple[str, ...]
    rank: int
    has: tuple[str, ...]
    around: tuple[str, ...]
    lacks: tuple[str, ...]
    cosine: float
    parts: tuple[tuple[str, float], ...]
    score: float
    share: float
    context: int = 0
    joined: int = 0

    def __post_init__(self) -> None:
        """Refuse a share that is none."""
        if not 0.0 <= self.share <= 1.0:
            message = f"a share runs from 0 to 1, not {self.share}"
            raise ValueError(message)


class TermPlace(StrEnum):
    """Where a word of the question stands."""

    NOWHERE = "nowhere"
    ELSEWHERE = "elsewhere"
    WEIGHED = "weighed"


@dataclass(frozen=True, slots=True)
class SilenceExplanation:
    """Why there is no quote: where each word of the question stands, as the question spells it.

    A word stands in none of the library's documents, elsewhere in them, or in what was weighed: the
    sentences that were scored, the ones before them, and what is known of their sources. Below
    `threshold` a `confidence` is not enough for an answer; both run from 0 to 1.
    """

    words: tuple[tuple[str, TermPlace], ...]
    confidence: float
    threshold: float

    def standing(self, where: TermPlace) -> tuple[str, ...]:
        """The words that stand there."""
        return tuple(word for word, its in self.words if its is where)


def explain_quote(
    evidence: Evidence, found: Candidates, *, chosen: SelectionReason
) -> QuoteExplanation:
    """What speaks for the evidence's best sentence, out of all that was considered."""
    best = evidence.best
    own, around = _words_of(best, found.library)
    asked = _asked(found)
    context, joined = _others(evidence, found.library)
    return QuoteExplanation(
        document=best.document.id,
        span=evidence.span,
        best=best.span,
        chosen=chosen,
        found_by=best.signals.found_by,
        rank=best.signals.rank,
        has=tuple(word for stem, word in asked.items() if stem in own),
        around=tuple(word for stem, word in asked.items() if stem in around - own),
        lacks=tuple(word for stem, word in asked.items() if stem not in own | around),
        cosine=best.cosine,
        parts=_parts(best),
        score=best.score,
        share=_share(best, found),
        context=context,
        joined=joined,
    )


def explain_silence(
    found: Candidates, *, confidence: float, threshold: float
) -> SilenceExplanation:
    """Where each word of the question stands, though nothing answers it."""
    weighed: set[str] = set()
    for one in found.every:
        weighed.update(*_words_of(one, found.library))
    knows = found.library.lexical.knows
    words = (
        (word, TermPlace.WEIGHED if stem in weighed else _unweighed(known=knows(stem)))
        for stem, word in _asked(found).items()
    )
    return SilenceExplanation(tuple(words), confidence, threshold)


def _unweighed(*, known: bool) -> TermPlace:
    return TermPlace.ELSEWHERE if known else TermPlace.NOWHERE


def _asked(found: Candidates) -> dict[str, str]:
    """The words that were looked for by their stems, without those that put them to all."""
    subject = topic_for_all_sources(found.question) if found.of_all else None
    return surface_forms(subject or found.question)


def _words_of(one: ScoredSentence, library: Library) -> tuple[set[str], set[str]]:
    """The stems of the sentence, and those around it: before it, of its speaker and its source."""
    text = one.document.text
    lead = library.sentences_of(one.document)[one.at - 1].span.of(text) if one.at else ""
    speaker = one.voice.speaker.name or ""
    known = f"{one.document.provenance.title or ''} {provenance_terms(one.document)}"
    return set(stemmed_terms(one.span.of(text))), set(stemmed_terms(f"{lead} {speaker} {known}"))


def _others(evidence: Evidence, library: Library) -> tuple[int, int]:
    """How many other sentences of the quote came along as context, and how many were joined."""
    every = library.sentences_of(evidence.document)
    first, last = expand_to_context(evidence.document.text, every, evidence.best.at)
    others = [
        at
        for at, one in enumerate(every)
        if at != evidence.best.at and not one.heading and evidence.span.contains(one.span)
    ]
    context = sum(first <= at <= last for at in others)
    return context, len(others) - context


def _parts(best: ScoredSentence) -> tuple[tuple[str, float], ...]:
    """What adds up to the score beside the cosine, by name; what adds nothing is left out."""
    parts = {name: part for name, part in contributions(best.signals).items() if name != COSINE}
    rest = best.score - best.cosine - sum(parts.values())
    every = (*parts.items(), (FOLLOWS, rest))
    return tuple((name, part) for name, part in every if abs(part) >= _NOTHING)


def _share(best: ScoredSentence, found: Candidates) -> float:
    """The score as a share of the best sentence's."""
    most = max((one.score for one in found.scored), default=0.0)
    return min(1.0, max(0.0, best.score / most)) if most > 0 else 0.0
