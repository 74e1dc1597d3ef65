"""Sentences: every word in one, none across a paragraph, offsets that are never looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given

from corpus.structure.paragraphs import paragraphs
from corpus.structure.sentences import BULLETS, MAX_SENTENCE_CHARS, sentence_spans
from index.passages.sentences import sentences
from tests.index.folders import invented
from tests.index.strategies import documents

if TYPE_CHECKING:
    from corpus.model.document import Document


def _cut(text: str) -> list[str]:
    return [span.of(text) for span in sentence_spans(text)]


@given(documents())
@example(invented(":"))
def test_sentences_stand_in_order_and_hold_all_but_white_space_and_bullets(
    document: Document,
) -> None:
    text, spans = document.text, [sentence.span for sentence in sentences(document)]
    bounds = [0, *(bound for span in spans for bound in (span.start, span.end)), len(text)]
    between = "".join(text[start:end] for start, end in zip(bounds[::2], bounds[1::2], strict=True))

    assert bounds == sorted(bounds)
    assert not between.translate(dict.fromkeys(map(ord, BULLETS))).strip()


@given(documents())
def test_a_sentence_has_no_white_space_around_it_and_is_never_too_long(document: Document) -> None:
    words = [sentence.span.of(document.text) for sentence in sentences(document)]

    assert all(found == found.strip() for found in words)
    assert all(0 < len(found) <= MAX_SENTENCE_CHARS for found in words)


@given(documents())
def test_no_sentence_crosses_a_paragraph(document: Document) -> None:
    every = paragraphs(document.text)

    assert all(
        any(paragraph.contains(sentence.span) for paragraph in every)
        for sentence in sentences(document)
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "U.S. General William Harrow met J.D. Vance at the bridge.",
        "He spoke for the Ukrainian–U.S. control post.",
        "It moved by 3.5 m in a year.",
        "The loan of $3.5bn runs at 0.5 per cent, i.e. for good.",
        "Dr. Kemp wrote to Mrs. Orr on 3 Nov. 2023.",
        "She came at 5 p.m. on Monday with Rill & Co. and left.",
        "The wall on St. Ane's Day, e.g. at noon, is cold.",
        "“Who asked us?” said one of them.",
        "“Stop!” he shouted.",
        "It was, they say, the fault of G. H. Orr.",
    ],
)
def test_abbreviations_and_numbers_end_no_sentence(sentence: str) -> None:
    assert _cut(f"The town met. {sentence} Nobody clapped.") == [
        "The town met.",
        sentence,
        "Nobody clapped.",
    ]


def test_a_quotation_of_several_sentences_is_cut_at_each() -> None:
    text = "The mayor spoke. “We close it. We do not know for how long,” he said. Rain fell."

    assert _cut(text) == [
        "The mayor spoke.",
        "“We close it.",
        "We do not know for how long,” he said.",
        "Rain fell.",
    ]


def test_comments_are_cut_apart_and_lose_their_bullets() -> None:
    text = "• The bridge is old! Who pays?\n\n• nobody, I think\n• Third; ok :)"

    assert _cut(text) == [
        "The bridge is old!",
        "Who pays?",
        "nobody, I think",
        "Third; ok :)",
    ]


def test_a_text_in_small_letters_is_cut_at_its_stops() -> None:
    text = "the bridge closed. nobody knew why. did it move? it did, by 3.5 m in a year."

    assert _cut(text) == [
        "the bridge closed.",
        "nobody knew why.",
        "did it move?",
        "it did, by 3.5 m in a year.",
    ]


def test_a_long_table_without_stops_is_cut_between_its_cells() -> None:
    text = "| 12 | 3.5 " * 455

    found = _cut(text)

    assert len(text) > 5_000
    assert all(MAX_SENTENCE_CHARS // 2 < len(part) <= MAX_SENTENCE_CHARS for part in found[:-1])
    assert all(part.endswith("|") for part in found[:-1])


def test_a_word_longer_than_any_sentence_is_cut_all_the_same() -> None:
    assert [len(part) for part in _cut("x" * 2_000)] == [800, 800, 400]


def test_headings_and_names_are_marked() -> None:
    text = "Of bridges\n\nAda Rill\n\nThe bridge is old.\n\nLeave a comment\n\n• It is not."
    document = invented(text, title="Of bridges", interviewee="Ada Rill")

    assert [sentence.span.of(text) for sentence in sentences(document) if sentence.heading] == [
        "Of bridges",
        "Ada Rill",
        "Leave a comment",
    ]


@pytest.mark.parametrize(
    "mark", ["[5]", "[citation needed]", "#water #upland", "😡", "https://example.org/bill", "¹²"]
)
def test_what_marks_a_sentence_is_a_part_of_it(mark: str) -> None:
    assert _cut(f"She rang twice. Nobody came. {mark}")[-1] == f"Nobody came. {mark}"
