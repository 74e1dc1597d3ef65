"""Words that refer to an earlier question."""

from __future__ import annotations

import pytest

from app.ask.follow_up.anaphora import (
    has_reference,
    is_full_question,
    lacks_words_of,
    opening_of,
    own_words,
)


@pytest.mark.parametrize(
    ("question", "refers"),
    [
        ("Why did he write?", True),
        ("Did Kemp say why he wrote?", False),
        ("When was that?", True),
        ("Who of them agrees?", True),
        ("What does the latter say?", True),
        ("Is it true that the bridge is safe?", False),
        ("Is the bridge safe?", False),
    ],
)
def test_a_pronoun_refers_back_unless_the_question_names_what_it_means(
    question: str, *, refers: bool
) -> None:
    assert has_reference(question) is refers


def test_an_opening_is_cut_off_and_a_bare_subject_is_no_full_question() -> None:
    assert opening_of("And the Americans?") == "And "
    assert opening_of("Is the bridge safe?") == ""
    assert not is_full_question("the Americans?")
    assert is_full_question("did the Americans pay?")


def test_words_that_say_nothing_of_a_topic_are_not_its_own() -> None:
    assert own_words("In which year was that?") == frozenset()
    assert own_words("Why was the bridge closed?") == {"bridg", "close"}
    assert lacks_words_of("the old bridge", "Is the bridge safe?")
    assert not lacks_words_of("the bridge", "Is the bridge safe?")
