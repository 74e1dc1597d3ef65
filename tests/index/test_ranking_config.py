"""The constants of ranking as one value."""

from __future__ import annotations

import json
from dataclasses import FrozenInstanceError, asdict, fields, replace

import pytest

from index.ranking_config import RankingConfig


def test_it_is_written_as_json_and_has_every_field() -> None:
    written = json.loads(json.dumps(asdict(RankingConfig())))

    assert written == asdict(RankingConfig())
    assert written.keys() == {one.name for one in fields(RankingConfig)}


def test_it_cannot_be_changed_but_copied() -> None:
    with pytest.raises(FrozenInstanceError):
        RankingConfig().max_quotes = 1  # type: ignore[misc]
    assert replace(RankingConfig(), max_quotes=1) != RankingConfig()
