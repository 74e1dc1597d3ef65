"""Questions in other languages than English: whether what a document states is so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ask.service import AnswerService
from app.domain.answer import Standing
from corpus.model.document import Document, Provenance
from index.ingest.ingest import ingest_documents
from index.search.embed import DEFAULT_MODEL
from index.store.store import Store
from tests.index.doubles import BagOfWords

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_ENGLISH_ONLY = BagOfWords(name=DEFAULT_MODEL)  # by its name, it reads nothing but English
_SIDES = {
    "de": (
        (
            "Seit Jahren steht das Wehr leer. "
            "Der Abriss erhöht die Gefahr von Hochwasser in der Stadt. Wer dort wohnt, weiß das."
        ),
        (
            "Die Mühle schloss vor langer Zeit. Der Abriss erhöht die Gefahr von Hochwasser in der"
            " Stadt nicht. Die Ingenieure haben es dreimal berechnet."
        ),
    ),
    "uk": (
        (
            "У січні ми замкнули телефони. Заборона телефонів покращує увагу учнів."
            " Тепер батьки вже не бояться."
        ),
        (
            "Мене це не переконує. Заборона телефонів не покращує увагу учнів."
            " Дослідники шукали різницю в оцінках."
        ),
    ),
    "ru": (
        (
            "Жители ждут уже десять лет. Новая линия трамвая окупится за двадцать лет."
            " Автобусы с этим не справятся."
        ),
        (
            "Власти обещают закончить за год. "
            "Новая линия трамвая никогда не окупится за двадцать лет. Прошлую строили очень долго."
        ),
    ),
}
_ASKED = {"de": "Stimmt das: „", "uk": "Чи правда це: «", "ru": "Правда ли это: «"}


def _examples(
    tmp_path: Path, texts: Mapping[str, Sequence[str]]
) -> tuple[list[str], set[tuple[str, ...]]]:
    """The example questions of a library, and which documents the answers to them quote."""
    documents = [
        Document(
            Provenance(
                id=f"{language}-{number}",
                file=f"{language}-{number}.txt",
                sha256=f"{number}" * 64,
                author=("Ann Orr", "Ben Roe")[number],
                language=language,
            ),
            text,
        )
        for language, both in texts.items()
        for number, text in enumerate(both)
    ]
    with Store.open(tmp_path / "store", _ENGLISH_ONLY, write=True) as store:
        ingest_documents(documents, store, _ENGLISH_ONLY)
        service = AnswerService(store, _ENGLISH_ONLY)
        found = [question for question in service.example_questions() if question]
        answers = [service.ask(question) for question in found]
    assert {answer.standing for answer in answers} <= {Standing.ANSWERED}
    return found, {tuple(sorted(answer.coverage.quoted)) for answer in answers}


def test_what_two_sources_say_differently_is_asked_once_in_their_language(tmp_path: Path) -> None:
    found, quoted = _examples(tmp_path, _SIDES)

    asked = [language for one in found for language in _ASKED if one.startswith(_ASKED[language])]
    assert sorted(asked) == sorted(_SIDES)
    assert quoted == {(f"{language}-0", f"{language}-1") for language in _SIDES}


def test_what_only_one_source_says_is_not_asked(tmp_path: Path) -> None:
    german = (
        _SIDES["de"][0],
        "Die Schule schloss vor langer Zeit. Niemand weiß, wem das Gebäude gehört.",
    )

    found, _ = _examples(tmp_path, {**_SIDES, "de": german})

    assert found
    assert not [question for question in found if question.startswith(_ASKED["de"])]


def test_english_has_questions_on_topics_instead(tmp_path: Path) -> None:
    english = (
        "We came late. The removal raises the risk of floods in the town.",
        "We left early. The removal does not raise the risk of floods in the town.",
    )

    found, _ = _examples(tmp_path, {**_SIDES, "en": english})

    assert not any(question.startswith("Is it true") for question in found)
