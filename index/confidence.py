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

# Logistic regression on the even articles of SQuAD 2 dev, half of them indexed: answered questions
# against those of absent articles and those that an indexed paragraph only seems to answer
# (`python -m evals fit confidence`). Absent articles are told at once, near misses hardly.
BIAS = -5.59
WEIGHTS = (5.95, 2.01, 0.11, 1.14)


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


def confidence(found: Sequence[float]) -> float:
    """The probability that the library answers the question, 0 to 1, from its `features`."""
    if not any(found):
        return 0.0
    logit = BIAS + sum(weight * value for weight, value in zip(WEIGHTS, found, strict=True))
    return 1.0 / (1.0 + math.exp(-logit))
