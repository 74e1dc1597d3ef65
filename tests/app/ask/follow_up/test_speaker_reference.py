"""The person that a follow-up means without a name."""

from __future__ import annotations

from app.ask.follow_up.speaker_reference import (
    named_people,
    resolve_other_speaker,
    resolve_pronoun,
)
from tests.app.ask.follow_up.invented import library, turn

_BOTH = turn("Do Kemp and Vane agree on the piles?")


def test_only_speakers_of_the_library_are_named_people() -> None:
    assert named_people("Did Kemp meet Zbigniew Quux?", library()) == ("Kemp",)


def test_the_former_and_the_latter_are_the_two_of_the_last_question() -> None:
    assert resolve_other_speaker("the former", [_BOTH], library()) == "Kemp"
    assert resolve_other_speaker("the latter", [_BOTH], library()) == "Vane"


def test_the_other_one_is_whoever_was_quoted_and_not_asked() -> None:
    answer = turn("What does Kemp say?", "Orsolya Kemp", "Jordan Holm")

    assert resolve_other_speaker("the other one", [answer], library()) == "Jordan Holm"
    assert resolve_other_speaker("the other one", [turn("What does Kemp say?")], library()) is None


def test_a_pronoun_becomes_the_only_person_of_the_last_question() -> None:
    before = turn("What does Kemp say?")

    assert resolve_pronoun("Why does she say so?", before, library()) == "Why does Kemp say so?"
    assert resolve_pronoun("Was her advice heard?", before, library()) == (
        "Was Kemp's advice heard?"
    )
    assert resolve_pronoun("Why does he say so?", _BOTH, library()) == "Why does he say so?"
