"""Which language a reader gets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.catalogue import languages
from app.text.languages import best_language, language_name


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "en"),
        ("*", "en"),
        ("de", "de"),
        ("de-AT, de;q=0.9, en;q=0.5", "de"),
        ("uk-UA,uk;q=0.9,ru;q=0.8,en-US;q=0.7", "uk"),
        ("fr, ru;q=0.4, de;q=0.8", "de"),
        ("fr, RU;q=0.4", "ru"),
        ("de;q=0, en", "en"),
        ("de;q=high, uk;q=0.1", "uk"),
        ("tlh", "en"),
    ],
)
def test_the_language_is_the_best_that_the_browser_accepts(accepted: str, language: str) -> None:
    assert best_language(accepted) == language


def test_a_language_that_the_reader_chose_comes_first_and_one_without_messages_does_not_count() -> (
    None
):
    assert best_language("de", chosen="uk") == "uk"
    assert best_language("de", chosen="tlh") == "de"
    assert best_language("de", chosen="../en") == "de"


@given(st.text(), st.text() | st.none())
def test_whatever_a_browser_sends_there_is_a_language(accepted: str, chosen: str | None) -> None:
    assert best_language(accepted, chosen=chosen) in languages()


def test_each_language_is_called_by_its_own_name() -> None:
    names = {language: language_name(language) for language in languages()}

    assert names == {"de": "Deutsch", "en": "English", "ru": "Русский", "uk": "Українська"}
