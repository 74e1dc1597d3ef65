"""Documents in languages that the embedding model does not read are named once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.languages.recognise import document_language
from index.ingest.unread_languages import unread_languages_note
from index.search.embed import DEFAULT_MODEL
from index.search.model_languages import model_languages
from tests.index.folders import invented

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = {
    "en": "The keeper of the dam wrote four letters to the county, and nobody answered them. ",
    "uk": "Доглядач греблі написав чотири листи до області, і ніхто на них не відповів. ",
    "ru": "Смотритель плотины написал четыре письма, и никто на них так и не ответил. ",
    "pl": "Strażnik tamy napisał do powiatu cztery listy i nikt na nie nie odpowiedział. ",
    "de": "Der Wärter des Damms schrieb vier Briefe an den Landkreis, und niemand antwortete. ",
    "fr": "Le gardien du barrage a écrit quatre lettres au comté, et personne n’y a répondu. ",
}


@pytest.mark.parametrize("language", [*TEXTS])
def test_a_document_s_language_is_told_by_its_text(language: str) -> None:
    assert document_language(invented(4 * TEXTS[language])) == language


def test_what_is_known_of_a_document_counts() -> None:
    assert document_language(invented(4 * TEXTS["de"], language="en-GB")) == "en"


def test_a_short_text_may_be_in_any_language() -> None:
    assert document_language(invented("No.")) is None


def test_the_note_counts_the_documents_and_names_the_setting() -> None:
    documents = [invented(4 * TEXTS[language], language) for language in ("en", "uk", "de")]
    note = unread_languages_note(documents, DEFAULT_MODEL)

    assert note is not None
    assert "Ukrainian (1), German (1)" in note
    assert "ONRECORD_EMBEDDING" in note
    assert unread_languages_note(documents[:1], DEFAULT_MODEL) is None


def test_a_model_s_card_tells_its_languages(tmp_path: Path) -> None:
    card = tmp_path / "README.md"
    for written, languages in (
        ("---\nlanguage: en\n---\n", {"en"}),
        ("---\nlicense: mit\nlanguage:\n- en\n- uk\n---\n", {"en", "uk"}),
        ("---\nlanguage: multilingual\n---\n", None),
        ("no card", None),
    ):
        card.write_text(written)

        model_languages.cache_clear()

        assert model_languages(str(tmp_path)) == languages
