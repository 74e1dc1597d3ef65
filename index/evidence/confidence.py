"""How likely it is that the library answers a question.

A few rules, each of which can be explained in a sentence, weighted by two logistic regressions,
whose coefficients `python -m evals fit confidence` writes to confidence.json. See
docs/confidence.md.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from index.evidence.score import probability_of, provenance_terms
from index.evidence.score_model import logistic
from index.ranking_config import RankingConfig
from index.search.terms import document_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from corpus.model.document import Document
    from index.evidence.evidence import ScoredSentence
    from index.question.analysis import QuestionAnalysis
    from index.search.lexical import LexicalIndex

CONFIDENCE_FILE: Final = Path(__file__).with_suffix(".json")
# The features that tell whether the library speaks of the question's subject, and those that tell
# whether what it says answers; each speaks for that (1) or against it (-1), as a fit may weigh it.
ON_SUBJECT: Final[Mapping[str, int]] = {"nearness": 1, "around": 1, "name": -1, "number": -1}
ANSWERING: Final[Mapping[str, int]] = {
    "expected": 1, "literal": 1, "number": -1, "read": 1, "passages": 1,
}  # fmt: skip
NAMES: Final = tuple(dict.fromkeys((*ON_SUBJECT, *ANSWERING)))
_LITERAL: Final = 0.9  # share of the question's words from which a sentence says it literally
UNANSWERED: Final = (0.0,) * len(NAMES)  # the features of a question that cannot be answered


@dataclass(frozen=True, slots=True)
class ConfidenceFactor:
    """A logistic regression: the log-odds where all features are 0, and a weight a feature."""

    bias: float
    weights: Mapping[str, float]

    def __call__(self, values: Mapping[str, float]) -> float:
        """The probability where the features have these values."""
        return logistic(self.bias + sum(self.weights[name] * values[name] for name in self.weights))


@dataclass(frozen=True, slots=True)
class ConfidenceModel:
    """How likely the library speaks of the subject, times how likely it then answers."""

    subject: ConfidenceFactor
    answer: ConfidenceFactor

    @classmethod
    def from_json(cls, text: str) -> ConfidenceModel:
        """The model that `as_json` wrote."""
        written = json.loads(text)
        return cls(*(ConfidenceFactor(**written[name]) for name in ("subject", "answer")))

    def as_json(self) -> str:
        """Bias and weights by name of both factors, as JSON."""
        return json.dumps(asdict(self), indent=2) + "\n"

    def __call__(self, values: Sequence[float]) -> float:
        """The probability that a question with these features is answered, 0 to 1."""
        named = dict(zip(NAMES, values, strict=True))
        return self.subject(named) * self.answer(named)


SHIPPED_CONFIDENCE: Final = ConfidenceModel.from_json(CONFIDENCE_FILE.read_text(encoding="utf-8"))


def features(
    analysis: QuestionAnalysis,
    scored: Sequence[ScoredSentence],
    lexical: LexicalIndex,
    *,
    ranking: RankingConfig = RankingConfig(),
) -> tuple[float, ...]:
    """What tells an answered question from another: one number for each of `NAMES`.

    `nearness`: the nearest sentence's cosine. `around`: the most of the question's words, by
    rarity, that a sentence has with what is around it. `name`, `number`: the share of the
    question's names and numbers, by rarity, that the documents of the best sentences lack.
    `expected`: how many of the best sentences belong to an answer, by their probabilities.
    `literal`: 1 where the best sentence has nearly all words of the question. `read`: 1 where a
    reader has read the passages; then `passages` is its mean log-odds that a passage
    answers at all, else 0.
    """
    rarity = {term: lexical.weight(term) for term in analysis.search_terms}
    if not scored or not rarity:
        return UNANSWERED
    best = scored[: ranking.confidence_sentences]
    document_terms = set[str]().union(
        *(
            _document_terms(sentence.document)
            for sentence in best[: ranking.confidence_document_sentences]
        )
    )
    return (
        max(0.0, *(max(one.cosine, one.about) for one in scored)),
        max(one.signals.around for one in scored),
        _lacked_share(analysis.names, document_terms, rarity),
        _lacked_share(analysis.numbers, document_terms, rarity),
        sum(map(probability_of, best)),
        float(best[0].signals.words >= _LITERAL),
        *_readings(scored),
    )


def _readings(scored: Sequence[ScoredSentence]) -> tuple[float, float]:
    """`read` and `passages`."""
    windows = {
        (one.document.id, one.signals.rank): one.signals.window
        for one in scored
        if one.signals.reading is not None
    }
    return (1.0, sum(windows.values()) / len(windows)) if windows else (0.0, 0.0)


def confidence(values: Sequence[float]) -> float:
    """The probability that the library answers the question, 0 to 1, from its `features`."""
    return SHIPPED_CONFIDENCE(values) if any(values) else 0.0


def fit_by_words(
    analysis: QuestionAnalysis, scored: Sequence[ScoredSentence], lexical: LexicalIndex
) -> float:
    """How well the best sentence fits, 0 to 1, by its words only: no probability of an answer.

    0 if its document lacks a number of the question.
    """
    if not scored:
        return 0.0
    best = scored[0]
    rarity = {term: lexical.weight(term) for term in analysis.numbers}
    if _lacked_share(analysis.numbers, set(_document_terms(best.document)), rarity):
        return 0.0
    return probability_of(best)


@lru_cache(maxsize=1_000)
def _document_terms(document: Document) -> frozenset[str]:
    return frozenset(document_terms(document, document.text)) | _source_terms(document)


def _source_terms(document: Document) -> frozenset[str]:
    source = f"{provenance_terms(document)} {document.provenance.title or ''}"
    return frozenset(document_terms(document, source))


def _lacked_share(wanted: Iterable[str], terms: set[str], rarity: Mapping[str, float]) -> float:
    """The share of the wanted terms, by rarity, that is not among `terms`; 0 without any."""
    weights = {term: rarity.get(term, 0.0) for term in wanted}
    total = sum(weights.values())
    lacked = sum(weight for term, weight in weights.items() if term not in terms)
    return lacked / total if total else 0.0
