"""Interviews whose questions numbers, dashes or bold type set off, and what is told between."""

from __future__ import annotations

import pytest

from tests.corpus.speakers.documents import document, told

_LEAD = ("“A lock is only patience”", "Interview by Martha Eames", "Dorrit Pell keeps the lock.")


@pytest.mark.parametrize(
    "marks",
    [("1. ", ""), ("Q1. ", ""), ("1. ", "— "), ("— ", ""), ("", "— ")],
)
def test_numbers_and_dashes_tell_questions_from_answers(marks: tuple[str, str]) -> None:
    asks, answers = marks
    found = document(
        *_LEAD,
        f"{asks}How long have you worked here?",
        f"{answers}Forty years. My father had it before me.",
        f"{asks.replace('1', '2')}And what will you do now?",
        f"{answers}I will sit down.",
        author="Martha Eames",
    )

    assert told(found, "Dorrit Pell keeps the lock.") == ("Martha Eames", "author")
    assert told(found, "How long have you worked here?") == ("Martha Eames", "interviewer")
    assert told(found, "Forty years.") == ("Dorrit Pell", "interviewee")
    assert told(found, "And what will you do now?") == ("Martha Eames", "interviewer")
    assert told(found, "I will sit down.") == ("Dorrit Pell", "interviewee")


def test_narration_is_the_authors_and_what_follows_it_unclear() -> None:
    found = document(
        *_LEAD,
        "EAMES: How long have you worked here?",
        "PELL: Forty years.",
        "She laughs and puts the kettle on.",
        "Nobody told the herons.",
        "EAMES: And now?",
        "PELL: I sit.",
        "The session was adjourned at noon. Mrs Pell was seen at the gate.",
        author="Martha Eames",
    )

    assert told(found, "She laughs and puts the kettle on.") == ("Martha Eames", "author")
    assert told(found, "Nobody told the herons.") == (None, "unclear")
    assert told(found, "Mrs Pell was seen at the gate.") == ("Martha Eames", "author")


def test_a_note_below_a_talk_is_the_authors() -> None:
    found = document(
        "CA: Where were you born?",
        "WS: In this house.",
        "CA: And your father?",
        "WS: At the weir.",
        "Archivist's note: Mrs Stott returned the transcript in May.",
    )

    assert told(found, "Mrs Stott returned the transcript in May.")[1] == "author"
