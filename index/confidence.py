"""How likely it is that the library answers a question."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from index.words import terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.evidence import Scored
    from index.lexical import LexicalIndex
    from index.retrieve import Hit


def features(
    question: str, scored: Sequence[Scored], hits: Sequence[Hit], lexical: LexicalIndex
) -> tuple[float, ...]:
    """What tells an answered question from another: four numbers, each higher when it is answered.

    The best sentence's cosine; the share of the question's terms, by rarity, in the best sentence
    and in the best passage; and the share that stands anywhere in the library.
    """
    asked = set(terms(question))
    if not scored or not hits or not asked:
        return (0.0, 0.0, 0.0, 0.0)
    weights = {term: lexical.weight(term) for term in asked}
    whole = sum(weights.values()) or 1.0
    known = sum(weight for term, weight in weights.items() if lexical.knows(term)) / whole
    passage = max(
        sum(weights[term] for term in asked.intersection(terms(hit.passage.embedded))) / whole
        for hit in hits[:5]
    )
    return (max(one.cosine for one in scored[:5]), scored[0].overlap, passage, known)


def confidence(
    question: str, scored: Sequence[Scored], hits: Sequence[Hit], lexical: LexicalIndex
) -> float:
    """The probability that the library answers the question, 0 to 1."""
    found = features(question, scored, hits, lexical)
    if not any(found):
        return 0.0
    logit = BIAS + sum(w * x for w, x in zip(WEIGHTS, found, strict=True))
    return 1.0 / (1.0 + math.exp(-logit))


BIAS = -4.0
WEIGHTS = (4.0, 2.0, 2.0, 1.0)
