"""Filters that nothing in the library fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.ask.service import AnswerService
from app.cli.answer_text import answer_text
from app.domain.filters import Filters
from corpus.model.publication_date import PublicationDate
from index.store.store import Store
from tests.index.doubles import BAG

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("Kempf", "Did you mean Dr. Kemp, Orsolya Kemp or Tobias Kemp?"),
        ("Orsola Kemp", "Did you mean Orsolya Kemp"),
        ("Nobody", "Its speakers are "),
    ],
)
def test_a_speaker_nobody_knows_is_named_with_the_nearest(
    scripted: AnswerService, name: str, advice: str
) -> None:
    answer = scripted.ask("Is the bridge safe?", filters=Filters(speakers=(name,)))

    (notice,) = answer.notices
    assert str(notice).startswith(f"No speaker of the library is called “{name}”. {advice}")
    assert answer_text(answer) == f"No document was asked.\n{notice}"


def test_one_unknown_speaker_of_two_is_named_beside_the_answer(scripted: AnswerService) -> None:
    answer = scripted.ask("Is the bridge safe?", filters=Filters(speakers=("Kemp", "Kempf")))

    assert answer.claims
    assert "called “Kempf”" in str(answer.notices[0])


def test_known_speakers_get_no_notice(scripted: AnswerService) -> None:
    assert scripted.filter_notices(Filters(speakers=("Kemp",))) == ()
    assert scripted.filter_notices(Filters()) == ()


def test_filters_that_no_document_fits_are_told(scripted: AnswerService) -> None:
    late = Filters(after=PublicationDate("2999"))

    (notice,) = scripted.ask("Is it safe?", filters=late).notices

    assert str(notice) == "No document fits all filters."


def test_an_empty_library_is_told(tmp_path: Path) -> None:
    with AnswerService(Store.open(tmp_path, BAG, write=True), BAG) as empty:
        answer = empty.ask("Is it safe?")

    assert answer_text(answer) == "No document was asked.\nThe library is empty."
