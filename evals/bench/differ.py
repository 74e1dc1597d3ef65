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

    Judged = tuple[Pair, bool]

_COLUMNS = ("precision", "recall", "said to differ", "differ")
_NOTE = "Drawn by pairs of documents; intervals draw whole pairs of documents."


def run() -> Iterator[ResultsTable]:
    """Yield a table of the held-out half, then of the other; a row a set of documents."""
    embed = SentenceEmbedder().passages
    judged = {pairs.name: judge_pairs(pairs, embed) for pairs in _there()}
    judged["all"] = [one for found in judged.values() for one in found]
    for held_out, title in ((True, "held out"), (False, "developed on")):
        rows = (
            _row(name, [one for one in found if one[0].held_out is held_out])
            for name, found in judged.items()
        )
        yield ResultsTable(f"Quotes that differ, {title}", _COLUMNS, tuple(rows), _NOTE)


def judge_pairs(pairs: Pairs, embed: Callable[[Sequence[str]], Vectors]) -> list[Judged]:
    """Predict for each pair whether its quotes contradict each other."""
    texts = list(dict.fromkeys(words for one in pairs.pairs for words in (one.one, one.other)))
    vectors = dict(zip(texts, embed(texts), strict=True))
    return [
        (
            one,
            contradicts(
                one.one,
                one.other,
                float(vectors[one.one] @ vectors[one.other]),
                pairs.common,
            ),
        )
        for one in pairs.pairs
    ]


def _there() -> Iterator[Pairs]:
    """The labelled pairs whose documents are on this machine."""
    for name in PAIR_SUITES:
        try:
            yield read_pairs(name)
        except AbsentError:
            continue


def _row(name: str, judged: Sequence[Judged]) -> TableRow:
    said = [pair for pair, differs in judged if differs]
    true = [(pair, differs) for pair, differs in judged if pair.differ]
    right = _figure([(pair, pair.differ) for pair in said])
    cells = (right, _figure(true), str(len(said)), str(len(true)))
    return TableRow(name, cells, len(judged))


def _figure(found: Sequence[Judged]) -> str:
    values = [float(value) for _, value in found]
    clusters = [pair.documents for pair, _ in found]
    return format_estimate(estimate(values, clusters) if values else None)
