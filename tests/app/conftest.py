"""Desks over the footbridge quarrel, with scripted vectors and the real model; the command."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from app.ask.service import AnswerService
from app.cli.main import main
from evals.run.cached_models import CachedEmbedder, cached_reader_for
from index.evidence.reader import SHIPPED_READER
from index.ingest.ingest import ingest
from index.search.embed import DEFAULT_MODEL, SentenceEmbedder
from index.store.store import Store
from tests.app.running import CLEAN, Run
from tests.index.conftest import embedded, home, served, server, small_disk
from tests.index.doubles import BAG
from tests.index.folders import FOOTBRIDGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from index.search.embed import Embedder

__all__ = ["embedded", "home", "served", "server", "small_disk"]  # fixtures of the store's tests


def filled(store: Path, embedder: Embedder, *folders: Path) -> Path:
    """The store, with the folders' documents in it."""
    with Store.open(store, embedder, write=True, purpose="a test") as opened:
        report = ingest(folders, opened, embedder)
    assert not report.failed
    return store


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    """The real model; what it computed on this machine before it does not compute again."""
    return CachedEmbedder()


@pytest.fixture(scope="session")
def footbridge(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Path:
    """A store of the footbridge quarrel, made with the real model; nobody has it open."""
    return filled(tmp_path_factory.mktemp("footbridge") / "store", embedder, FOOTBRIDGE)


@pytest.fixture(scope="session")
def desk(footbridge: Path, embedder: Embedder) -> Iterator[AnswerService]:
    """A desk over the footbridge quarrel, with the real models."""
    store = Store.open(footbridge, embedder, purpose="a test")
    reader = cached_reader_for(SHIPPED_READER)
    with AnswerService(store, embedder, reader=reader) as opened:
        yield opened


@pytest.fixture(scope="session")
def scripted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnswerService]:
    """A desk over the footbridge quarrel, with vectors that count words; it always answers."""
    place = filled(tmp_path_factory.mktemp("scripted") / "store", BAG, FOOTBRIDGE)
    with AnswerService(Store.open(place, BAG, purpose="a test"), BAG, abstain_below=0.0) as opened:
        yield opened


@pytest.fixture
def onrecord(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    embedder: Embedder,
) -> Callable[..., Run]:
    """Runs the command in this process, in an empty folder and with no setting.

    What its models computed on this machine before they do not compute again.
    """

    def embedder_for(model: str) -> Embedder:
        return embedder if model == DEFAULT_MODEL else SentenceEmbedder(model)

    monkeypatch.setattr("app.ask.service.SentenceEmbedder", embedder_for)
    monkeypatch.setattr("app.cli.main.SentenceEmbedder", embedder_for)
    monkeypatch.setattr("app.ask.service.reader_for", cached_reader_for)
    for name in os.environ.keys() - CLEAN.keys():
        monkeypatch.delenv(name)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")

    def run(*arguments: str | Path) -> Run:
        capsys.readouterr()
        try:
            main([str(argument) for argument in arguments])
            code: object = 0
        except SystemExit as stopped:
            code = stopped.code or 0
        out, err = capsys.readouterr()
        assert isinstance(code, int)
        return Run(code, out, err)

    return run
