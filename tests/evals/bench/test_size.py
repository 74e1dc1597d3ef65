"""Libraries of synthetic passages: what is written is found, and a change is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from click.testing import CliRunner

from evals.bench.size import SyntheticEmbedder, disk_bytes, fill_store, open_library
from evals.commands.bench import bench
from index.search.snapshot import Library
from index.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path

_SIZE = 100


def test_so_many_passages_are_written_indexed_and_opened(tmp_path: Path) -> None:
    written, indexed = fill_store(tmp_path, _SIZE)
    with Store.open(tmp_path, SyntheticEmbedder()) as store:
        library = Library.read(store)
        before = library.documents["synthetic-0"].text
        assert len(library.passages) == _SIZE
        assert _best_document(library, before[:500]) == "synthetic-0"
        vectors = store.vectors(store.passage_ids())
    opened = open_library(tmp_path, _SIZE)

    assert min(written, indexed, opened.opened, opened.p50, opened.changed) > 0.0
    assert opened.p50 <= opened.p95
    assert opened.bare <= opened.peak
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)
    assert 0 < disk_bytes(tmp_path / "lexical") < disk_bytes(tmp_path)
    with Store.open(tmp_path, SyntheticEmbedder()) as store:
        after = Library.read(store)
        assert len(after.passages) == _SIZE
        changed = after.documents["synthetic-0"].text
        assert changed != before
        assert _best_document(after, changed[:500]) == "synthetic-0"


def _best_document(library: Library, words: str) -> str:
    """The document of the passage that has most of the words."""
    return library.passages[int(np.argmax(library.lexical.scores(words)))].document.id


def test_sizes_are_for_this_benchmark_alone(tmp_path: Path) -> None:
    said = CliRunner().invoke(
        bench, ["start", "--passages", "1000", "--data", str(tmp_path)], catch_exceptions=False
    )

    assert said.exit_code == 2
    assert "--passages is for size alone" in said.output
