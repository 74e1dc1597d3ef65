"""Citation precision and recall of written sentences.

ALCE (Gao et al., Enabling Large Language Models to Generate Text with Citations, EMNLP 2023).
There a model judges entailment; here the caller passes the judge.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from evals.metrics.metric import Metric, Values, case_ratio, ratio

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from evals.cases.outcome import Outcome, ShownQuote

Cited = TypeVar("Cited")


def is_recalled(cited: Sequence[Cited], entail: Callable[[Sequence[Cited]], bool]) -> bool:
    """Citation recall of a sentence: whether all its citations together entail it."""
    return bool(cited) and entail(cited)


def count_precise_citations(
    cited: Sequence[Cited], entail: Callable[[Sequence[Cited]], bool]
) -> int:
    """Citation precision of a sentence: how many of its citations are not irrelevant.

    A citation is irrelevant if it does not entail the sentence alone while the others do without
    it; all are irrelevant if together they do not entail it.
    """
    if not is_recalled(cited, entail):
        return 0
    without_each = [[*cited[:index], *cited[index + 1 :]] for index in range(len(cited))]
    return sum(
        entail([citation]) or not is_recalled(rest, entail)
        for citation, rest in zip(cited, without_each, strict=True)
    )


def citation_recall(outcome: Outcome) -> Values | None:
    """Supported sentences and all sentences; None when no model wrote.

    Here citations support a sentence when they hold at least half of a gold place of the case.
    """
    sentences = _sentences(outcome)
    carried = sum(is_recalled(cited, _holds_gold(outcome)) for cited in sentences)
    return (carried, len(sentences)) if sentences else None


def citation_precision(outcome: Outcome) -> Values | None:
    """Relevant citations and all citations; None when no model cited."""
    sentences = _sentences(outcome)
    helpful = sum(count_precise_citations(cited, _holds_gold(outcome)) for cited in sentences)
    citations = sum(map(len, sentences))
    return (helpful, citations) if citations else None


def _sentences(outcome: Outcome) -> list[list[ShownQuote]]:
    """The citations of each written sentence; empty for a case without gold."""
    if outcome.mode != "written" or not outcome.points:
        return []
    return [
        [quote for quote in outcome.shown if quote.claim == claim]
        for claim in range(len(outcome.claims))
    ]


def _holds_gold(outcome: Outcome) -> Callable[[Sequence[ShownQuote]], bool]:
    places = [alternative.at.characters() for point in outcome.points for alternative in point]

    def holds(cited: Sequence[ShownQuote]) -> bool:
        shown = set().union(*(quote.evidence.characters() for quote in cited))
        return any(2 * len(place & shown) >= len(place) for place in places)

    return holds


METRICS: Final = (
    Metric("citation_recall", "Citation recall", citation_recall, ratio, case_ratio),
    Metric("citation_precision", "Citation precision", citation_precision, ratio, case_ratio),
)
