"""From an analysed question to candidates: passages, scored sentences, and how well they fit."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.ask.follow_up.continuity import hits_near_quotes, prefer_continuity
from app.ask.notices.unknown_speakers import unknown_speakers
from app.ask.passage_selection import (
    filter_scope,
    is_asked,
    is_named,
    mentions_topic,
    passages_to_read,
    target_scope,
)
from app.ask.words_only import by_words_only, is_asked_by_words, split_by_reading
from app.domain.candidates import Candidates
from index.evidence.confidence import UNANSWERED, confidence, features
from index.evidence.score import ScoringModels, rerank_passages, score, score_without_cosine
from index.search.query import Query, SpeakerFilter
from index.search.retrieve import retrieve
from index.search.terms import stemmed_terms

if TYPE_CHECKING:
    from app.ask.follow_up.continuity import PreviousQuotes
    from app.domain.candidates import WordsOnly
    from app.domain.filters import Filters
    from index.embedder import Embedder
    from index.evidence.evidence import ScoredSentence
    from index.evidence.reader import PassageReader
    from index.question.addressee import QuestionTarget
    from index.question.analysis import QuestionAnalysis
    from index.search.retrieve import Hit, Scope
    from index.search.snapshot import Library
    from index.store.store import Store


@dataclass(frozen=True, slots=True)
class SearchContext:
    """A library with its store, and the models by which it is searched.

    A confidence below `abstain_below` is no answer. `reader` reads the passages that may answer.
    """

    library: Library
    store: Store
    embedder: Embedder
    abstain_below: float
    reader: PassageReader | None = None


def search(
    analysis: QuestionAnalysis,
    context: SearchContext,
    filters: Filters,
    *,
    previous: PreviousQuotes | None = None,
) -> Candidates:
    """Passages and sentences on the question, from the documents that pass the filters.

    For a follow-up, sentences near the `previous` quotes are preferred.
    """
    library = context.library
    asked = filters.asked(library.documents, voices_of=library.voices_of)
    threshold = library.ranking.answer_threshold(
        context.abstain_below, is_follow_up=previous is not None and bool(previous.cited)
    )
    started = time.perf_counter()
    query = _query(analysis, context, filters)
    hits = _hits(query, context, filter_scope(filters, asked))
    to_read = passages_to_read(
        hits, _target_hits(query, context, filters, asked, analysis.target), ranking=library.ranking
    )
    if previous:
        previous = previous.within(library.documents)
        to_read += hits_near_quotes(hits, previous, ranking=library.ranking)
    retrieved = time.perf_counter()
    sentences = _scored_sentences(query, to_read, context)
    if analysis.topic is not None:
        sentences = [one for one in sentences if mentions_topic(one.document, analysis.topic)]
    quotable, values, words_only = _quotable(
        query, analysis, sentences, context, threshold=threshold
    )
    if previous:
        quotable = prefer_continuity(
            quotable, previous, sentences_of=library.sentences_of, ranking=library.ranking
        )
    return Candidates(
        analysis,
        library,
        asked,
        hits,
        sentences,
        quotable,
        values,
        retrieved - started,
        time.perf_counter() - retrieved,
        words_only,
    )


def _quotable(
    query: Query,
    analysis: QuestionAnalysis,
    sentences: list[ScoredSentence],
    context: SearchContext,
    *,
    threshold: float,
) -> tuple[list[ScoredSentence], tuple[float, ...], WordsOnly | None]:
    """The sentences that may be quoted, their features, and whether words alone decide.

    They do where the embedding model does not read the question; else where it does not read the
    documents that have the question's words, and those that it reads do not answer.
    """
    library, model = context.library, context.embedder.name
    if query.words_only:
        by_words, words_only = by_words_only(analysis, sentences, library.lexical, model)
        return by_words, UNANSWERED, words_only
    read, unread = split_by_reading(sentences, model)
    quotable, values = _prefer_target(analysis, read, context, threshold=threshold)
    unknown = analysis.target.unknown_names
    if unknown and unknown_speakers(unknown, library) == unknown:
        return quotable, UNANSWERED, None  # whom no document names is not quoted in one
    if unread and (not quotable or confidence(values) < threshold):
        by_words, words_only = by_words_only(analysis, unread, library.lexical, model)
        if words_only.fit >= threshold or not quotable:
            return by_words, values, words_only
    return quotable, values, None


def _query(analysis: QuestionAnalysis, context: SearchContext, filters: Filters) -> Query:
    """The query for the question, embedded; with a second vector where it asks somebody."""
    target = analysis.target
    speakers = SpeakerFilter(
        lambda document, voice: filters.hears(voice, document),
        lambda document, voice: is_asked(document, voice, target),
    )
    return Query(
        analysis.search_text,
        analysis.search_terms,
        context.embedder.question(analysis.search_text),
        speakers,
        context.embedder.question(target.about) if target else None,
        words_only=is_asked_by_words(analysis, context.embedder.name),
    )


def _hits(query: Query, context: SearchContext, scope: Scope) -> tuple[Hit, ...]:
    at_most = context.library.ranking.passages_found
    return retrieve(query, context.library, context.store, top=at_most, scope=scope)


def _target_hits(
    query: Query,
    context: SearchContext,
    filters: Filters,
    asked: tuple[str, ...],
    target: QuestionTarget,
) -> tuple[Hit, ...]:
    """The best passages of the people whose words are asked for; none where there are none."""
    if not target:
        return ()
    scope = target_scope(context.library, asked, filters, target)
    return _hits(query, context, scope)[: context.library.ranking.passages_read]


def _scored_sentences(
    query: Query, hits: list[Hit], context: SearchContext
) -> list[ScoredSentence]:
    library = context.library
    scored = score(
        query,
        {hit.row: hit for hit in hits}.values(),
        sentences_of=library.sentences_of,
        weight=library.lexical.weight,
        models=ScoringModels(
            context.embedder.passages, None if query.words_only else context.reader
        ),
        ranking=library.ranking,
    )
    return score_without_cosine(scored) if query.words_only else scored


def _prefer_target(
    analysis: QuestionAnalysis,
    sentences: list[ScoredSentence],
    context: SearchContext,
    *,
    threshold: float,
) -> tuple[list[ScoredSentence], tuple[float, ...]]:
    """The sentences that may be quoted, with their features for the confidence.

    These are the sentences of the people whose words are asked for, if they answer; else those of
    everyone, of which a question that names somebody accepts only the ones that name them too.
    They answer if the confidence is not below the `threshold`, which is lower for a follow-up, as
    when quotes are selected. Where neither answers, all sentences are returned with the features of
    the latter. That is intended: the confidence then speaks for silence, and the nearest sentences
    are shown, no matter who says them.
    """
    target, library = analysis.target, context.library
    by_target = [one for one in sentences if is_asked(one.document, one.voice, target)]
    accepted = [
        one
        for one in sentences
        if not target.speakers or is_named(target.speakers, one.place, ranking=library.ranking)
    ]
    for candidates in (by_target, accepted):
        values = features(analysis, candidates, library.lexical, ranking=library.ranking)
        if candidates and confidence(values) >= threshold:
            return candidates, values
    return sentences, values


def ranked_passages(
    candidates: Candidates, context: SearchContext, filters: Filters, *, top: int
) -> tuple[Hit, ...]:
    """The best `top` passages: the candidates by their best sentence, then further passages."""
    ranking = context.library.ranking
    hits = rerank_passages(candidates.hits, candidates.sentences, ranking=ranking)
    if top <= len(hits):
        return hits[:top]
    analysis = candidates.analysis
    vector = context.embedder.question(analysis.question)
    terms = stemmed_terms(analysis.question, analysis.stemmer)
    words_only = candidates.words_only is not None
    query = Query(analysis.question, terms, vector, words_only=words_only)
    scope = filter_scope(filters, candidates.asked)
    rows = {hit.row for hit in hits}
    deeper = retrieve(query, context.library, context.store, top=top, scope=scope)
    further = (hit for hit in deeper if hit.row not in rows)
    ranked = (replace(hit, rank=rank) for rank, hit in enumerate(further, start=len(hits) + 1))
    return (*hits, *ranked)[:top]
