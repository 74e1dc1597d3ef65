"""What is said of the nearest sentences where the question shares no word with the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.ask.nearest import EMPTY, FOREIGN, STRANGE

if TYPE_CHECKING:
    from app.ask.service import AnswerService


@pytest.mark.parametrize(
    ("question", "why"),
    [
        ("Who is Zbigniew Quux?", STRANGE),
        ("Czym jest zeppelin?", FOREIGN),
        ("why", EMPTY),
        ("What is it about?", EMPTY),
    ],
)
def test_a_question_without_a_word_of_the_library_is_told_so(
    desk: AnswerService, question: str, why: str
) -> None:
    nearest = desk.ask(question).nearest

    assert nearest
    assert {near.why for near in nearest} == {why}
