"""Search by words alone: what it finds, within what filters, and what it never asks a model."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import pytest

from app.ask.question import QuestionError
from app.ask.service import AnswerService
from app.domain.filters import Filters
from index.ingest.ingest import ingest
from index.store.store import Store
from tests.index.doubles import BAG
from tests.index.folders import write

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from index.embedder import Vectors

_NOTE = "The toll rose to three crowns in May.\n\nThe ferry sank in spring, and nobody was hurt.\n"
_LETTER = "The toll is theft.\n\nA lantern hung on the ferry.\n"


class _Unloaded:
    """An embedder whose vectors must not be asked for."""

    name = BAG.name
    fingerprint = BAG.fingerprint

    def passages(self, _: Sequence[str]) -> Vectors:
        """Fail."""
        self._fail()

    def question(self, _: str) -> Vectors:
        """Fail."""
        self._fail()

    def _fail(self) -> NoReturn:
        pytest.fail("a vector was asked for")


@pytest.fixture
def town(tmp_path: Path) -> Iterator[AnswerService]:
    """A service whose models must not be used."""
    folder = write(tmp_path / "town", {"note.txt": _NOTE, "letter.txt": _LETTER})
    with Store.open(tmp_path / "store", BAG, write=True) as store:
        ingest([folder], store, BAG)
    unloaded = _Unloaded()
    with AnswerService(Store.open(tmp_path / "store", unloaded), unloaded) as service:
        yield service


def test_passages_are_found_by_their_words_without_a_vector(town: AnswerService) -> None:
    found = town.find("Who stole the lantern?", lexical=True)

    assert [hit.passage.document.id for hit in found] == ["letter"]
    assert "lantern" in found[0].passage.text
    assert town.find("Who is Zbigniew?", lexical=True) == ()


def test_filters_hold_for_words_too(town: AnswerService) -> None:
    within = Filters(sources=("note",))

    assert {hit.passage.document.id for hit in town.find("the toll", lexical=True)} == {
        "note", "letter",
    }  # fmt: skip
    assert {
        hit.passage.document.id for hit in town.find("the toll", filters=within, lexical=True)
    } == {"note"}


def test_an_empty_question_is_refused(town: AnswerService) -> None:
    with pytest.raises(QuestionError, match="empty"):
        town.find("  ", lexical=True)


def test_words_on_no_record_are_shown_with_the_sentences_most_like_them(
    town: AnswerService,
) -> None:
    absent = town.check("The ferry sank in the harbour with a lantern.")

    assert [citation.quote.exact for citation in absent.nearest[:2]] == [
        "A lantern hung on the ferry.", "The ferry sank in spring, and nobody was hurt.",
    ]  # fmt: skip
    assert town.check("Zbigniew grumbled.").nearest == ()
