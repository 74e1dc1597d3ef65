"""Turns, numbers and what a click may ask for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.verdict import ReaderVerdict
from app.web.conversation import (
    ChatTurn,
    Conversation,
    DocumentKey,
    MarkKey,
    QuoteKey,
    ReferenceKey,
    read_key,
    read_mark_key,
)
from tests.app.web.example_answers import ABSTAINED, ANSWERED


@given(st.builds(QuoteKey, st.integers(0, 10**6), st.integers(0, 10**6)))
def test_a_quote_s_key_is_read_as_it_was_written(key: QuoteKey) -> None:
    assert read_key(str(key)) == key


@given(st.builds(DocumentKey, st.text()))
def test_a_document_s_key_is_read_as_it_was_written(key: DocumentKey) -> None:
    assert read_key(str(key)) == key


@given(st.builds(ReferenceKey, st.text()))
def test_a_link_s_key_is_read_as_it_was_written(key: ReferenceKey) -> None:
    assert read_key(str(key)) == key


@given(st.builds(MarkKey, st.integers(0, 10**6), st.sampled_from(ReaderVerdict)))
def test_a_mark_s_key_is_read_as_it_was_written(key: MarkKey) -> None:
    assert read_mark_key(str(key)) == key


@pytest.mark.parametrize(
    "sent",
    [None, 7, [], {}, "", "mark:1", "mark:1:good", "mark::right", "mark:-1:right", "quote:1:right"],
)
def test_what_is_no_mark_marks_nothing(sent: object) -> None:
    assert read_mark_key(sent) is None


@pytest.mark.parametrize(
    "sent",
    [None, 7, [], {}, "", "library", "quote:", "quote:1", "quote:-1:2", "quote:²:1", "x:1:2"],
)
def test_what_is_no_key_asks_for_the_library(sent: object) -> None:
    assert read_key(sent) is None


def test_the_questions_before_a_turn_are_those_that_got_an_answer() -> None:
    turns = [
        ChatTurn("first", ANSWERED),
        ChatTurn("fault", error="x"),
        ChatTurn("second", ABSTAINED),
        ChatTurn("last", ANSWERED),
        ChatTurn("waits"),
    ]

    assert Conversation(turns).earlier_questions(3) == ("first", "second")
    assert Conversation(turns).earlier_questions(0) == ()


def test_questions_are_answered_in_the_order_asked_and_once_each() -> None:
    first, second = ChatTurn("first"), ChatTurn("second")
    conversation = Conversation([first, second])

    assert conversation.start_next_question() is first
    assert conversation.start_next_question() is second
    assert conversation.start_next_question() is None
