"""Questions to begin with."""

from __future__ import annotations

import pytest

from app.web.examples import MAX_EXAMPLES, example_questions
from corpus.model.document import Document
from tests.app.web.hostile_documents import provenance


def _document(text: str = "Text.", **known: object) -> Document:
    return Document(provenance("x", **known), text)


def test_a_title_that_asks_is_asked() -> None:
    documents = [_document(title="Did Johnson break the talks? Print both halves")]

    assert example_questions(documents) == ("Did Johnson break the talks?",)


def test_an_interviewee_is_asked_about_what_they_name_most() -> None:
    text = "Well, said Ines, ask Istanbul. We met in Istanbul and in Doha, in Istanbul above all."
    documents = [_document(text, interviewee="Taras Bilous", interviewer="Ines Tarrow")]

    assert example_questions(documents) == ("What does Taras Bilous say about Istanbul?",)


def test_a_plain_title_becomes_a_subject() -> None:
    documents = [_document(title="The Korean armistice as a model.")]

    assert example_questions(documents) == (
        "What do the sources say about the Korean armistice as a model?",
    )


def test_a_subtitle_is_left_out_of_the_subject() -> None:
    documents = [_document(title="The front: drones, attrition and manpower")]

    assert example_questions(documents) == ("What do the sources say about the front?",)


@pytest.mark.parametrize(
    "title", ["How to read these sources", "What each side wanted", "I would have sent it twice"]
)
def test_a_title_that_is_no_topic_is_not_asked_about(title: str) -> None:
    assert example_questions([_document(title=title)]) == ()


def test_a_heading_that_asks_is_asked_when_titles_give_too_little() -> None:
    documents = [_document("Who has time on their side?\n\nNobody.", title=None)]

    assert example_questions(documents) == ("Who has time on their side?",)


def test_a_title_that_an_editor_gave_is_not_asked_about() -> None:
    assert example_questions([_document(title="Post of 11 February", titled_by="the editor")]) == ()


def test_there_are_four_at_most_and_none_twice() -> None:
    documents = [_document(title=title) for title in ("One?", "One?", "Two?", "A", "B", "C", "D")]

    examples = example_questions(documents)

    assert len(examples) == len(set(examples)) <= MAX_EXAMPLES


def test_an_empty_library_invites_no_question() -> None:
    assert example_questions([]) == ()
