"""How well each sentence of the passages found answers the question."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.model.speaker import Role
from index.evidence.evidence import ScoredSentence, Signals
from index.evidence.exchange import (
    answer_after,
    asks_other_number,
    bare_exchange_of,
    lead_of,
    prompt_of,
    shares_no_word,
)
from index.evidence.score_model import NOT_READ, READ, SHIPPED_MODELS, WORDS_MODEL, logistic
from index.evidence.windows import places_of, window_of
from index.ranking_config import RankingConfig
from index.search.terms import document_terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from corpus.model.document import Document
    from index.embedder import Vectors
    from index.evidence.exchange import BareExchange
    from index.evidence.reader import PassageReader, WindowReading
    from index.evidence.score_model import ScoreModel
    from index.passages.sentences import Sentence
    from index.search.query import Query
    from index.search.retrieve import Hit

    SentencesOf = Callable[[Document], Sequence[Sentence]]


@dataclass(frozen=True, slots=True)
class ScoringModels:
    """`embed` gives one row of length 1 a text; `reader` reads the passages, where there is one."""

    embed: Callable[[Sequence[str]], Vectors]
    reader: PassageReader | None = None


@dataclass(frozen=True, slots=True)
class _HitSentence:
    """A sentence of a hit, the words before it, a bare answer's question, and if it is answered.

    `exchange` is that of a bare answer, or of the question that it answers.
    `reading` and `window` are the reader's log-odds; None where there is no reader.
    """

    hit: Hit
    number: int
    sentence: Sentence
    lead: str
    prompt: str
    exchange: BareExchange | None
    is_answered: bool
    reading: float | None
    window: float

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

    A score is the log-odds that the sentence belongs to the answer. `weight` is a term's rarity.
    """
    weights = {term: weight(term) for term in set(query.terms)}
    read = [
        sentence
        for sentence in _read_hits(query.text, list(hits), sentences_of, models, ranking)
        if query.speakers.allowed(sentence.document, sentence.sentence.voice)
        and not (sentence.exchange and asks_other_number(sentence.exchange, weights))
    ]
    if not read:
        return []
    asked = [query.speakers.preferred(one.document, one.sentence.voice) for one in read]
    unembedded = [
        _score_by_words(sentence, weights, asked=is_asked)
        for sentence, is_asked in zip(read, asked, strict=True)
    ]
    vectors = models.embed([sentence.readable_text for sentence in unembedded])
    cosines = vectors @ query.vector
    about_cosines = cosines if query.about is None else vectors @ query.about
    least = [  # a bare answer is only about what its question asks
        ranking.bare_answer_cosine
        if one.exchange
        and shares_no_word(one.document, one.sentence.voice.speaker, one.exchange, weights)
        else -1.0
        for one in read
    ]
    return _ranked(
        [
            replace(
                sentence,
                about=float(about),
                cosine=float(cosine),
                signals=replace(sentence.signals, cosine=float(cosine)),
            )
            for sentence, cosine, about, enough in zip(
                unembedded, cosines, about_cosines, least, strict=True
            )
            if cosine >= enough
        ]
    )


def _ranked(sentences: Sequence[ScoredSentence]) -> list[ScoredSentence]:
    """The sentences with their scores, best first; where each stands among all counts too."""
    cosines = [sentence.cosine for sentence in sentences]
    readings = [sentence.signals.reading or 0.0 for sentence in sentences]
    ranked = []
    for sentence, cosine_rank in zip(sentences, _ranks(cosines), strict=True):
        signals = replace(
            sentence.signals,
            cosine_gap=sentence.cosine - max(cosines),
            cosine_rank=cosine_rank,
            reading_gap=(sentence.signals.reading or 0.0) - max(readings),
        )
        ranked.append(replace(sentence, signals=signals, score=log_odds(signals)))
    return sorted(ranked, key=lambda sentence: -sentence.score)


def _ranks(values: Sequence[float]) -> list[int]:
    """The rank of each value, the highest first, from 1; the first of equal ones is higher."""
    order = sorted(range(len(values)), key=lambda at: -values[at])
    return [rank for _, rank in sorted(zip(order, range(1, len(values) + 1), strict=True))]


def log_odds(signals: Signals) -> float:
    """The log-odds that a sentence with these signals belongs to the answer."""
    return _model_for(signals).log_odds(signals)


def probability_of(sentence: ScoredSentence) -> float:
    """The probability that the sentence belongs to the answer, 0 to 1."""
    return logistic(sentence.score)


def contributions(signals: Signals) -> dict[str, float]:
    """What each part adds to a sentence's score, or takes off it, the constant among them."""
    model = _model_for(signals)
    return {"base": model.bias, **model.contributions(signals)}


def score_without_cosine(sentences: Iterable[ScoredSentence]) -> list[ScoredSentence]:
    """The sentences scored anew by their words only, best first; the longer of equal ones last."""
    by_words = []
    for sentence in sentences:
        signals = replace(
            sentence.signals, words_only=True, cosine=0.0, cosine_gap=0.0, reading=None, window=0.0
        )
        by_words.append(replace(sentence, signals=signals, score=log_odds(signals)))
    return sorted(by_words, key=lambda one: (-one.score, one.signals.rank, one.signals.chars))


def _model_for(signals: Signals) -> ScoreModel:
    if signals.words_only:
        return WORDS_MODEL
    return SHIPPED_MODELS[NOT_READ if signals.reading is None else READ]


def _read_hits(
    question: str,
    hits: Sequence[Hit],
    sentences_of: SentencesOf,
    models: ScoringModels,
    ranking: RankingConfig,
) -> Iterator[_HitSentence]:
    """The sentences of the hits, without headings, as the reader reads them."""
    places = [places_of(hit.passage, sentences_of(hit.passage.document)) for hit in hits]
    windows = [
        window_of(hit.passage.document, sentences_of(hit.passage.document), place, ranking=ranking)
        for hit, place in zip(hits, places, strict=True)
    ]
    readings: Sequence[WindowReading | None] = [None] * len(hits)
    if models.reader is not None and hits:
        readings = models.reader(question, [window for window, _ in windows])
    for hit, place, (_, numbers), reading in zip(hits, places, windows, readings, strict=True):
        document = hit.passage.document
        sentences, text = sentences_of(document), document.text
        for number in place:
            if sentences[number].heading:
                continue
            yield _HitSentence(
                hit,
                number,
                sentences[number],
                lead_of(text, sentences, number),
                prompt_of(text, sentences, number, ranking=ranking),
                bare_exchange_of(text, sentences, number, ranking=ranking),
                answer_after(text, sentences, number, ranking=ranking) is not None,
                None if reading is None else reading.sentences[numbers.index(number)],
                0.0 if reading is None else reading.window,
            )


def _score_by_words(
    hit_sentence: _HitSentence, weights: Mapping[str, float], *, asked: bool
) -> ScoredSentence:
    """The sentence without score and cosine; `asked`: the question asks its speaker."""
    document, voice = hit_sentence.document, hit_sentence.sentence.voice
    text = hit_sentence.sentence.span.of(document.text)
    terms = set(document_terms(document, f"{hit_sentence.prompt} {text}"))
    if asked:
        terms.update(document_terms(document, voice.speaker.name or ""))
    lead = "" if hit_sentence.prompt else hit_sentence.lead
    context_terms = terms.union(document_terms(document, f"{lead}\n{provenance_terms(document)}"))
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
        chars=len(text),
        reading=hit_sentence.reading,
        window=hit_sentence.window,
    )
    title_terms = document_terms(document, document.provenance.title or "")
    return ScoredSentence(
        document,
        hit_sentence.number,
        hit_sentence.sentence.span,
        voice,
        0.0,
        0.0,
        _share(weights, context_terms.union(title_terms)),
        signals=signals,
        prompt=hit_sentence.prompt,
    )


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
