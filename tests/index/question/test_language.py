"""The language of a question is told by its letters and its small words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.question.language import question_language

SUITES = Path(__file__).parents[3] / "evals" / "suites"


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Wer hat die Brücke gebaut?", "de"),
        ("Wer gewann?", "de"),
        ("Qui a construit le pont ?", "fr"),
        ("¿Quién construyó el puente?", "es"),
        ("Chi ha costruito il ponte?", "it"),
        ("Wat zei de burgemeester over de brug?", "nl"),
        ("Хто збудував міст?", "uk"),
        ("Хто говорив про переговори?", "uk"),
        ("Кто построил мост?", "ru"),
        ("Почему мэр ушел", "ru"),
        ("Ποιος έχτισε τη γέφυρα;", "el"),
        ("bridge Kemp 2019", None),
        ("?", None),
    ],
)
def test_a_short_question_tells_its_language(question: str, language: str | None) -> None:
    assert question_language(question) == language


def test_a_question_of_names_is_in_the_library_s_only_language() -> None:
    assert question_language("Brücke Kosten", {"de"}) == "de"
    assert question_language("Brücke Kosten", {"de", "en"}) is None


def test_one_small_word_tells_no_language_that_the_library_lacks() -> None:
    assert question_language("Wer gewann?", {"de", "en"}) == "de"
    assert question_language("Wer gewann?", {"en", "ru"}) is None


def test_of_two_languages_with_the_same_small_words_the_library_s_is_meant() -> None:
    assert question_language("Que craignent les pêcheurs ?", {"fr", "ru"}) == "fr"
    assert question_language("¿Que temen los pescadores?", {"es", "fr"}) == "es"


def test_no_english_question_of_the_suites_is_taken_for_another_language() -> None:
    lines = [line for file in SUITES.glob("*.jsonl") for line in file.read_text().splitlines()]
    questions = [json.loads(line)["question"] for line in lines if '"question"' in line]
    english = [question for question in questions if question.isascii()]

    assert english
    assert {question_language(question) for question in english} <= {"en", None}
