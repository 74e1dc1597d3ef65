"""What the models compute is kept on disk: the same as without, and computed once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np
import pytest

from evals.run import cached_models
from evals.run.cached_models import (
    CachedEmbedder,
    CachedReader,
    ResultCache,
    cached_reader_for,
    text_digest,
)
from index.evidence.reader import NONE, SHIPPED_READER, reader_for
from index.evidence.reader_net import WEIGHTS, Window
from index.search.embed import SentenceEmbedder

if TYPE_CHECKING:
    from pathlib import Path

    from index.search.embed import Vectors

TEXTS = ("The bridge is safe.", "It cost 3.1 million crowns, and nobody asked who paid for it.")
WINDOWS = [Window("", TEXTS[:1]), Window("Of bridges", ()), Window("Of bridges", TEXTS)]


def _refuse(*_: object) -> object:
    pytest.fail("the model was loaded")


@pytest.mark.slow
def test_an_empty_and_a_full_cache_give_what_the_models_give(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, real, reader = tmp_path / "models.sqlite", SentenceEmbedder(), reader_for(SHIPPED_READER)
    assert reader is not None
    wanted = (real.passages(TEXTS), real.question(TEXTS[0]))
    readings = reader(TEXTS[0], WINDOWS)
    fingerprint = real.fingerprint

    for full in (False, True):
        if full:
            monkeypatch.setattr(cached_models, "SentenceEmbedder", _refuse)
            monkeypatch.setattr(cached_models, "reader_for", _refuse)
        embedder = CachedEmbedder(cache=ResultCache(file))
        given = (embedder.passages(TEXTS), embedder.question(TEXTS[0]))
        assert CachedReader(cache=ResultCache(file))(TEXTS[0], WINDOWS) == readings
        assert embedder.fingerprint == fingerprint
        for one, other in zip(wanted, given, strict=True):
            assert one.dtype == other.dtype
            assert np.array_equal(one, other)


def test_threads_and_processes_that_ask_for_the_same_compute_it_once(tmp_path: Path) -> None:
    caches = [ResultCache(tmp_path / "models.sqlite") for _ in range(4)]  # as of four processes
    computed: list[int] = []

    def compute() -> Vectors:
        computed.append(1)
        return np.ones((2, 3), dtype=np.float32)

    with ThreadPoolExecutor(4) as readers:
        found = list(readers.map(lambda one: one.get_or_compute("key", compute), caches))

    assert len(computed) == 1
    assert all(np.array_equal(one, np.ones((2, 3))) for one in found)


def test_what_a_caller_changes_stays_as_it_was_in_the_cache(tmp_path: Path) -> None:
    cache = ResultCache(tmp_path / "models.sqlite")
    cache.get_or_compute("key", lambda: np.ones(2, dtype=np.float32))[0] = 7

    assert cache.get_or_compute("key", _never).tolist() == [1, 1]


def test_a_failure_is_not_kept(tmp_path: Path) -> None:
    cache = ResultCache(tmp_path / "models.sqlite")
    with pytest.raises(ZeroDivisionError):
        cache.get_or_compute("key", lambda: np.full(1 // 0, 1.0))

    assert cache.get_or_compute("key", lambda: np.ones(1, dtype=np.float32)).tolist() == [1]


def test_no_two_calls_share_a_key() -> None:
    calls = [("a", "b"), ("ab",), ("a", "b", ""), ("b", "a"), ("a\0b",), ('a", "b',)]

    assert len({text_digest(*parts) for parts in calls}) == len(calls)


def test_other_weights_have_other_keys(tmp_path: Path) -> None:
    keys = set()
    for weights in ("one", "two"):
        folder = tmp_path / weights
        folder.mkdir()
        (folder / WEIGHTS).write_text(weights)  # of one size
        keys.add(cached_models._recipe(str(folder)))  # noqa: SLF001 - what the keys are made of

    assert len(keys) == 2


def test_where_no_reader_reads_none_is_kept() -> None:
    assert cached_reader_for(NONE) is None


def _never() -> Vectors:
    pytest.fail("it was computed again")
