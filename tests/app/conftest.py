"""Desks over the footbridge quarrel: with scripted vectors, and with the real model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.ask import Desk
from index.embed import SentenceEmbedder
from index.ingest import ingest
from index.store import Store
from tests.index.doubles import BAG
from tests.index.folders import FOOTBRIDGE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.embed import Embedder


def filled(store: Path, embedder: Embedder, *folders: Path) -> Path:
    """The store, with the folders' documents in it."""
    with Store.open(store, embedder, write=True, purpose="a test") as opened:
        report = ingest(folders, opened, embedder)
    assert not report.failed
    return store


@pytest.fixture(scope="session")
def embedder() -> SentenceEmbedder:
    """The real model, loaded once."""
    return SentenceEmbedder()


@pytest.fixture(scope="session")
def footbridge(tmp_path_factory: pytest.TempPathFactory, embedder: SentenceEmbedder) -> Path:
    """A store of the footbridge quarrel, made with the real model; nobody has it open."""
    return filled(tmp_path_factory.mktemp("footbridge") / "store", embedder, FOOTBRIDGE)


@pytest.fixture(scope="session")
def desk(footbridge: Path, embedder: SentenceEmbedder) -> Iterator[Desk]:
    """A desk over the footbridge quarrel, with the real model."""
    with Desk(Store.open(footbridge, embedder, purpose="a test"), embedder) as opened:
        yield opened


@pytest.fixture(scope="session")
def scripted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk over the footbridge quarrel, with vectors that count words; it always answers."""
    place = filled(tmp_path_factory.mktemp("scripted") / "store", BAG, FOOTBRIDGE)
    with Desk(Store.open(place, BAG, purpose="a test"), BAG, abstain_below=0.0) as opened:
        yield opened
