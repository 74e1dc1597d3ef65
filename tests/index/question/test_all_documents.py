"""Questions that are put to all documents are told from others, and what they are about."""

from __future__ import annotations

import pytest

from index.question.all_documents import topic_for_all_sources


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("What do the documents say about the ferry?", "the ferry?"),
        ("What do these sources tell us about Kemp's letter?", "Kemp's letter?"),
        ("How do the texts see the mayor?", "the mayor?"),
        ("Where do the accounts differ on the price?", "the price?"),
        ("What are the different views on the ferry?", "the ferry?"),
        ("Who says what about the pier?", "the pier?"),
        ("What does Orr want, according to the documents?", "What does Orr want ?"),
        ("How do bridges end? What do the documents say?", "How do bridges end ?"),
        ("What do the documents say?", "What do the documents say?"),
    ],
)
def test_the_words_that_ask_all_are_left_out(question: str, subject: str) -> None:
    assert topic_for_all_sources(question) == subject


@pytest.mark.parametrize(
    "question",
    [
        "What does Orr say about the ferry?",
        "Which documents did the council publish?",
        "Who wrote the letter?",
        "What did the council's documents cost?",
        "",
    ],
)
def test_other_questions_are_not_put_to_all(question: str) -> None:
    assert topic_for_all_sources(question) is None
