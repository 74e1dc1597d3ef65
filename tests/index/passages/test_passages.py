"""Passages: they tile the document, hold whole sentences, and keep to turns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model.span import Span
from corpus.structure.document_structure import structure_of
from corpus.structure.sentences import BULLETS
from index.passages.passages import MAX_PASSAGE_CHARS, Passage, passages
from index.passages.sentences import Sentence, sentences
from tests.index.folders import invented, prose, talk
from tests.index.strategies import documents

if TYPE_CHECKING:
    from corpus.model.document import Document


@given(documents())
def test_joined_they_are_the_text(document: Document) -> None:
    assert "".join(passage.text for passage in passages(document)) == document.text


@given(documents())
def test_every_sentence_is_in_exactly_one_passage_in_order(document: Document) -> None:
    found = [sentence for passage in passages(document) for sentence in passage.sentences]

    assert tuple(found) == sentences(document)
    assert all(passage.sentences for passage in passages(document))


@given(documents(), st.sampled_from([200, 400, 800]))
def test_no_passage_is_longer_than_asked_but_for_a_single_sentence(
    document: Document, max_chars: int
) -> None:
    for passage in passages(document, max_chars=max_chars):
        assert len(passage.text.strip()) <= max_chars or len(passage.sentences) == 1


@given(documents())
def test_no_passage_is_longer_than_a_card(document: Document) -> None:
    longest = MAX_PASSAGE_CHARS + len("• ")

    assert all(len(passage.text.strip()) <= longest for passage in passages(document))


@given(documents())
def test_who_begins_to_speak_begins_a_passage(document: Document) -> None:
    turns = structure_of(document).turn_starts
    for passage in passages(document):
        for at, sentence in enumerate(passage.sentences):
            if _opening(document.text, sentence.span.start) in turns:
                assert all(before.heading for before in passage.sentences[:at])


def _opening(text: str, start: int) -> int:
    """Where the words that start there begin with their bullet, if they have one."""
    before = text[:start].rstrip(" ")
    return len(before) - 1 if before.endswith(BULLETS) else start


@given(documents())
def test_cutting_again_gives_the_same(document: Document) -> None:
    assert passages(document) == passages(document)


def test_short_paragraphs_share_a_passage_and_a_long_one_is_cut_between_sentences() -> None:
    short = "The bridge is old.\n\nIt is narrow."
    long = prose(1, paragraphs=1) + " " + prose(2, paragraphs=1) + " " + prose(3, paragraphs=1)
    found = passages(invented(f"{short}\n\n{long}"))

    assert len(long) > MAX_PASSAGE_CHARS
    assert found[0].text.startswith(short)
    assert all(passage.text.rstrip().endswith(".") for passage in found)


def test_each_turn_of_a_talk_is_a_passage() -> None:
    assert len(passages(invented(talk(1, turns=40)))) == 40


def test_each_comment_is_a_passage_that_begins_with_its_bullet() -> None:
    text = "The bridge is old.\n\nComments (2)\n\n• Orr is right.\n\n• He never used it."
    found = [passage.text.strip() for passage in passages(invented(text))]

    assert found == ["The bridge is old.", "Comments (2)\n\n• Orr is right.", "• He never used it."]


def test_a_heading_goes_with_what_it_is_above() -> None:
    text = f"{prose(1, paragraphs=2)}\n\nOf bridges\n\n{prose(2, paragraphs=1)}"
    home = next(found for found in passages(invented(text)) if "Of bridges" in found.text)

    assert not home.text.rstrip().endswith("Of bridges")


def test_the_title_is_embedded_with_the_words() -> None:
    (untitled,) = passages(invented("The bridge is old.\n"))
    (titled,) = passages(invented("The bridge is old.\n", title="Of bridges"))

    assert untitled.embedded == "The bridge is old."
    assert titled.embedded == "Of bridges\nThe bridge is old."


def test_a_sentence_that_sticks_out_is_refused() -> None:
    document = invented("The bridge is old.")

    with pytest.raises(ValueError, match="whole sentences"):
        Passage(document, Span(0, 5), (Sentence(Span(0, 18)),))
