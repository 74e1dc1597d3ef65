"""Languages as HTML names them."""

from __future__ import annotations

import pytest

from app.text.language_tag import lang
from tests.app.web.hostile_documents import HOSTILE


@pytest.mark.parametrize("language", ["en", "uk", "en-GB", "zh-Hant", "sr-Latn-RS"])
def test_a_language_is_told(language: str) -> None:
    assert lang(language) == f' lang="{language}"'


@pytest.mark.parametrize("language", [None, "", "english", "en ", 'en"', f"en {HOSTILE}", "e"])
def test_what_is_no_language_is_not(language: str | None) -> None:
    assert lang(language) == ""
