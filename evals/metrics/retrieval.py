"""Ranking metrics as trec_eval computes them (by ir-measures)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

RETRIEVAL_MEASURES = {
    "nDCG@10": "nDCG@10",
    "MRR@10": "RR@10",
    "Hits@1": "Success@1",
    "Hits@4": "Success@4",
    "Hits@5": "Success@5",
    "Hits@10": "Success@10",
}  # our name of a metric, and that of ir-measures


def retrieval(
    ranked: Mapping[str, Sequence[str]], relevant: Mapping[str, Collection[str]]
) -> Mapping[str, Mapping[str, float]]:
    """Metric name to question id to value, 0 to 1; `ranked` holds document ids, best first.

    - nDCG@10: DCG / ideal DCG, DCG the sum over ranks r = 1 to 10 of rel(r) / log2(r + 1), with
      rel 1 or 0 (Järvelin & Kekäläinen, TOIS 2002; trec_eval's discount).
    - MRR@10, here a question's reciprocal rank: 1 / rank of the first relevant document, 0 when
      none is among ten (Voorhees, TREC-8 1999).
    - Hits@k: 1 when a relevant document is among the first k, else 0 (trec_eval's success).

    A question without relevant documents is left out, not 0; one without hits is 0. Of a document
    that is ranked twice the first rank counts.
    """
    # Imported here, since only retrieval metrics need it.
    import ir_measures  # noqa: PLC0415

    questions = {question: set(documents) for question, documents in relevant.items() if documents}
    measures = {
        ir_measures.parse_measure(measure): name_of_measure
        for name_of_measure, measure in RETRIEVAL_MEASURES.items()
    }
    gold = {question: dict.fromkeys(documents, 1) for question, documents in questions.items()}
    run = {question: _strict_scores(ranked.get(question, ())) for question in questions}
    values: dict[str, dict[str, float]] = defaultdict(dict)
    for result in ir_measures.iter_calc(list(measures), gold, run):
        values[measures[result.measure]][result.query_id] = float(result.value)
    return {
        name: {question: values[name].get(question, 0.0) for question in questions}
        for name in RETRIEVAL_MEASURES
    }


def _strict_scores(ranked: Sequence[str]) -> dict[str, float]:
    """Strictly decreasing scores, since trec_eval breaks ties by id."""
    unique = list(dict.fromkeys(ranked))
    return {document: float(len(unique) - index) for index, document in enumerate(unique)}
