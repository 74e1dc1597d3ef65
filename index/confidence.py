"""How likely it is that the library answers a question."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from index.words import terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.evidence.evidence import Scored
    from index.lexical import LexicalIndex

LOOKED_AT = 5  # the best sentences, of which one may be nearer in meaning than the first
# Logistic regression on the even articles of SQuAD 2 dev, half of them indexed: answered questions
# against those of absent articles and those that an indexed paragraph only seems to answer
# (`python -m evals fit confidence`). Absent articles are told at once, near misses hardly.
BIAS = -5.59
WEIGHTS = (6.0, 2.0, 1.13)


def features(
    question: str, scored: Sequence[Scored], lexical: LexicalIndex
) -> tuple[float, float, float]:
    """What tells an answered question from another: three numbers from 0 to 1.

    The nearest sentence's cosine; the share of the question's terms, by rarity, that the best
    sentence has with its lead and its document's provenance; and the share that the library has.
    """
    asked = set(terms(question))
    if not scored or not asked:
        return (0.0, 0.0, 0.0)
    weights = {term: lexical.weight(term) for term in asked}
    known = sum(weight for term, weight in weights.items() if lexical.knows(term))
    nearest = max(one.cosine for one in scored[:LOOKED_AT])
    return (nearest, scored[0].overlap, known / sum(weights.values()))


def confidence(found: Sequence[float]) -> float:
    """The probability that the library answers the question, 0 to 1, from its `features`."""
    if not any(found):
        return 0.0
    logit = BIAS + sum(weight * value for weight, value in zip(WEIGHTS, found, strict=True))
    return 1.0 / (1.0 + math.exp(-logit))
