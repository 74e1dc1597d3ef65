"""How well each sentence of the passages that were found answers the question."""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.model.speaker import Role
from index.evidence.cross_encoder import Candidate
from index.evidence.evidence import ScoredSentence, Signals
from index.search.terms import stemmed_terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from corpus.model.document import Document
    from corpus.model.speaker import Voice
    from index.evidence.cross_encoder import SentenceRanker
    from index.passages.sentences import Sentence
    from index.search.embed import Vectors
    from index.search.retrieve import Hit

# Untrained weights, chosen by `python -m evals bench chroma`, on which most have a wide best range.
OVERLAP = 0.3  # of the sentence itself, weighted by rarity
OVERLAP_WITH_LEAD = 0.2  # of the sentence, the one before it, and what is known of the document
PASSAGE = 0.05  # of the passage's fused score
QUESTION = 0.25  # taken off a sentence that asks rather than tells,
INTERVIEWS = 0.75  # and this from an interviewer's, which some answer follows
ASKED = 0.4  # for what is said by the one that the question asks of
JUDGED = 1.0  # what the trained judge says
SURE = 5.0  # log-odds from which it is as sure as can be
TINY = 1e-9
READ = 8  # sentences that it reads, and
READ_AT_MOST = 12  # with the best of further documents
LEAD = 200  # characters of the sentence before, which it reads too
PROMISING = 24  # sentences embedded, as words and passages rank them; all of them find no more


def _anyone(_: Voice) -> bool:
    return True


def _no_one(_: Document, __: Voice) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class SpeakerFilter:
    """Whose words may answer at all, and whose are asked for: these are preferred."""

    allowed: Callable[[Voice], bool] = _anyone
    preferred: Callable[[Document, Voice], bool] = _no_one


@dataclass(frozen=True, slots=True)
class _Found:
    """A sentence of a hit, and the words before it."""

    hit: Hit
    at: int
    sentence: Sentence
    lead: str

    @property
    def document(self) -> Document:
        """The document it stands in."""
        return self.hit.passage.document


@dataclass(frozen=True, slots=True)
class Query:
    """The words that are looked for, their vector of length 1, and whose words may answer.

    `about` is the vector of the words without those of whom something is asked.
    """

    words: str
    vector: Vectors
    hears: SpeakerFilter = SpeakerFilter()
    about: Vectors | None = None


def score(
    query: Query,
    hits: Iterable[Hit],
    *,
    sentences_of: Callable[[Document], Sequence[Sentence]],
    weight: Callable[[str], float],
    embed: Callable[[Sequence[str]], Vectors],
    judge: SentenceRanker | None = None,
) -> list[ScoredSentence]:
    """The sentences of the hits that may answer, with their scores, best first; no headings.

    `weight` is a term's rarity, `embed` gives a row a sentence, of length 1. Only the sentences
    that words and passages speak for are embedded, and of these only the best are read by the
    `judge`, for that is what takes time.
    """
    weights = {term: weight(term) for term in set(stemmed_terms(query.words))}
    by_words = [
        _by_words(found, weights, asked=query.hears.preferred(found.document, found.sentence.voice))
        for found in _sentences(hits, sentences_of)
        if query.hears.allowed(found.sentence.voice)
    ]
    found = list(_promising(by_words))
    if not found:
        return []
    vectors = embed([one.span.of(one.document.text) for one in found])
    cosines = vectors @ query.vector
    about = cosines if query.about is None else vectors @ query.about
    scored = [
        replace(one, score=one.score + float(cosine), cosine=float(cosine), about=float(near))
        for one, cosine, near in zip(found, cosines, about, strict=True)
    ]
    ranked = sorted(scored, key=lambda one: -one.score)
    return ranked if judge is None else rescore(query.words, ranked, judge, sentences_of)


def rescore(
    question: str,
    ranked: Sequence[ScoredSentence],
    judge: SentenceRanker,
    sentences_of: Callable[[Document], Sequence[Sentence]],
) -> list[ScoredSentence]:
    """The sentences ranked anew, the best of them as the judge finds them."""
    read = _worth_judging(ranked)
    candidates = [_candidate(one, sentences_of(one.document)) for one in read]
    keys = [(one.document.id, one.at) for one in read]
    judged = dict(zip(keys, map(float, judge(question, candidates)), strict=True))
    least = min(judged.values(), default=0.0)
    found = []
    for one in ranked:
        its = judged.get((one.document.id, one.at))
        # What was not read ranks below all that was: it had less to begin with.
        score = one.score + ranker_bonus(least if its is None else its)
        found.append(replace(one, score=score, signals=replace(one.signals, judged=its)))
    return sorted(found, key=lambda one: -one.score)


def _worth_judging(ranked: Sequence[ScoredSentence]) -> list[ScoredSentence]:
    """The best, and the best of further documents."""
    heard: set[str] = set()
    read: list[ScoredSentence] = []
    for place, one in enumerate(ranked):
        if place < READ or (len(read) < READ_AT_MOST and one.document.id not in heard):
            read.append(one)
            heard.add(one.document.id)
    return read


def ranker_bonus(judged: float) -> float:
    """What a judge's probability adds: its log-odds, moved and scaled to run from 0 to `JUDGED`."""
    odds = math.log(max(judged, TINY) / max(1.0 - judged, TINY))
    return JUDGED * min(1.0, max(0.0, 0.5 + odds / (2 * SURE)))


def _candidate(one: ScoredSentence, every: Sequence[Sentence]) -> Candidate:
    text = one.document.text
    lead = every[one.at - 1].span.of(text)[-LEAD:] if one.at else ""
    return Candidate(one.span.of(text), lead)


def _by_words(found: _Found, weights: Mapping[str, float], *, asked: bool) -> ScoredSentence:
    """The sentence's score without its cosine; `asked` is whether its speaker was asked."""
    span = found.sentence.span
    text = span.of(found.document.text)
    own = set(stemmed_terms(text))
    if asked:
        own.update(stemmed_terms(found.sentence.voice.speaker.name or ""))
    around = own.union(stemmed_terms(found.lead), stemmed_terms(provenance_terms(found.document)))
    asks = text.endswith("?")
    signals = Signals(
        words=_share(weights, own),
        around=_share(weights, around),
        passage=found.hit.score,
        rank=found.hit.rank,
        found_by=found.hit.found_by,
        asked=asked,
        asks=asks,
        interviews=asks and found.sentence.voice.speaker.role is Role.INTERVIEWER,
    )
    words = sum(contributions(signals).values())
    overlap = _share(weights, around.union(stemmed_terms(found.document.provenance.title or "")))
    voice = found.sentence.voice
    return ScoredSentence(
        found.document, found.at, span, voice, words, 0.0, overlap, signals=signals
    )


def contributions(signals: Signals) -> dict[str, float]:
    """What each signal adds to a sentence's score, or takes off it; the cosine is added to these.

    The keys are `words`, `around`, `passage`, `asked`, `asks` and `judged`.
    """
    return {
        "words": OVERLAP * signals.words,
        "around": OVERLAP_WITH_LEAD * signals.around,
        "passage": PASSAGE * signals.passage,
        "asked": ASKED * signals.asked,
        "asks": -(INTERVIEWS if signals.interviews else QUESTION) * signals.asks,
        "judged": 0.0 if signals.judged is None else ranker_bonus(signals.judged),
    }


def _promising(by_words: Sequence[ScoredSentence]) -> Iterator[ScoredSentence]:
    """The best by words, and the best of each document, so that each can be heard."""
    heard: set[str] = set()
    for place, one in enumerate(sorted(by_words, key=lambda one: -one.score)):
        if place < PROMISING or one.document.id not in heard:
            yield one
        heard.add(one.document.id)


def _sentences(
    hits: Iterable[Hit], sentences_of: Callable[[Document], Sequence[Sentence]]
) -> Iterator[_Found]:
    """The sentences of the hits, each with the words before it and its passage's score."""
    for hit in hits:
        document = hit.passage.document
        every = sentences_of(document)
        first = bisect_left(every, hit.passage.span.start, key=lambda one: one.span.start)
        for at, sentence in enumerate(hit.passage.sentences, start=first):
            if not sentence.heading:
                lead = every[at - 1].span.of(document.text) if at else ""
                yield _Found(hit, at, sentence, lead)


def provenance_terms(document: Document) -> str:
    """Who and what a document is, in words; a question may name its source by any of them.

    The title is left out: it would lift every sentence of one document above all others.
    """
    known = document.provenance
    parts = (known.author, known.interviewee, known.publisher, known.kind)
    return " ".join(str(part) for part in parts if part)


def _share(weights: Mapping[str, float], there: set[str]) -> float:
    """The weight of the question's terms that are there, 0 to 1."""
    whole = sum(weights.values())
    return sum(weights[term] for term in weights if term in there) / whole if whole else 0.0


SENTENCE = 1.0  # of the best sentence's score, beside the passage's own


def rerank_passages(hits: Sequence[Hit], scored: Sequence[ScoredSentence]) -> tuple[Hit, ...]:
    """The hits, best first, with the sum of both scores; `scored` are sentences of some of them.

    A passage none of whose sentences was scored ranks as if its best one were the least of all.
    """
    least = min((one.score for one in scored), default=0.0)
    summed = [replace(hit, score=hit.score + SENTENCE * _best(hit, scored, least)) for hit in hits]
    ranked = sorted(summed, key=lambda hit: -hit.score)
    return tuple(replace(hit, rank=rank) for rank, hit in enumerate(ranked, start=1))


def _best(hit: Hit, scored: Sequence[ScoredSentence], least: float) -> float:
    inside = (
        one.score
        for one in scored
        if one.document.id == hit.passage.document.id and hit.passage.span.contains(one.span)
    )
    return max(inside, default=least)
