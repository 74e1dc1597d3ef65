"""How likely it is that the library answers a question.

A few rules, each to be told in a sentence, weighed by a logistic regression whose numbers stand in
confidence.json, as `python -m evals fit confidence` writes them. docs/confidence.md has more.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from corpus.english.negation import QUESTION_NEGATIONS
from index.evidence.score import provenance_terms
from index.question.answer_type import (
    contains_answer_type,
    counted_nouns,
    counts,
    expected_answer_type,
)
from index.search.terms import stemmed_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from corpus.model.document import Document
    from index.evidence.evidence import ScoredSentence
    from index.search.lexical import LexicalIndex

FITTED: Final = Path(__file__).with_suffix(".json")
NAMES: Final = ("holding", "unheld", "name", "number", "denied", "asked")
UNANSWERED: Final = (0.0,) * len(NAMES)  # the features of what the library cannot answer
LOOKED_AT = 12  # the best sentences, of which another than the first may be the one that answers
DENY = 2  # of them, one of which would deny what the question denies
THEIRS = 3  # of them, in whose documents its names and numbers would stand
LEAD = 200  # characters before a sentence that are read with it
_NEGATION = re.compile(rf"\b(?:{QUESTION_NEGATIONS})\b|n['’]t\b", re.IGNORECASE)
_NAME = re.compile(r"(?<=\s)[“\"(]*([^\W\d_a-z][^\W_]*)")
_NUMBER = re.compile(r"\b(\d[^\W_]*)")


@dataclass(frozen=True, slots=True)
class ConfidenceModel:
    """A logistic regression: the log-odds where all features are 0, and the features' weights."""

    bias: float
    weights: tuple[float, ...]

    def __post_init__(self) -> None:
        """Refuse weights that do not fit the features."""
        if len(self.weights) != len(NAMES):
            message = f"a weight for each of {NAMES}, not {self.weights}"
            raise ValueError(message)

    @classmethod
    def from_json(cls, text: str) -> ConfidenceModel:
        """The fit that `as_json` wrote; KeyError where it was made of other features."""
        read = json.loads(text)
        return cls(read["bias"], tuple(read["weights"][name] for name in NAMES))

    def as_json(self) -> str:
        """The numbers by name."""
        weights = dict(zip(NAMES, self.weights, strict=True))
        return json.dumps({"bias": self.bias, "weights": weights}, indent=2) + "\n"

    def __call__(self, found: Sequence[float]) -> float:
        """The probability that a question of such features is answered, 0 to 1."""
        terms_of_sum = (weight * value for weight, value in zip(self.weights, found, strict=True))
        return 1.0 / (1.0 + math.exp(-self.bias - sum(terms_of_sum)))


OURS: Final = ConfidenceModel.from_json(FITTED.read_text(encoding="utf-8"))


def features(
    question: str, scored: Sequence[ScoredSentence], lexical: LexicalIndex, *, about: str = ""
) -> tuple[float, ...]:
    """What tells an answered question from another: a number for each of `NAMES`, 0 to 1.

    `holding`: the cosine of the nearest sentence that has what is asked for, a number, a date or a
    name that the question lacks. `unheld`: of the question's words the rarest that the best
    sentence, what stands before it and what is known of its source lack; its share of all their
    rarity. `name`, `number`: the share of the question's names and numbers that the documents of
    the best sentences lack. `denied`: 1 where the question denies something and the best sentences
    deny nothing. `asked`: 1 where the best sentence is theirs of whom the question asks, and it or
    what is around it has a word of what they are asked `about`.
    """
    rarity = {term: lexical.weight(term) for term in stemmed_terms(question)}
    if not scored or not rarity:
        return UNANSWERED
    best = scored[:LOOKED_AT]
    theirs = set[str]().union(*(_words(one.document) for one in best[:THEIRS]))
    around = _around(best[0])
    unheld = max((its for term, its in rarity.items() if term not in around), default=0.0)
    numbers = set(stemmed_terms(" ".join(_NUMBER.findall(question))))
    names = set(stemmed_terms(" ".join(_NAME.findall(question)))) - numbers
    return (
        max(map(_near, _holding(question, best)), default=0.0),
        unheld / sum(rarity.values()),
        _lacked(names, theirs, rarity),
        _lacked(numbers, theirs, rarity),
        float(_denies(question) and not any(_denies(_text(one)) for one in best[:DENY])),
        float(best[0].signals.asked and _speaks_of(about, around)),
    )


def confidence(found: Sequence[float]) -> float:
    """The probability that the library answers the question, 0 to 1, from its `features`."""
    return OURS(found) if any(found) else 0.0


def _speaks_of(about: str, around: set[str]) -> bool:
    """Whether a word of it is there, or it has none."""
    words = stemmed_terms(about)
    return not words or not around.isdisjoint(words)


def _holding(question: str, best: Sequence[ScoredSentence]) -> list[ScoredSentence]:
    """The sentences that have what the question asks for; all of them where no rule tells what."""
    kind, things = expected_answer_type(question), counted_nouns(question)
    return [
        one
        for one in best
        if contains_answer_type(kind, _text(one), question=question)
        and (not things or counts(_text(one), things))
    ]


def _text(one: ScoredSentence) -> str:
    return one.span.of(one.document.text)


def _near(one: ScoredSentence) -> float:
    """How near in meaning it is to the question, or to what the question asks of somebody."""
    return max(one.cosine, one.about, 0.0)


def _around(one: ScoredSentence) -> set[str]:
    """The words of a sentence, of what stands before it and of what is known of its source."""
    text = one.document.text[max(0, one.span.start - LEAD) : one.span.end]
    return set(stemmed_terms(text)).union(
        _known(one.document), stemmed_terms(one.voice.speaker.name or "")
    )


@lru_cache(maxsize=1_000)
def _words(document: Document) -> frozenset[str]:
    return frozenset(stemmed_terms(document.text)) | _known(document)


def _known(document: Document) -> frozenset[str]:
    return frozenset(
        stemmed_terms(f"{provenance_terms(document)} {document.provenance.title or ''}")
    )


def _lacked(words: Iterable[str], there: set[str], rarity: Mapping[str, float]) -> float:
    """The share of the words, by rarity, that is not there; 0 without words."""
    weights = {word: rarity.get(word, 0.0) for word in words}
    whole = sum(weights.values())
    return sum(its for word, its in weights.items() if word not in there) / whole if whole else 0.0


def _denies(text: str) -> bool:
    return _NEGATION.search(text) is not None
