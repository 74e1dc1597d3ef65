"""The load tool's readers ask as the page's script does, and what fails is told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from app.web.server.site import SiteConfig
from evals.commands.load import quantile, requests_by
from evals.load.protocol import ANSWER, HTTP_ASK
from tests.app.web.scripted_service import ScriptedService

if TYPE_CHECKING:
    from pathlib import Path

    from tests.app.web.conftest import Serve

pytestmark = [
    pytest.mark.slow,
    # Gradio 6.31 counts its events with means that pandas 3 has deprecated.
    pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning"),
]


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    file = tmp_path / "questions.json"
    file.write_text(json.dumps(["Is the bridge safe?", "Who signed it?"]), encoding="utf-8")
    return file


def test_readers_and_programs_get_their_answers(served: Serve, questions: Path) -> None:
    service = ScriptedService()

    rows = {row.name: row for row in requests_by(served(service), questions, 5, 4, 0.1)}

    assert rows[ANSWER].asked > 0
    assert rows[HTTP_ASK].asked > 0
    assert sum(row.failed for row in rows.values()) == 0
    assert set(service.asked) == {"Is the bridge safe?", "Who signed it?"}


def test_what_finds_no_place_is_a_failure(served: Serve, questions: Path) -> None:
    address = served(ScriptedService(), serving=SiteConfig(max_waiting=1))

    rows = requests_by(address, questions, 20, 4, 0.0)

    assert sum(row.failed for row in rows) > 0


def test_the_time_within_which_a_share_of_them_was_done() -> None:
    times = {10.0: 90, 20.0: 5, 30.0: 5}

    assert quantile(times, 0.5) == 10.0
    assert quantile(times, 0.95) == 20.0
    assert quantile(times, 1.0) == 30.0
    assert quantile({}, 0.5) == 0.0
