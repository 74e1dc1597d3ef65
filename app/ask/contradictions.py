"""Which quotes of an answer speak to one point in opposite ways; never which of them is right."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING

from app.domain.views import Difference
from corpus.model.speaker import Role
from corpus.speakers.name_matches import is_called
from corpus.structure.sentences import sentence_spans
from index.contradiction.clause_polarity import takes_back
from index.contradiction.contradiction import common_words, opposed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.domain.answer import Claim
    from app.domain.citation import Citation
    from corpus.model.document import Document
    from index.passages.sentences import Sentence
    from index.search.embed import Vectors

    SentencesOf = Callable[[Document], Sequence[Sentence]]

_ITEM = ("- ", "* ", "• ", "– ")
MOST = 8  # quotes that are embedded, those of the first pairs whose words speak against each other


def differences(
    claims: Sequence[Claim],
    *,
    sentences_of: SentencesOf,
    embed: Callable[[Sequence[str]], Vectors],
) -> tuple[Difference, ...]:
    """The pairs of quotes of different speakers that contradict each other, in the claims' order.

    `embed` is called once at most, with the quotes that may differ by their words: no more than
    `MOST` texts.
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
    rows = list(dict.fromkeys(row for pair in maybe for row in pair))[:MOST]
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
    return any(opposed(one, other, closeness, common) for one, other in product(mine, its))


def _are_two(one: Citation, other: Citation) -> bool:
    """Whether they surely speak for two: names apart, or no name and parts that are apart."""
    mine, its = one.speaker, other.speaker
    if Role.UNCLEAR in {mine.role, its.role}:
        return False
    if mine.name and its.name:
        return not (is_called(mine.name, its.name) or is_called(its.name, mine.name))
    if one.document.id != other.document.id:
        return True
    return mine.role is not its.role


def _said(citation: Citation, sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """The sentences of the quote that are the speaker's, each with the one that takes it back."""
    if citation.others:
        told = [
            one.span.of(citation.document.text)
            for one in sentences
            if citation.span.holds(one.span) and one.voice == citation.voice
        ]
    else:
        told = [span.of(citation.quote.exact) for span in sentence_spans(citation.quote.exact)]
    found: list[str] = []
    for sentence in told:
        if sentence.startswith(_ITEM):
            continue  # what it states depends on the words that introduce the list
        if found and takes_back(sentence):
            found[-1] = f"{found[-1]} {sentence}"
        else:
            found.append(sentence)
    return tuple(found)
