"""How well each sentence of the passages found answers the question."""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.model.speaker import Role
from index.evidence.cross_encoder import Candidate
from index.evidence.evidence import ScoredSentence, Signals
from index.evidence.exchange import answer_after, lead_of, prompt_of
from index.ranking_config import RankingConfig
from index.search.terms import stemmed_terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from corpus.model.document import Document
    from index.embedder import Vectors
    from index.evidence.cross_encoder import SentenceRanker
    from index.passages.sentences import Sentence
    from index.search.query import Query
    from index.search.retrieve import Hit

    SentencesOf = Callable[[Document], Sequence[Sentence]]

_TINY_PROBABILITY = 1e-9  # by which log-odds stay finite


@dataclass(frozen=True, slots=True)
class ScoringModels:
    """`embed` gives one row of length 1 a text; `cross_encoder` reranks the best sentences."""

    embed: Callable[[Sequence[str]], Vectors]
    cross_encoder: SentenceRanker | None = None


@dataclass(frozen=True, slots=True)
class _HitSentence:
    """A sentence of a hit, the words before it, a bare answer's question, and if it is answered."""

    hit: Hit
    number: int
    sentence: Sentence
    lead: str
    prompt: str
    is_answered: bool

    @property
    def document(self) -> Document:
        """The document of the sentence."""
        return self.hit.passage.document


def score(
    query: Query,
    hits: Iterable[Hit],
    *,
    sentences_of: SentencesOf,
    weight: Callable[[str], float],
    models: ScoringModels,
    ranking: RankingConfig = RankingConfig(),
) -> list[ScoredSentence]:
    """The sentences of the hits whose speakers are allowed, scored, best first; no headings.

    `weight` is a term's rarity. Only the sentences that words and passages favour are embedded, and
    the cross-encoder reads only the best of these, because both take time.
    """
    weights = {term: weight(term) for term in set(query.terms)}
    scored_by_words = [
        _score_by_words(
            sentence,
            weights,
            asked=query.speakers.preferred(sentence.document, sentence.sentence.voice),
            ranking=ranking,
        )
        for sentence in _hit_sentences(hits, sentences_of, ranking)
        if query.speakers.allowed(sentence.document, sentence.sentence.voice)
        and not _answers_other_number(sentence.prompt, weights)
    ]
    promising = list(_promising(scored_by_words, ranking.sentences_embedded))
    if not promising:
        return []
    vectors = models.embed([sentence.readable_text for sentence in promising])
    cosines = vectors @ query.vector
    about_cosines = cosines if query.about is None else vectors @ query.about
    scored = [
        replace(
            sentence, score=sentence.score + float(cosine), cosine=float(cosine), about=float(about)
        )
        for sentence, cosine, about in zip(promising, cosines, about_cosines, strict=True)
    ]
    ranked = sorted(scored, key=lambda sentence: -sentence.score)
    if models.cross_encoder is None:
        return ranked
    return rescore(query.text, ranked, models.cross_encoder, sentences_of, ranking=ranking)


def rescore(
    question: str,
    ranked: Sequence[ScoredSentence],
    cross_encoder: SentenceRanker,
    sentences_of: SentencesOf,
    *,
    ranking: RankingConfig = RankingConfig(),
) -> list[ScoredSentence]:
    """The sentences ranked anew, the best of them by the cross-encoder too.

    A sentence that it did not read counts as the least likely of those that it read.
    """
    to_read = _sentences_to_rerank(ranked, ranking)
    lead_chars = ranking.reranker_lead_chars
    candidates = [
        _candidate(sentence, sentences_of(sentence.document), lead_chars) for sentence in to_read
    ]
    keys = [(sentence.document.id, sentence.number) for sentence in to_read]
    probabilities = dict(zip(keys, map(float, cross_encoder(question, candidates)), strict=True))
    least = min(probabilities.values(), default=0.0)
    rescored = []
    for sentence in ranked:
        probability = probabilities.get((sentence.document.id, sentence.number))
        bonus = ranker_bonus(least if probability is None else probability, ranking=ranking)
        signals = replace(sentence.signals, probability=probability)
        rescored.append(replace(sentence, score=sentence.score + bonus, signals=signals))
    return sorted(rescored, key=lambda sentence: -sentence.score)


def _sentences_to_rerank(
    ranked: Sequence[ScoredSentence], ranking: RankingConfig
) -> list[ScoredSentence]:
    """The best sentences, and the best ones of further documents."""
    documents: set[str] = set()
    chosen: list[ScoredSentence] = []
    for rank, sentence in enumerate(ranked):
        is_new = sentence.document.id not in documents
        if rank < ranking.sentences_reranked or (
            len(chosen) < ranking.max_sentences_reranked and is_new
        ):
            chosen.append(sentence)
            documents.add(sentence.document.id)
    return chosen


def ranker_bonus(probability: float, *, ranking: RankingConfig = RankingConfig()) -> float:
    """What the cross-encoder's probability adds to a score: its log-odds, moved and scaled.

    0 to `cross_encoder_weight`.
    """
    odds = math.log(max(probability, _TINY_PROBABILITY) / max(1.0 - probability, _TINY_PROBABILITY))
    share = 0.5 + odds / (2 * ranking.cross_encoder_log_odds)
    return ranking.cross_encoder_weight * min(1.0, max(0.0, share))


def _candidate(
    sentence: ScoredSentence, sentences: Sequence[Sentence], lead_chars: int
) -> Candidate:
    lead = "" if sentence.prompt else lead_of(sentence.document.text, sentences, sentence.number)
    return Candidate(sentence.readable_text, lead[-lead_chars:])


def _score_by_words(
    hit_sentence: _HitSentence,
    weights: Mapping[str, float],
    *,
    asked: bool,
    ranking: RankingConfig,
) -> ScoredSentence:
    """The sentence with its score but for the cosine; `asked`: the question asks its speaker."""
    document, voice = hit_sentence.document, hit_sentence.sentence.voice
    text = hit_sentence.sentence.span.of(document.text)
    terms = set(stemmed_terms(f"{hit_sentence.prompt} {text}"))
    if asked:
        terms.update(stemmed_terms(voice.speaker.name or ""))
    lead = "" if hit_sentence.prompt else hit_sentence.lead
    context_terms = terms.union(stemmed_terms(lead), stemmed_terms(provenance_terms(document)))
    is_interviewer = voice.speaker.role is Role.INTERVIEWER
    is_question = text.endswith("?") or (is_interviewer and hit_sentence.is_answered)
    signals = Signals(
        words=_share(weights, terms),
        around=_share(weights, context_terms),
        passage=hit_sentence.hit.score,
        rank=hit_sentence.hit.rank,
        found_by=hit_sentence.hit.found_by,
        asked=asked,
        asks=is_question,
        interviews=is_question and is_interviewer,
    )
    title_terms = stemmed_terms(document.provenance.title or "")
    return ScoredSentence(
        document,
        hit_sentence.number,
        hit_sentence.sentence.span,
        voice,
        sum(contributions(signals, ranking=ranking).values()),
        0.0,
        _share(weights, context_terms.union(title_terms)),
        signals=signals,
        prompt=hit_sentence.prompt,
    )


def _answers_other_number(prompt: str, terms: Iterable[str]) -> bool:
    """Whether a bare answer's question is about another number than the question's: a year."""
    numbers, others = (
        {term for term in some if term[0].isdigit()} for some in (terms, stemmed_terms(prompt))
    )
    return bool(numbers and others) and numbers.isdisjoint(others)


def contributions(
    signals: Signals, *, ranking: RankingConfig = RankingConfig()
) -> dict[str, float]:
    """What each signal adds to a sentence's score, or takes off it; the cosine is added to these.

    The keys are `words`, `around`, `passage`, `asked`, `asks` and `judged`.
    """
    penalty = ranking.interviewer_penalty if signals.interviews else ranking.question_penalty
    probability = signals.probability
    return {
        "words": ranking.overlap_weight * signals.words,
        "around": ranking.context_overlap_weight * signals.around,
        "passage": ranking.passage_weight * signals.passage,
        "asked": ranking.asked_speaker_bonus * signals.asked,
        "asks": -penalty * signals.asks,
        "judged": 0.0 if probability is None else ranker_bonus(probability, ranking=ranking),
    }


def _promising(scored: Sequence[ScoredSentence], count: int) -> Iterator[ScoredSentence]:
    """The `count` best sentences, and the best one of each document."""
    documents: set[str] = set()
    for rank, sentence in enumerate(sorted(scored, key=lambda sentence: -sentence.score)):
        if rank < count or sentence.document.id not in documents:
            yield sentence
        documents.add(sentence.document.id)


def _hit_sentences(
    hits: Iterable[Hit], sentences_of: SentencesOf, ranking: RankingConfig
) -> Iterator[_HitSentence]:
    """The sentences of the hits, without headings."""
    for hit in hits:
        document = hit.passage.document
        sentences = sentences_of(document)
        start = hit.passage.span.start
        first = bisect_left(sentences, start, key=lambda sentence: sentence.span.start)
        for number, sentence in enumerate(hit.passage.sentences, start=first):
            if not sentence.heading:
                lead = lead_of(document.text, sentences, number)
                prompt = prompt_of(document.text, sentences, number, ranking=ranking)
                answer = answer_after(document.text, sentences, number, ranking=ranking)
                yield _HitSentence(hit, number, sentence, lead, prompt, answer is not None)


def provenance_terms(document: Document) -> str:
    """A document's author, interviewee, publisher and kind, by which a question may name it.

    Without the title, which would raise every sentence of one document above all others.
    """
    provenance = document.provenance
    parts = (provenance.author, provenance.interviewee, provenance.publisher, provenance.kind)
    return " ".join(str(part) for part in parts if part)


def _share(weights: Mapping[str, float], terms: set[str]) -> float:
    """The share of the question's terms, by weight, that are among `terms`: 0 to 1."""
    total = sum(weights.values())
    return sum(weights[term] for term in weights if term in terms) / total if total else 0.0


def rerank_passages(
    hits: Sequence[Hit],
    scored: Sequence[ScoredSentence],
    *,
    ranking: RankingConfig = RankingConfig(),
) -> tuple[Hit, ...]:
    """The hits by the sum of their own score and their best sentence's, best first.

    A passage without a scored sentence counts as if it had the worst one.
    """
    least = min((sentence.score for sentence in scored), default=0.0)
    weight = ranking.best_sentence_weight
    summed = [
        replace(hit, score=hit.score + weight * _best_score(hit, scored, least)) for hit in hits
    ]
    ranked = sorted(summed, key=lambda hit: -hit.score)
    return tuple(replace(hit, rank=rank) for rank, hit in enumerate(ranked, start=1))


def _best_score(hit: Hit, scored: Sequence[ScoredSentence], least: float) -> float:
    scores = (
        sentence.score
        for sentence in scored
        if sentence.document.id == hit.passage.document.id
        and hit.passage.span.contains(sentence.span)
    )
    return max(scores, default=least)
