"""The setting of the model that holds written sentences against their quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.config.settings import SettingsError, settings

if TYPE_CHECKING:
    from pathlib import Path

_FILE = """
[llm.small]
url = "http://127.0.0.1:11434/v1"
model = "llama3.2"

[llm.large]
model = "gpt-large"
"""


def test_the_verifier_is_one_of_the_models(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(f'verifier = "small"\n{_FILE}', encoding="utf-8")
    environment = {"ONRECORD_SETTINGS": str(file)}

    assert settings(environment).verifier == "small"
    assert settings({**environment, "ONRECORD_VERIFIER": "large"}).verifier == "large"


def test_no_model_is_the_verifier_unless_it_is_named(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(_FILE, encoding="utf-8")

    assert settings({"ONRECORD_SETTINGS": str(file)}).verifier is None


def test_an_unknown_verifier_is_refused_with_the_names_there_are(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(_FILE, encoding="utf-8")

    with pytest.raises(SettingsError) as refused:
        settings({"ONRECORD_SETTINGS": str(file), "ONRECORD_VERIFIER": "huge"})
    with pytest.raises(SettingsError, match="describe one"):
        settings({"ONRECORD_VERIFIER": "huge"})

    expected = "ONRECORD_VERIFIER: no model 'huge' is configured; there are: small, large"
    assert str(refused.value) == expected


def test_refused_sentences_are_written_again_only_when_that_is_set() -> None:
    assert settings({}).repair is False
    assert settings({"ONRECORD_REPAIR": "true"}).repair is True
