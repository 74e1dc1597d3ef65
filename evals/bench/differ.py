"""Precision and recall of contradiction detection on labelled pairs of quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evals.bench.table import ResultsTable, TableRow, format_estimate
from evals.cases.pairs import PAIR_SUITES, read_pairs
from evals.cases.suites import AbsentError
from evals.metrics.interval import estimate
from index.contradiction.contradiction import contradicts
from index.search.embed import SentenceEmbedder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from evals.cases.pairs import Pair, Pairs
    from index.search.embed import Vectors

    PairPrediction = tuple[Pair, bool]

_COLUMNS = ("precision", "recall", "said to differ", "differ")
_NOTE = "Drawn by pairs of documents; intervals draw whole pairs of documents."


def run() -> Iterator[ResultsTable]:
    """Yield a table of the held-out half, then of the other; a row a set of documents."""
    embed = SentenceEmbedder().passages
    judged = {pairs.name: predict_pairs(pairs, embed) for pairs in _available_pairs()}
    judged["all"] = [prediction for predictions in judged.values() for prediction in predictions]
    for held_out, title in ((True, "held out"), (False, "developed on")):
        rows = (
            _row(
                name,
                [prediction for prediction in predictions if prediction[0].held_out is held_out],
            )
            for name, predictions in judged.items()
        )
        yield ResultsTable(f"Quotes that differ, {title}", _COLUMNS, tuple(rows), _NOTE)


def predict_pairs(pairs: Pairs, embed: Callable[[Sequence[str]], Vectors]) -> list[PairPrediction]:
    """Predict for each pair whether its quotes contradict each other."""
    texts = list(dict.fromkeys(words for pair in pairs.pairs for words in (pair.one, pair.other)))
    vectors = dict(zip(texts, embed(texts), strict=True))
    return [
        (
            pair,
            contradicts(
                pair.one,
                pair.other,
                float(vectors[pair.one] @ vectors[pair.other]),
                pairs.common,
            ),
        )
        for pair in pairs.pairs
    ]


def _available_pairs() -> Iterator[Pairs]:
    """The labelled pairs whose documents are on this machine."""
    for name in PAIR_SUITES:
        try:
            yield read_pairs(name)
        except AbsentError:
            continue


def _row(name: str, predictions: Sequence[PairPrediction]) -> TableRow:
    predicted = [pair for pair, differs in predictions if differs]
    contradictory = [(pair, differs) for pair, differs in predictions if pair.differ]
    right = _share_right([(pair, pair.differ) for pair in predicted])
    cells = (right, _share_right(contradictory), str(len(predicted)), str(len(contradictory)))
    return TableRow(name, cells, len(predictions))


def _share_right(predictions: Sequence[PairPrediction]) -> str:
    values = [float(value) for _, value in predictions]
    clusters = [pair.documents for pair, _ in predictions]
    return format_estimate(estimate(values, clusters) if values else None)
