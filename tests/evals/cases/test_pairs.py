"""Labelled pairs: they stand where they are said to, and what is found of them does not sink."""

from __future__ import annotations

from evals.bench.differ import predict_pairs
from evals.cases.pairs import read_pairs
from evals.run.cached_models import CachedEmbedder


def test_what_is_said_to_differ_does_and_some_of_it_is_found() -> None:
    embed = CachedEmbedder().passages
    judged = [
        one for name in ("library", "footbridge") for one in predict_pairs(read_pairs(name), embed)
    ]
    said = [pair for pair, differs in judged if differs]

    assert len(judged) == 179
    assert all(pair.differ for pair in said)
    assert len(said) >= 6
