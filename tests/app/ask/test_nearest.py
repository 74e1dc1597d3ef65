"""What is said of the nearest sentences where the question shares no word with the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.ask.nearest import FOREIGN_WORDS, NO_WORDS, UNKNOWN_WORDS
from app.ask.service import AnswerService
from index.ingest.ingest import ingest
from index.store.store import Store
from tests.index.doubles import BAG
from tests.index.folders import write

if TYPE_CHECKING:
    from pathlib import Path

    from app.text.message_text import MessageText


@pytest.mark.parametrize(
    ("question", "why"),
    [
        ("Who is Zbigniew Quux?", UNKNOWN_WORDS),
        ("Czym jest zeppelin?", FOREIGN_WORDS),
        ("why", NO_WORDS),
        ("What is it about?", NO_WORDS),
    ],
)
def test_a_question_without_a_word_of_the_library_is_told_so(
    desk: AnswerService, question: str, why: MessageText
) -> None:
    nearest = desk.ask(question).nearest

    assert nearest
    assert {near.message for near in nearest} == {why}


def test_a_bare_name_is_no_nearest_passage(tmp_path: Path) -> None:
    note = (
        "The toll was three crowns.\n\nComments\n\n"
        "Comment by Jonas Reel:\nNobody asked us.\n\nKemp:\nIt is safe."
    )
    folder = write(tmp_path / "town", {"note.txt": note})
    with Store.open(tmp_path / "store", BAG, write=True) as store:
        ingest([folder], store, BAG)
        desk = AnswerService(store, BAG, abstain_below=1.0)
        answer = desk.ask("What did Kemp promise?")
        absent = desk.check("Kemp promised a safe ferry to everybody in May.")

    assert {near.citation.quote.exact for near in answer.nearest} == {
        "The toll was three crowns.", "Nobody asked us.", "It is safe.",
    }  # fmt: skip
    assert [citation.quote.exact for citation in absent.nearest] == ["It is safe."]
