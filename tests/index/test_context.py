"""What a quote takes along so that nothing it leans on is cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from index.context import MAX_LEADS, leans, widened
from index.sentences import sentences
from tests.index.folders import invented
from tests.index.strategies import documents

if TYPE_CHECKING:
    from corpus.document import Document


def _quote(text: str, of: str) -> str:
    """The words shown when the sentence that begins so is chosen."""
    found = sentences(invented(text))
    at = next(at for at, one in enumerate(found) if one.span.of(text).startswith(of))
    first, last = widened(text, found, at)
    return text[found[first].span.start : found[last].span.end]


@given(documents())
def test_a_quote_holds_its_sentence_and_ends_on_whole_ones(document: Document) -> None:
    found = sentences(document)
    for at, sentence in enumerate(found):
        if not sentence.heading:
            first, last = widened(document.text, found, at)

            assert 0 <= first <= at <= last < len(found)


@given(documents())
def test_a_quote_never_crosses_a_heading_a_comment_or_a_gap(document: Document) -> None:
    text, found = document.text, sentences(document)
    for at, sentence in enumerate(found):
        if not sentence.heading:
            first, last = widened(text, found, at)
            words = text[found[first].span.start : found[last].span.end]

            assert not any(one.heading for one in found[first : last + 1])
            assert "\n•" not in words
            assert "\n\n\n" not in words


@given(documents())
def test_a_quote_is_no_flood(document: Document) -> None:
    text, found = document.text, sentences(document)
    for at, sentence in enumerate(found):
        if not sentence.heading:
            first, last = widened(text, found, at)
            words = text[found[first].span.start : found[last].span.end]

            assert words.count("\n\n") <= MAX_LEADS + 1


@pytest.mark.parametrize(
    "sentence",
    [
        "He argues that the piers are sound.",
        "But she denies it.",
        "“They never asked us.”",
        "This is not what the report says.",
        "However, they did not.",
        "And yet it moved.",
        "Therefore the council closed the bridge.",
        "Instead, the mayor waited.",
        "In that case the town pays.",
        "Their letter was never opened.",
        "• He never used the bridge.",
    ],
)
def test_these_lean_on_what_stands_before(sentence: str) -> None:
    assert leans(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "It is worth noting that rain fell.",
        "It is also important to ask who pays.",
        "It should be noted that the bridge is old.",
        "This year the bridge was closed.",
        "Those who used the bridge miss it.",
        "Both sides have read the report.",
        "The mayor argues that the piers are sound.",
        "But the council disagrees.",
        "Thistles grow on the bank.",
        "Hereford has a bridge too.",
        "Items were sold.",
    ],
)
def test_these_stand_alone(sentence: str) -> None:
    assert not leans(sentence)


def test_a_sentence_that_leans_takes_the_one_before() -> None:
    text = (
        "Rain fell. Dr. Kemp read the report. He argues that the piers are sound. The town slept."
    )

    assert _quote(text, "He") == "Dr. Kemp read the report. He argues that the piers are sound."


def test_no_more_than_two_are_taken() -> None:
    text = "Dr. Kemp came. He read. He wrote. He argues that the piers are sound."

    assert _quote(text, "He argues") == "He read. He wrote. He argues that the piers are sound."


def test_a_sentence_that_stands_alone_takes_nothing() -> None:
    text = "Rain fell. It is worth noting that nobody came. The town slept."

    assert _quote(text, "It") == "It is worth noting that nobody came."


@pytest.mark.parametrize("marks", ["“”", "«»", '""', "‘’", "„“", "„”"])
def test_a_quotation_is_taken_from_mark_to_mark_with_who_says_it(marks: str) -> None:
    opening, closing = marks[0], marks[1]
    said = f"{opening}We close it. The town’s piers rust. The end is near,{closing} said Orr."
    text = f"Rain fell. {said} Nobody clapped."

    for of in (f"{opening}We", "The town", "The end"):
        assert _quote(text, of) == said


def test_a_quotation_with_its_speaker_in_front_is_taken_whole() -> None:
    said = "Orr said that night: “We close it. Nobody is asked. And “that is that”.”"

    assert _quote(f"Rain fell. {said} Nobody clapped.", "Nobody is") == said


def test_a_quotation_that_goes_on_takes_the_sentence_that_names_its_speaker() -> None:
    said = "“We close it,” said Orr. “The piers rust. The end is near.”"

    assert _quote(f"Rain fell. {said} Nobody clapped.", "The end") == said


def test_words_quoted_within_a_sentence_take_nothing() -> None:
    text = "Rain fell. Orr calls it “a risk”, and “a shame”. Nobody clapped. The workers’ hut fell."

    assert _quote(text, "Orr") == "Orr calls it “a risk”, and “a shame”."
    assert _quote(text, "Nobody") == "Nobody clapped."
    assert _quote(text, "The workers") == "The workers’ hut fell."


@pytest.mark.parametrize("mark", ["“", "«", '"', "‘", "„"])
def test_a_mark_that_is_never_closed_takes_nothing(mark: str) -> None:
    text = (
        f"Orr wrote {mark}the bridge is safe. Nobody met. The town slept.\n\nRain fell. Snow fell."
    )

    assert _quote(text, "Orr") == f"Orr wrote {mark}the bridge is safe."
    for alone in ("Nobody met.", "The town slept.", "Rain fell.", "Snow fell."):
        assert _quote(text, alone) == alone


def test_a_quotation_that_opens_again_in_the_next_paragraph_keeps_who_says_it() -> None:
    text = "Orr said: “We close it. Nobody is asked.\n\n“The piers rust. So be it.”\n\nRain fell."

    assert _quote(text, "Nobody") == "Orr said: “We close it. Nobody is asked."
    assert _quote(text, "“The piers") == text.removesuffix("\n\nRain fell.")
    assert _quote(text, "Rain") == "Rain fell."


def test_what_a_colon_introduces_comes_with_it() -> None:
    text = "Rain fell.\n\nThe town asks one thing:\n\nThe bridge opens in May.\n\nThe council met."
    both = "The town asks one thing:\n\nThe bridge opens in May."

    assert _quote(text, "The town") == both
    assert _quote(text, "The bridge") == both


def test_a_quotation_that_a_colon_introduces_is_not_cut() -> None:
    both = "Orr gave the reason:\n\n“We close it. Nobody is asked.”"

    assert _quote(f"{both}\n\nRain fell.", "Orr") == both
    assert _quote(f"{both}\n\nRain fell.", "Nobody") == both


@pytest.mark.parametrize(
    "before",
    [
        "Of bridges",
        "The bridge, seen from the west",
        "Leave a comment",
        "Ada Rill\n\nThe bridge is old.\n\nBen Orr\n\nThe bridge is new.\n\nAda Rill",
    ],
)
def test_no_heading_and_no_name_is_taken_along(before: str) -> None:
    text = f"The town met here. Rain fell.\n\n{before}\n\nHe argues that the piers are sound."

    assert _quote(text, "He argues") == "He argues that the piers are sound."


def test_no_other_comment_is_taken_along() -> None:
    text = "Comments (2)\n\n• Orr is right.\n\n• He never used the bridge. But he talks."

    assert _quote(text, "He") == "He never used the bridge."
    assert _quote(text, "But he") == "He never used the bridge. But he talks."


def test_nothing_is_taken_from_beyond_a_gap() -> None:
    text = "Orr has the last word.\n\n\nHe argues that the piers are sound."

    assert _quote(text, "He") == "He argues that the piers are sound."
