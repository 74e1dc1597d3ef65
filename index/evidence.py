"""Which sentences answer a question: scored, chosen, put in context, duplicates merged."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.span import Span
from index.context import widened
from index.words import terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from corpus.document import Document
    from index.embed import Vectors
    from index.retrieve import Hit
    from index.sentences import Sentence

# Untrained weights and bounds, chosen by `python -m evals bench chroma`, on which most have a wide
# best range; WITHIN and VOICE are wider than is best there, so that further documents are heard.
OVERLAP = 0.3  # of the sentence itself, weighted by rarity
OVERLAP_WITH_LEAD = 0.2  # of the sentence, the one before it, and what is known of the document
PASSAGE = 0.05  # of the passage's fused score
QUESTION = 0.25  # taken off a sentence that asks rather than tells
WITHIN = 0.12  # quotes may score this share below the best one
VOICE = 0.25  # and the first quote of another document this share
PROMISING = 24  # sentences embedded, as words and passages rank them; all of them find no more
PER_DOCUMENT = 3
AT_MOST = 8
SAME = 0.8  # share of common terms from which two sentences are one
# Words by which sentences alike in all else say different things: negations, hedges, conditions,
# comparisons, orders in time, and verbs that report or take back.
_CRUCIAL = re.compile(
    r"no|not|never|none|nor|nobody|nothing|neither|without|cannot|hardly|barely|fewer|few|less"
    r"|little|least|more|most|only|can|could|may|might|must|shall|should|will|would|if|unless"
    r"|before|after|until|since|against|perhaps|possibly|probably|likely|unlikely"
    r"|according|sa(?:y|id)[a-z]*|thought|told|(?:den(?:y|ie)|disagree|argu|believ|think|report"
    r"|stat(?:e|ing)|reject|refus|doubt|disput|oppos|fail|lack|alleg|claim|suppos|suggest)"
    r"[a-z]*"
)


@dataclass(frozen=True, slots=True)
class Scored:
    """A sentence of a document (its place `at` among them) and how well it answers.

    `cosine` and `overlap` run from 0 to 1; the latter is the share of the question's terms, by
    rarity, that stand in the sentence, in the one before it or in the document's provenance.
    """

    document: Document
    at: int
    span: Span
    score: float
    cosine: float
    overlap: float


@dataclass(frozen=True, slots=True)
class _Found:
    """A sentence of a hit, the words before it, and its passage's score."""

    document: Document
    at: int
    span: Span
    lead: str
    passage: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """Whole sentences in their context, the best sentence in them, and where else they stand."""

    best: Scored
    span: Span
    also: tuple[tuple[Document, Span], ...] = ()

    @property
    def document(self) -> Document:
        """The document the words are from."""
        return self.best.document

    @property
    def text(self) -> str:
        """The words."""
        return self.span.of(self.document.text)


def score(
    question: str,
    vector: Vectors,
    hits: Iterable[Hit],
    *,
    sentences_of: Callable[[Document], Sequence[Sentence]],
    weight: Callable[[str], float],
    embed: Callable[[Sequence[str]], Vectors],
) -> list[Scored]:
    """The sentences of the hits that may answer, with their scores, best first; no headings.

    `weight` is a term's rarity, `embed` gives a row a sentence, of length 1. Only the sentences
    that words and passages speak for are embedded, for that is what takes time.
    """
    weights = {term: weight(term) for term in set(terms(question))}
    by_words = [_by_words(found, weights) for found in _sentences(hits, sentences_of)]
    found = list(_promising(by_words))
    if not found:
        return []
    cosines = embed([one.span.of(one.document.text) for one in found]) @ vector
    scored = [
        replace(one, score=one.score + float(cosine), cosine=float(cosine))
        for one, cosine in zip(found, cosines, strict=True)
    ]
    return sorted(scored, key=lambda one: -one.score)


def _by_words(found: _Found, weights: Mapping[str, float]) -> Scored:
    """The sentence's score without its cosine."""
    text = found.span.of(found.document.text)
    own = set(terms(text))
    around = own.union(terms(found.lead), terms(known_words(found.document)))
    words = (
        OVERLAP * _share(weights, own)
        + OVERLAP_WITH_LEAD * _share(weights, around)
        + PASSAGE * found.passage
        - QUESTION * text.endswith("?")
    )
    overlap = _share(weights, around.union(terms(found.document.provenance.title or "")))
    return Scored(found.document, found.at, found.span, words, 0.0, overlap)


def _promising(by_words: Sequence[Scored]) -> Iterator[Scored]:
    """The best by words, and the best of each document, so that each can be heard."""
    heard: set[str] = set()
    for place, one in enumerate(sorted(by_words, key=lambda one: -one.score)):
        if place < PROMISING or one.document.id not in heard:
            yield one
        heard.add(one.document.id)


def choose(
    scored: Sequence[Scored],
    *,
    sentences_of: Callable[[Document], Sequence[Sentence]],
    per_document: int = PER_DOCUMENT,
    at_most: int = AT_MOST,
) -> tuple[Evidence, ...]:
    """The quotes to show, best first: every document that speaks before any speaks twice."""
    merged: list[Evidence] = []
    for one in _near_the_best(scored):
        _add(merged, _in_context(one, sentences_of(one.document)))
    turns: Counter[str] = Counter()
    placed = []
    for evidence in sorted(merged, key=lambda found: -found.best.score):
        turns[evidence.document.id] += 1
        if turns[evidence.document.id] <= per_document:
            placed.append((turns[evidence.document.id], evidence))
    kept = sorted(placed, key=lambda pair: (pair[0], -pair[1].best.score))[:at_most]
    return tuple(sorted((pair[1] for pair in kept), key=lambda found: -found.best.score))


def _near_the_best(scored: Sequence[Scored]) -> Iterator[Scored]:
    """The sentences little below the best one; a document's first may lie further below."""
    if not scored or scored[0].score <= 0:
        return
    best = scored[0].score
    heard: set[str] = set()
    for one in scored:
        share = WITHIN if one.document.id in heard else VOICE
        if one.score >= (1.0 - share) * best:
            heard.add(one.document.id)
            yield one


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
                yield _Found(document, at, sentence.span, lead, hit.score)


def known_words(document: Document) -> str:
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


def _in_context(one: Scored, every: Sequence[Sentence]) -> Evidence:
    first, last = widened(one.document.text, every, one.at)
    return Evidence(one, Span(every[first].span.start, every[last].span.end))


def _add(merged: list[Evidence], new: Evidence) -> None:
    """Put `new` in, joined with what it touches or says again."""
    for at, old in enumerate(merged):
        if old.document.id == new.document.id and _touch(old.span, new.span, old.document.text):
            del merged[at]
            best = max(old.best, new.best, key=lambda one: one.score)
            # What is joined may now touch another quote.
            _add(merged, Evidence(best, old.span.join(new.span), (*old.also, *new.also)))
            return
        if _says_the_same(old.best, new.best):
            elsewhere = (new.document, new.span)
            if new.document.id != old.document.id and elsewhere not in old.also:
                merged[at] = replace(old, also=(*old.also, elsewhere))
            return
    merged.append(new)


def _touch(one: Span, other: Span, text: str) -> bool:
    """Whether nothing but white space within a paragraph lies between the two."""
    if one.overlaps(other):
        return True
    first, second = sorted((one, other))
    gap = text[first.end : second.start]
    return not gap.strip() and "\n" not in gap


def _says_the_same(one: Scored, other: Scored) -> bool:
    """Whether one sentence has the other's words in their order, and little besides."""
    mine, its = (span.span.of(span.document.text) for span in (one, other))
    if mine == its:
        return True
    a, b = terms(mine), terms(its)
    there, here = set(a), set(b)
    if not a or not b or len(there & here) < SAME * len(there | here):
        return False
    one_adds = not (there - here) or not (here - there)  # a word for another is another statement
    in_order = [term for term in a if term in here] == [term for term in b if term in there]
    return one_adds and in_order and _crucial(mine) == _crucial(its)


def _crucial(text: str) -> list[str]:
    """The words that make one of two like sentences say something else, and the numbers."""
    words = text.lower().replace("n’t", " not").replace("n't", " not").split()
    plain = [word.strip(".,;:!?()“”\"'’") for word in words]
    return [w for w in plain if _CRUCIAL.fullmatch(w) or any(map(str.isdigit, w))]
