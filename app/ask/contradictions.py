"""Which quotes of an answer speak to one point in opposite ways; never which of them is right."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING

from app.domain.views import Difference
from corpus.model.speaker import Role
from corpus.speakers.name_matches import name_matches
from corpus.structure.sentences import sentence_spans
from index.contradiction.clause_polarity import is_retort
from index.contradiction.contradiction import common_words, contradicts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.domain.citation import Citation
    from app.domain.claim import Claim
    from corpus.model.document import Document
    from index.passages.sentences import Sentence
    from index.search.embed import Vectors

    SentencesOf = Callable[[Document], Sequence[Sentence]]

_ITEM = ("- ", "* ", "• ", "– ")
MAX_ADDED = 3  # quotes that are added because they contradict one
MAX_EMBEDDED = 8  # quotes that are embedded, from the first pairs that differ by their words


def differences(
    claims: Sequence[Claim],
    *,
    sentences_of: SentencesOf,
    embed: Callable[[Sequence[str]], Vectors],
) -> tuple[Difference, ...]:
    """The pairs of quotes of different speakers that contradict each other, in the claims' order.

    `embed` is called once at most, with the quotes that may differ by their words: no more than
    `MAX_EMBEDDED` texts.
    """
    cited = list(dict.fromkeys(claim.citations[0] for claim in claims))
    said = [_said(one, sentences_of(one.document)) for one in cited]
    common = common_words(
        sentence.span.of(document.text)
        for document in {one.document for one in cited}
        for sentence in sentences_of(document)
    )
    maybe = [
        (one, other)
        for one, other in combinations(range(len(cited)), 2)
        if _are_two(cited[one], cited[other]) and _differ(said[one], said[other], 1.0, common)
    ]
    if not maybe:
        return ()
    rows = list(dict.fromkeys(row for pair in maybe for row in pair))[:MAX_EMBEDDED]
    vectors = dict(zip(rows, embed([" ".join(said[row]) for row in rows]), strict=True))
    return tuple(
        Difference(cited[one], cited[other])
        for one, other in maybe
        if one in vectors
        and other in vectors
        and _differ(said[one], said[other], float(vectors[one] @ vectors[other]), common)
    )


def _differ(
    mine: Sequence[str], its: Sequence[str], closeness: float, common: frozenset[str]
) -> bool:
    return any(contradicts(one, other, closeness, common) for one, other in product(mine, its))


def _are_two(one: Citation, other: Citation) -> bool:
    """Whether they surely speak for two: names apart, or no name and parts that are apart."""
    mine, its = one.speaker, other.speaker
    if Role.UNCLEAR in {mine.role, its.role}:
        return False
    if mine.name and its.name:
        return not (name_matches(mine.name, its.name) or name_matches(its.name, mine.name))
    if one.document.id != other.document.id:
        return True
    return mine.role is not its.role


def _said(citation: Citation, sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """The sentences of the quote that are the speaker's, each with the one that takes it back."""
    if citation.others:
        told = [
            one.span.of(citation.document.text)
            for one in sentences
            if citation.span.contains(one.span) and one.voice == citation.voice
        ]
    else:
        told = [span.of(citation.quote.exact) for span in sentence_spans(citation.quote.exact)]
    found: list[str] = []
    for sentence in told:
        if sentence.startswith(_ITEM):
            continue  # what it states depends on the words that introduce the list
        if found and is_retort(sentence):
            found[-1] = f"{found[-1]} {sentence}"
        else:
            found.append(sentence)
    return tuple(found)


def add_opposing_quotes(
    claims: Sequence[Claim],
    further: Sequence[Claim],
    *,
    sentences_of: SentencesOf,
    embed: Callable[[Sequence[str]], Vectors],
) -> tuple[tuple[Claim, ...], tuple[Difference, ...]]:
    """The claims, with those of `further` that differ from one of them, and all that differ."""
    beside = [one for one in further if not any(_shares(one, claim) for claim in claims)]
    every = (*claims, *beside)
    pairs = differences(every, sentences_of=sentences_of, embed=embed)
    shown = list(claims)
    for pair in pairs:
        for one, other in ((pair.one, pair.other), (pair.other, pair.one)):
            new = _holding(beside, other) if _holding(claims, one) else None
            if new is not None and new not in shown and len(shown) < len(claims) + MAX_ADDED:
                shown.append(new)
    kept = (pair for pair in pairs if _holding(shown, pair.one) and _holding(shown, pair.other))
    return tuple(shown), tuple(kept)


def _holding(claims: Sequence[Claim], cited: Citation) -> Claim | None:
    return next((claim for claim in claims if cited in claim.citations), None)


def _shares(one: Claim, other: Claim) -> bool:
    """Whether the two have words of one place."""
    return any(
        a.document.id == b.document.id and a.span.overlaps(b.span)
        for a in one.citations
        for b in other.citations
    )
