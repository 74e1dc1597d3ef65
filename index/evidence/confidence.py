"""How likely it is that the library answers a question.

A few rules, each of which can be explained in a sentence, weighted by a logistic regression whose
coefficients `python -m evals fit confidence` writes to confidence.json. See docs/confidence.md.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from index.evidence.score import provenance_terms
from index.question.analysis import QuestionAnalysis, has_negation
from index.question.answer_type import contains_answer_type, counts, expected_answer_type
from index.ranking_config import RankingConfig
from index.search.terms import stemmed_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from corpus.model.document import Document
    from index.evidence.evidence import ScoredSentence
    from index.search.lexical import LexicalIndex

FITTED: Final = Path(__file__).with_suffix(".json")
NAMES: Final = ("holding", "unheld", "name", "number", "denied", "asked")
UNANSWERED: Final = (0.0,) * len(NAMES)  # the features of a question that cannot be answered


@dataclass(frozen=True, slots=True)
class ConfidenceModel:
    """A logistic regression: the log-odds where all features are 0, and a weight a feature."""

    bias: float
    weights: tuple[float, ...]

    def __post_init__(self) -> None:
        """Refuse another number of weights than there are features."""
        if len(self.weights) != len(NAMES):
            message = f"a weight for each of {NAMES}, not {self.weights}"
            raise ValueError(message)

    @classmethod
    def from_json(cls, text: str) -> ConfidenceModel:
        """The model that `as_json` wrote; KeyError where it was fitted on other features."""
        written = json.loads(text)
        return cls(written["bias"], tuple(written["weights"][name] for name in NAMES))

    def as_json(self) -> str:
        """The bias and the weights by name, as JSON."""
        weights = dict(zip(NAMES, self.weights, strict=True))
        return json.dumps({"bias": self.bias, "weights": weights}, indent=2) + "\n"

    def __call__(self, values: Sequence[float]) -> float:
        """The probability that a question with these features is answered, 0 to 1."""
        products = (weight * value for weight, value in zip(self.weights, values, strict=True))
        return 1.0 / (1.0 + math.exp(-self.bias - sum(products)))


SHIPPED_CONFIDENCE: Final = ConfidenceModel.from_json(FITTED.read_text(encoding="utf-8"))


def features(
    analysis: QuestionAnalysis,
    scored: Sequence[ScoredSentence],
    lexical: LexicalIndex,
    *,
    ranking: RankingConfig = RankingConfig(),
) -> tuple[float, ...]:
    """What tells an answered question from another: one number for each of `NAMES`, 0 to 1.

    `holding`: the cosine of the nearest sentence that has what is asked for, a number, a date or a
    name that the question lacks. `unheld`: of the question's terms the rarest that the best
    sentence, the text before it and its document's provenance lack, as a share of all their rarity.
    `name`, `number`: the share of the question's names and numbers that the documents of the best
    sentences lack. `denied`: 1 where the question denies something and the best sentences deny
    nothing. `asked`: 1 where the question asks the best sentence's speaker, and the sentence or the
    text around it has a term of what they are asked about.
    """
    rarity = {term: lexical.weight(term) for term in analysis.search_terms}
    if not scored or not rarity:
        return UNANSWERED
    best = scored[: ranking.confidence_sentences]
    if _shares_only_names(analysis, best, ranking):
        return UNANSWERED
    document_terms = set[str]().union(
        *(
            _document_terms(sentence.document)
            for sentence in best[: ranking.confidence_document_sentences]
        )
    )
    around = _terms_around(best[0], ranking.confidence_lead_chars)
    unheld = max((weight for term, weight in rarity.items() if term not in around), default=0.0)
    denials = (has_negation(one.text) for one in best[: ranking.confidence_denial_sentences])
    is_asked = best[0].signals.asked and _has_a_term_of(analysis.target.about, around)
    return (
        max(map(_nearness, _with_answer_type(analysis, best)), default=0.0),
        unheld / sum(rarity.values()),
        _lacked_share(analysis.names, document_terms, rarity),
        _lacked_share(analysis.numbers, document_terms, rarity),
        float(analysis.denies and not any(denials)),
        float(is_asked),
    )


def confidence(values: Sequence[float]) -> float:
    """The probability that the library answers the question, 0 to 1, from its `features`."""
    return SHIPPED_CONFIDENCE(values) if any(values) else 0.0


def _has_a_term_of(about: str, terms: set[str]) -> bool:
    """Whether one of the phrase's terms is among `terms`, or the phrase has none."""
    wanted = stemmed_terms(about)
    return not wanted or not terms.isdisjoint(wanted)


def _shares_only_names(
    analysis: QuestionAnalysis, best: Sequence[ScoredSentence], ranking: RankingConfig
) -> bool:
    """Whether the sentences name who is meant, but say nothing of what is asked about them.

    So it is where they have none of the question's other words, and the cross-encoder sees no
    answer in them either.
    """
    topic = set(analysis.search_terms) - analysis.names - analysis.numbers
    probabilities = [
        sentence.signals.probability
        for sentence in best
        if sentence.signals.probability is not None
    ]
    if analysis.target or not analysis.names or not topic or not probabilities:
        return False
    if max(probabilities) >= ranking.names_only_probability:
        return False
    return all(topic.isdisjoint(stemmed_terms(sentence.readable_text)) for sentence in best)


def _with_answer_type(
    analysis: QuestionAnalysis, best: Sequence[ScoredSentence]
) -> list[ScoredSentence]:
    """The sentences that have the kind of thing asked for; all where no rule tells the kind."""
    return [
        sentence
        for sentence in best
        if _is_asked_the_same(analysis, sentence)
        or (
            contains_answer_type(analysis.answer_type, sentence.text, question=analysis.search_text)
            and (not analysis.counted or counts(sentence.text, analysis.counted))
        )
    ]


def _is_asked_the_same(analysis: QuestionAnalysis, sentence: ScoredSentence) -> bool:
    """Whether the sentence is a bare answer to a question that wants the same kind of thing."""
    kind = analysis.answer_type
    return kind is not None and expected_answer_type(sentence.prompt) is kind


def _nearness(sentence: ScoredSentence) -> float:
    """The cosine with the question, or with what it asks of somebody if that is larger."""
    return max(sentence.cosine, sentence.about, 0.0)


def _terms_around(sentence: ScoredSentence, lead_chars: int) -> set[str]:
    """The terms of a sentence, of the text before it, of its speaker and of its provenance.

    Before a bare answer only its question counts.
    """
    start = max(0, sentence.span.start - lead_chars)
    text = sentence.document.text[start : sentence.span.end]
    text = sentence.readable_text if sentence.prompt else text
    return set(stemmed_terms(text)).union(
        _source_terms(sentence.document), stemmed_terms(sentence.voice.speaker.name or "")
    )


@lru_cache(maxsize=1_000)
def _document_terms(document: Document) -> frozenset[str]:
    return frozenset(stemmed_terms(document.text)) | _source_terms(document)


def _source_terms(document: Document) -> frozenset[str]:
    return frozenset(
        stemmed_terms(f"{provenance_terms(document)} {document.provenance.title or ''}")
    )


def _lacked_share(wanted: Iterable[str], terms: set[str], rarity: Mapping[str, float]) -> float:
    """The share of the wanted terms, by rarity, that is not among `terms`; 0 without any."""
    weights = {term: rarity.get(term, 0.0) for term in wanted}
    total = sum(weights.values())
    lacked = sum(weight for term, weight in weights.items() if term not in terms)
    return lacked / total if total else 0.0
