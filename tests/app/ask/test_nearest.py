"""What is said of the nearest sentences where the question shares no word with the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.ask.nearest import FOREIGN_WORDS, NO_WORDS, UNKNOWN_WORDS

if TYPE_CHECKING:
    from app.ask.service import AnswerService
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
