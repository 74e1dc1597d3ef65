"""Quotations in other languages: the speaker by the clause beside them."""

from __future__ import annotations

import pytest

from corpus.languages.language import recognise_language
from tests.corpus.speakers.documents import document, told


@pytest.mark.parametrize(
    ("language", "before", "words", "after", "name"),
    [
        ("de", "Anna Rill ist Bürgermeisterin.", "Wir haben Wasser und Kinder", "“, sagte Rill.",
         "Anna Rill"),
        ("uk", "Тарас Скиба мовчав.", "Гроші виділили двічі цього року", "», — додав Скиба.",
         "Тарас Скиба"),
        ("ru", "В городе дождь.", "На нём я женился в мае", "», — сказал капитан Пётр Белых.",
         "Пётр Белых"),
        ("fr", "Il pleut.", "On dort mieux sans camions", " », glisse un riverain.", "un riverain"),
        ("es", "Llueve.", "No figura en ningún plano", "», dijo Remedios Tejada.",
         "Remedios Tejada"),
        ("es", "Llueve.", "No figura en ningún plano", "».", None),
    ],
)  # fmt: skip
def test_a_quotation_is_whose_the_clause_says(
    language: str, before: str, words: str, after: str, name: str | None
) -> None:
    mark = "„" if language == "de" else "«"
    found = document(before, f"{mark}{words}{after}", author="Ana Reyes", language=language)

    assert told(found, words) == (name, "quoted" if name else "unclear")


def test_a_dialogue_with_dashes_has_its_speaker() -> None:
    found = document("— При тебе он её только поливал, — возразила Зимина.", language="ru")

    assert told(found, "При тебе он её только поливал,") == ("Зимина", "quoted")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The bridge was closed in May, and nobody knows why it fell.", "en"),
        ("Die Brücke ist seit Mai gesperrt und keiner weiß, warum sie nicht hält.", "de"),
        ("", "en"),
    ],
)
def test_the_language_is_told_by_its_small_words(text: str, language: str) -> None:
    assert recognise_language(text) == language
