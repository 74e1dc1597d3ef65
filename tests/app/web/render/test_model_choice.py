"""The list of models, and which other model gets what they write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.config.settings import settings
from app.messages import written_texts
from app.web.__main__ import verifier_of
from app.web.render.model_choice import Verifier, render_model_choice

if TYPE_CHECKING:
    from pathlib import Path

_CHECKED = """
writer = "quill"
verifier = "judge"

[llm.quill]
url = "http://127.0.0.1:11434/v1"
model = "quill"

[llm.judge]
url = "{url}"
model = "judge"
"""


def test_without_a_verifier_the_list_names_models_alone() -> None:
    shown = render_model_choice(["quill"], "quill")

    assert "verifier" not in shown


@pytest.mark.parametrize("host", [None, "api.example.org"])
def test_a_verifier_is_named_with_where_sentences_are_sent(host: str | None) -> None:
    shown = render_model_choice(["quill", "judge"], "quill", Verifier("judge", host))

    assert written_texts.verified_by("judge", host) in shown
    assert ("api.example.org" in shown) is (host is not None)


@pytest.mark.parametrize(
    ("url", "host"),
    [("http://127.0.0.1:8080/v1", None), ("https://api.example.org/v1", "api.example.org")],
)
def test_the_settings_tell_whether_it_is_on_this_network(
    url: str, host: str | None, tmp_path: Path
) -> None:
    file = tmp_path / "onrecord.toml"
    file.write_text(_CHECKED.format(url=url), encoding="utf-8")

    assert verifier_of(settings({"ONRECORD_SETTINGS": str(file)})) == Verifier("judge", host)
    assert verifier_of(settings({})) is None
