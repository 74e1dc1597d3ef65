"""All that speaks for and against an answer, before anything is chosen."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.ask.follow_up.continuity import near, nearer
from app.ask.notices.unknown_speakers import unknown_speakers
from app.ask.passage_selection import (
    READ,
    is_asked,
    is_named,
    mentions,
    scope,
    theirs,
    worth_reading,
)
from app.domain.candidates import Candidates
from index.evidence.confidence import UNANSWERED, confidence, features
from index.evidence.score import Query, SpeakerFilter, rerank_passages, score
from index.question.addressee import parse_target
from index.question.all_documents import topic_for_all_sources
from index.search.retrieve import retrieve

if TYPE_CHECKING:
    from app.ask.follow_up.continuity import Following
    from app.domain.filters import Filters
    from index.evidence.cross_encoder import SentenceRanker
    from index.evidence.evidence import ScoredSentence
    from index.question.addressee import QuestionTarget
    from index.search.embed import Embedder
    from index.search.retrieve import Hit, Scope
    from index.search.snapshot import Library
    from index.store.store import Store

POOL = 60  # passages found, of which the best and those of further documents are read


@dataclass(frozen=True, slots=True)
class SearchContext:
    """A library where it is stored, and what questions are embedded with.

    What scores below `abstain_below` as a confidence does not answer. `judge` reads the best
    sentences once more.
    """

    library: Library
    store: Store
    embedder: Embedder
    abstain_below: float
    judge: SentenceRanker | None = None


def search(
    question: str, shelf: SearchContext, filters: Filters, *, following: Following | None = None
) -> Candidates:
    """Passages and sentences on the question, from the documents that pass the filters.

    For a follow-up, what stands beside the quotes of the answer before it is preferred.
    """
    library, embedder = shelf.library, shelf.embedder
    following = following.within(library.documents) if following else None
    asked = filters.asked(library.documents, voices_of=library.voices_of)
    of = parse_target(question, library.speakers)
    begun = time.perf_counter()
    subject = None if of else topic_for_all_sources(question)
    vector = embedder.question(subject or question)
    hears = SpeakerFilter(filters.hears, lambda document, voice: is_asked(document, voice, of))
    about = embedder.question(of.about) if of else None
    query = Query(subject or question, vector, hears, about)
    hits = _hits(query, shelf, scope(filters, asked))
    own = theirs(library, asked, filters, of) if of else None
    by_them = _hits(query, shelf, own)[:READ] if own else ()
    read = worth_reading(hits, by_them) + (near(hits, following) if following else [])
    found = time.perf_counter()
    every = score(
        query,
        {hit.row: hit for hit in read}.values(),
        sentences_of=library.sentences_of,
        weight=library.lexical.weight,
        embed=embedder.passages,
        judge=shelf.judge,
    )
    if subject is not None:
        every = [one for one in every if mentions(one.document, subject)]
    scored, fit = _preferred(query, every, of, shelf)
    if of.strangers and unknown_speakers(of.strangers, library) == of.strangers:
        fit = UNANSWERED  # what nobody here says cannot be quoted
    if following:
        scored = nearer(scored, following, sentences_of=library.sentences_of)
    return Candidates(
        question,
        library,
        asked,
        of,
        subject is not None,
        hits,
        every,
        scored,
        fit,
        found - begun,
        time.perf_counter() - found,
    )


def _hits(query: Query, shelf: SearchContext, where: Scope) -> tuple[Hit, ...]:
    return retrieve(query.words, query.vector, shelf.library, shelf.store, top=POOL, scope=where)


def _preferred(
    query: Query, scored: list[ScoredSentence], of: QuestionTarget, shelf: SearchContext
) -> tuple[list[ScoredSentence], tuple[float, ...]]:
    """What those say of whom the question asks, if they answer it, else what all say.

    Where it asks somebody by name, what others say has to name them. With it how well it fits the
    question, for the confidence.
    """
    by_them = [one for one in scored if is_asked(one.document, one.voice, of)]
    others = [one for one in scored if not of.speakers or is_named(of.speakers, one.place)]
    for some in (by_them, others):
        fit = features(query.words, some, shelf.library.lexical, about=of.about)
        if some and confidence(fit) >= shelf.abstain_below:
            return some, fit
    return scored, fit


def passages_found(
    found: Candidates, shelf: SearchContext, filters: Filters, *, top: int
) -> tuple[Hit, ...]:
    """The best `top` passages: those that were considered, ranked anew, and the next ones."""
    hits = rerank_passages(found.hits, found.every)
    if top <= len(hits):
        return hits[:top]
    vector = shelf.embedder.question(found.question)
    where = scope(filters, found.asked)
    deeper = retrieve(found.question, vector, shelf.library, shelf.store, top=top, scope=where)
    rows = {hit.row for hit in hits}
    further = (hit for hit in deeper if hit.row not in rows)
    behind = (replace(hit, rank=rank) for rank, hit in enumerate(further, start=len(hits) + 1))
    return (*hits, *behind)[:top]
