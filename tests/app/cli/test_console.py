"""What all verbs share: a service that is closed, and output that another program reads."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click
import pytest

from app.cli.console import line, open_service, say
from app.config.settings import Settings
from evals.run.cached_models import cached_reader_for
from index.store.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

    from index.search.embed import Embedder


def test_a_value_is_one_line_of_json_in_its_own_letters() -> None:
    value = {"name": "Кобзар", "text": "two\nlines", "none": None}

    assert line(value) == '{"name": "Кобзар", "text": "two\\nlines", "none": null}'
    assert json.loads(line(value)) == value


def test_what_is_said_goes_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    say("“Old bridges”")

    assert capsys.readouterr() == ("“Old bridges”\n", "")


def test_a_store_that_is_not_there_is_refused_with_what_makes_one(tmp_path: Path) -> None:
    with (
        click.Context(click.Command("ask")),
        pytest.raises(StoreError, match="onrecord ingest FOLDER"),
        open_service(Settings(store=tmp_path / "none")),
    ):
        pass


def test_the_service_is_closed_when_the_block_ends(
    footbridge: Path, embedder: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ask.service.SentenceEmbedder", lambda _: embedder)
    monkeypatch.setattr("app.ask.service.reader_for", cached_reader_for)
    with click.Context(click.Command("ask")):
        with open_service(Settings(store=footbridge)) as service:
            documents = [one.loaded for one in service.documents]
        with pytest.raises(StoreError, match="closed"):
            _ = service.documents
        with open_service(Settings(store=footbridge)) as again:
            assert [one.loaded for one in again.documents] == documents
