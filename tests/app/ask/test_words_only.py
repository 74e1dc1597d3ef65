"""Questions in languages that the embedding model does not read: answers by words, or silence."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.ask.service import AnswerService
from app.cli.answer_text import answer_text
from app.domain.answer import Standing
from app.domain.explanation import TermPlace
from app.messages import phrases
from app.serialize.answer import answer_json
from app.serialize.explanation import explained_json, sureness
from index.search.embed import DEFAULT_MODEL
from index.store.store import Store
from tests.app.conftest import filled
from tests.index.doubles import BagOfWords
from tests.index.folders import FOOTBRIDGE

if TYPE_CHECKING:
    from collections.abc import Iterator

ENGLISH_ONLY = BagOfWords(name=DEFAULT_MODEL)  # by its name, it reads nothing but English
DAMS = Path(__file__).parents[2] / "languages"
ANSWERED = {
    "Сколько писем написал смотритель плотины?": "четыре письма",
    "Что обещает построить Вера Полозова?": "новую плотину",
    "Чего боятся рыбаки?": "уловы",
    "Когда закроют старый шлюз?": "зимой",
    "Скільки листів написав доглядач греблі?": "чотири листи",
    "Чого бояться рибалки?": "улови",
    "Хто збирав підписи за збереження мосту?": "Школярі",
    "Wie viele Briefe schrieb der Dammwärter?": "vier Briefe",
    "Was fürchten die Fischer?": "Fänge",
    "Wann wird die alte Schleuse geschlossen?": "Winter",
    "Wer sammelte Unterschriften für die Brücke?": "Schulkinder",
    "Combien de lettres le gardien du barrage a-t-il écrites ?": "quatre lettres",
    "Que craignent les pêcheurs ?": "prises",
    "Qui a réuni des signatures pour le pont ?": "écoliers",
}
UNANSWERED = (
    "Кто победил на выборах губернатора?",
    "Какого цвета поезд в метро Зареченска?",
    "Почему закрыли больницу на Верхней улице?",
    "Что сказал министр обороны о переговорах?",
    "Сколько стоит билет в театр?",
    "Хто переміг на виборах губернатора?",
    "Чому закрили лікарню на Верхній вулиці?",
    "Скільки коштує квиток до театру?",
    "Що сказав міністр оборони про переговори?",
    "Коли відкриють аеропорт у Заріченську?",
    "Wer gewann die Wahl zum Gouverneur?",
    "Warum wurde das Krankenhaus in der Oberen Gasse geschlossen?",
    "Was kostet eine Karte für das Theater?",
    "Was sagte der Verteidigungsminister über die Verhandlungen?",
    "Wann wird der Flughafen von Oberau eröffnet?",
    "Qui a gagné l'élection du gouverneur ?",
    "Pourquoi l'hôpital de la rue Haute a-t-il fermé ?",
    "Combien coûte un billet de théâtre ?",
    "Qu'a dit le ministre de la défense sur les négociations ?",
    "Quand ouvrira l'aéroport de Valsèche ?",
)


@pytest.fixture(scope="module")
def dams(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnswerService]:
    """A service over the dam in four languages and the English footbridge, without a reader."""
    place = filled(tmp_path_factory.mktemp("dams") / "store", ENGLISH_ONLY, DAMS, FOOTBRIDGE)
    store = Store.open(place, ENGLISH_ONLY, purpose="a test")
    with AnswerService(store, ENGLISH_ONLY) as opened:
        yield opened


@pytest.mark.parametrize(("question", "words"), ANSWERED.items())
def test_a_question_is_answered_by_its_words(
    dams: AnswerService, question: str, words: str
) -> None:
    answer = dams.ask(question)

    assert answer.claims
    assert words in answer.claims[0].text
    assert answer.confidence is None
    assert any("ONRECORD_EMBEDDING" in str(notice) for notice in answer.notices)


@pytest.mark.parametrize("question", UNANSWERED)
def test_a_question_without_an_answer_is_silence(dams: AnswerService, question: str) -> None:
    answer = dams.ask(question)

    assert answer.standing is Standing.ABSTAINED, [claim.text for claim in answer.claims]
    assert answer.confidence is None
    assert answer.nearest


def test_no_word_in_the_library_is_silence_even_if_everything_may_answer(
    tmp_path: Path,
) -> None:
    place = filled(tmp_path / "store", ENGLISH_ONLY, DAMS)
    store = Store.open(place, ENGLISH_ONLY, purpose="a test")
    with AnswerService(store, ENGLISH_ONLY, abstain_below=0.01) as service:
        answer = service.ask("Кто победил на выборах губернатора?")

    assert answer.standing is Standing.ABSTAINED
    assert answer.why is not None
    assert answer.why.confidence is None
    assert {place for _, place in answer.why.words} == {TermPlace.NOWHERE}


def test_a_lasting_notice_counts_the_documents_that_are_searched_by_words(
    dams: AnswerService,
) -> None:
    notice = str(dams.language_notice)

    for language in ("Russian (1)", "Ukrainian (1)", "German (1)", "French (1)"):
        assert language in notice
    assert "ONRECORD_EMBEDDING" in notice
    by_words = {document.id for document in dams.documents if not dams.is_read(document)}
    assert by_words == {"dam-ru", "dam-uk", "dam-de", "dam-fr"}


def test_an_answer_without_a_confidence_is_told_as_unknown_everywhere(
    dams: AnswerService,
) -> None:
    answer = dams.ask("Сколько писем написал смотритель плотины?")
    shown = answer_json(answer)
    silent = dams.ask("Сколько стоит билет в театр?")

    assert shown["confidence"] is None
    assert "does not read Russian" in " ".join(shown["notices"])
    assert "confidence unknown" in answer_text(answer)
    assert "does not read Russian" in answer_text(answer)
    assert "confidence unknown" in answer_text(silent)
    assert silent.why is not None
    assert "by its words only" in sureness(silent.why)
    assert explained_json(silent, answer_json(silent))["why"]["confidence"] is None
    assert phrases.confidence_phrase(answer.confidence).endswith(": unknown")


def test_an_english_question_on_english_documents_keeps_its_confidence(
    dams: AnswerService,
) -> None:
    answer = dams.ask("How much does the new footbridge cost?")

    assert answer.confidence is not None
    assert not any("ONRECORD_EMBEDDING" in str(notice) for notice in answer.notices)
