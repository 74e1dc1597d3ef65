"""Questions for dates and on disputes, made of single sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.ask.suggestions.disputes import disputed_questions, disputed_statement
from app.ask.suggestions.event_dates import date_question
from app.ask.suggestions.topics import topic_mentions

if TYPE_CHECKING:
    from app.ask.service import AnswerService


@pytest.mark.parametrize(
    ("sentence", "question", "year"),
    [
        ("The bridge was closed on 3 November 2023.", "When was the bridge closed?", "2023"),
        ("The Korean War began on 25 June 1950.", "When did the Korean War begin?", "1950"),
        ("Talks in Geneva failed in May 2021, he says.", None, None),
        ("Meduza was founded in 2014.", "When was Meduza founded?", "2014"),
        ("It was signed in 1953.", None, None),
        ("The town that was built there in 1900 is gone.", None, None),
        ("The bridge is safe.", None, None),
    ],
)
def test_a_dated_event_becomes_a_question(
    sentence: str, question: str | None, year: str | None
) -> None:
    suggestion = date_question(sentence)

    assert (suggestion and suggestion.question) == question
    assert (suggestion and suggestion.year) == year


@pytest.mark.parametrize(
    ("sentence", "statement"),
    [
        ("The province paid half.", "the province paid half"),
        ("The mayor denies that the town was warned.", "the town was warned"),
        ("I paid half.", None),
        ("The province says that it paid half.", None),
        ("Did the province pay half?", None),
    ],
)
def test_what_is_stated_or_denied_can_follow_that(sentence: str, statement: str | None) -> None:
    assert disputed_statement(sentence) == statement


def test_disputes_are_between_sentences_that_contradict_each_other(desk: AnswerService) -> None:
    mentions = topic_mentions(desk.library, desk.documents)

    questions = [one.question for one in disputed_questions(mentions)]

    assert "Is it disputed that the bridge paid for itself in two summers?" in questions
    assert "Is it disputed that the province paid half?" in questions
    assert not list(disputed_questions([one for one in mentions if one.phrase == "the gravel"]))
