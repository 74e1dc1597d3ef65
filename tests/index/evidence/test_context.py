"""What a quote takes along so that nothing it leans on is cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from index.evidence.context import (
    denies_previous,
    expand_to_context,
    needs_previous_sentence,
)
from index.passages.sentences import sentences
from index.ranking_config import RankingConfig
from tests.index.folders import invented
from tests.index.strategies import documents

if TYPE_CHECKING:
    from corpus.model.document import Document

# Long enough to be understood by themselves.
_RAIN = "Rain had fallen on the whole town since Monday."
_QUAY = "Nobody who stood on the quay clapped for the mayor."
_PIERS = "He argues that the piers are sound."


def _quote(text: str, of: str) -> str:
    """The words shown when the sentence that begins so is chosen."""
    found = sentences(invented(text))
    at = next(at for at, one in enumerate(found) if one.span.of(text).startswith(of))
    first, last = expand_to_context(text, found, at)
    return text[found[first].span.start : found[last].span.end]


@given(documents())
def test_a_quote_holds_its_sentence_and_ends_on_whole_ones(document: Document) -> None:
    found = sentences(document)
    for at, sentence in enumerate(found):
        if not sentence.heading:
            first, last = expand_to_context(document.text, found, at)

            assert 0 <= first <= at <= last < len(found)


@given(documents())
def test_a_quote_never_crosses_a_heading_a_comment_or_a_gap(document: Document) -> None:
    text, found = document.text, sentences(document)
    for at, sentence in enumerate(found):
        if not sentence.heading:
            first, last = expand_to_context(text, found, at)
            words = text[found[first].span.start : found[last].span.end]

            assert not any(one.heading for one in found[first : last + 1])
            assert "\n•" not in words
            assert "\n\n\n" not in words


@given(documents())
def test_a_quote_is_no_flood(document: Document) -> None:
    text, found = document.text, sentences(document)
    for at, sentence in enumerate(found):
        if not sentence.heading:
            first, last = expand_to_context(text, found, at)
            words = text[found[first].span.start : found[last].span.end]

            assert words.count("\n\n") <= RankingConfig().max_context_steps + 2


@pytest.mark.parametrize(
    "sentence",
    [
        _PIERS,
        "But she denies that the council was asked.",
        "“They never asked us what we thought of it.”",
        "This is not what the report of the engineers says.",
        "However, they did not open the letter in time.",
        "And yet it moved by more than a man's thumb.",
        "Therefore the council closed the footbridge.",
        "Even with new piers, he warns, the bridge may move again.",
        "“The piers were never sound,” she said.",
        "Instead, the mayor waited until the spring.",
        "In that case the whole of the town pays.",
        "Their letter was never opened by the clerk.",
        "Ours stop nine metres down, where there is rock.",
        "By early March 2025 its piers had moved.",
        "In the spring of 2024, she wrote to the council again.",
        "Rain fell.",
        "x" * (RankingConfig().standalone_chars - 1),
    ],
)
def test_these_lean_on_what_stands_before(sentence: str) -> None:
    assert needs_previous_sentence(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        _RAIN,
        _QUAY,
        "It is worth noting that rain fell.",
        "It is also important to ask who pays.",
        "It should be noted that the bridge is old.",
        "This year the bridge was closed for repairs.",
        "By early March 2025 the bridge had lost its piers.",
        "Those who used the bridge every day miss it.",
        "Both sides have read the report of the engineers.",
        "The mayor argues that the piers are sound.",
        "But the council disagrees with the engineers.",
        "Thistles grow on the bank below the bridge.",
        "Hereford has had a bridge for as long as the town.",
        "Items of every kind were sold on the quay.",
    ],
)
def test_these_stand_alone(sentence: str) -> None:
    assert not needs_previous_sentence(sentence)


def test_an_answer_never_takes_the_question_of_another_along() -> None:
    text = "Q: Did the mayor close the footbridge?\n\nA: She did. It was raining hard that day."

    assert _quote(text, "It was raining").startswith("She did.")


def test_a_sentence_that_leans_takes_the_one_before() -> None:
    both = f"Dr. Kemp has read the report of the engineers. {_PIERS}"

    assert _quote(f"{_RAIN} {both} {_QUAY}", "He") == both


def test_no_more_than_two_are_taken() -> None:
    text = f"Dr. Kemp came. He read. He wrote. {_PIERS}"

    assert _quote(text, "He argues") == f"He read. He wrote. {_PIERS}"


def test_a_sentence_that_stands_alone_takes_nothing() -> None:
    text = f"{_RAIN} It is worth noting that nobody came. {_QUAY}"

    assert _quote(text, "It") == "It is worth noting that nobody came."


@pytest.mark.parametrize(
    "denial",
    [
        "The engineers reject this story.",
        "That sentence is the mayor's, and there is not a word of truth in it.",
        "This is not true.",
        "The clerk has denied these reports.",
        "It did not.",
        "But they haven’t.",
        "It would be wrong to say that anyone drowned.",
    ],
)
def test_a_denial_that_follows_at_once_comes_along(denial: str) -> None:
    text = f"{_RAIN} The mayor says that the bridge moved in spring. {denial} {_QUAY}"
    both = f"The mayor says that the bridge moved in spring. {denial}"

    assert denies_previous(denial)
    assert _quote(text, "The mayor says") == both


def test_a_denial_of_something_else_stays_where_it_is() -> None:
    assert not denies_previous("The engineers reject a toll for cyclists.")
    assert not denies_previous(_QUAY)


@pytest.mark.parametrize("marks", ["“”", "«»", '""', "‘’", "„“", "„”"])
def test_a_quotation_is_taken_from_mark_to_mark_with_who_says_it(marks: str) -> None:
    opening, closing = marks[0], marks[1]
    said = (
        f"{opening}We close the bridge to everyone on Monday. The town’s piers rust as we speak."
        f" The end is nearer than you think,{closing} said Orr."
    )

    for of in (f"{opening}We", "The town", "The end"):
        assert _quote(f"{_RAIN} {said} {_QUAY}", of) == said


def test_what_a_semicolon_parts_comes_whole() -> None:
    told = "The town paid for Vane's report; Kemp's office would see to a repair."

    for of in ("The town", "Kemp"):
        assert _quote(f"{_RAIN} {told} {_QUAY}", of) == told


def test_a_quotation_with_its_speaker_in_front_is_taken_whole() -> None:
    said = "Mayor Orr said that night: “We close it. Nobody is asked. And “that is that”.”"

    assert _quote(f"{_RAIN} {said} {_QUAY}", "Nobody is") == said


def test_a_quotation_that_goes_on_takes_the_sentence_that_names_its_speaker() -> None:
    said = (
        "“We close the bridge on Monday,” said Orr. “The piers of the bridge rust as we speak."
        " The end is nearer than you think.”"
    )

    assert _quote(f"{_RAIN} {said} {_QUAY}", "The end") == said


@pytest.mark.parametrize(
    "words",
    [
        "Mayor Orr calls the bridge “a risk”, and “a shame”.",
        "The workers’ hut below the bridge fell in.",
        'The pipe of 6" under the bridge has burst.',
    ],
)
def test_words_quoted_within_a_sentence_take_nothing(words: str) -> None:
    text = f"{_RAIN} {words} {_QUAY}"

    for of in (_RAIN, words, _QUAY):
        assert _quote(text, of) == of


@pytest.mark.parametrize("mark", ["“", "«", '"', "‘", "„"])
def test_a_mark_that_is_never_closed_takes_nothing(mark: str) -> None:
    unclosed = f"Mayor Orr wrote {mark}the bridge is safe on Monday."
    town = "The rest of the council was asleep by then."
    text = f"{unclosed} {town} {_RAIN}\n\n{_QUAY} The mayor had gone to bed before ten."

    for alone in (unclosed, town, _RAIN, _QUAY):
        assert _quote(text, alone) == alone


def test_a_quotation_that_opens_again_in_the_next_paragraph_keeps_who_says_it() -> None:
    first = "Mayor Orr said: “We close it for good. Nobody of you is asked about it."
    second = "“The piers of the bridge rust as we speak. The end is nearer than you think.”"
    text = f"{first}\n\n{second}\n\n{_RAIN}"

    assert _quote(text, "Nobody") == first
    assert _quote(text, "“The piers") == f"{first}\n\n{second}"
    assert _quote(text, "Rain") == _RAIN


def test_what_is_so_comes_with_what_is_not() -> None:
    both = "The ferry will do, but it is not our ferry. It is for the town to decide on it."

    assert _quote(f"{both} {_RAIN}", "The ferry") == both


@pytest.mark.parametrize(
    "wrong",
    [
        "Correction: this page said that the town paid for it.",
        "An earlier version of the article gave the sum as two million.",
        "Erratum: the table on page four counts the barges twice.",
    ],
)
def test_a_correction_comes_with_what_is_right(wrong: str) -> None:
    right = f"{wrong} The province did."

    assert _quote(f"{right} {_RAIN}", wrong) == right


def test_what_is_not_takes_no_other_subject_along() -> None:
    alone = "The ferry will do, but it is not our ferry."

    assert _quote(f"{alone} {_QUAY}", "The ferry") == alone


def test_what_a_colon_introduces_comes_with_it() -> None:
    both = "The town asks the council for one thing:\n\nThe bridge must open again in May."
    text = f"{_RAIN}\n\n{both}\n\n{_QUAY}"

    assert _quote(text, "The town") == both
    assert _quote(text, "The bridge") == both


def test_a_quotation_that_a_colon_introduces_is_not_cut() -> None:
    both = "Mayor Orr then gave the council his reason:\n\n“We close it. Nobody is asked.”"

    assert _quote(f"{both}\n\n{_RAIN}", "Mayor") == both
    assert _quote(f"{both}\n\n{_RAIN}", "Nobody") == both


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
    assert _quote(f"The town met here. {_RAIN}\n\n{before}\n\n{_PIERS}", "He argues") == _PIERS


def test_no_other_comment_is_taken_along() -> None:
    text = "Comments (2)\n\n• Orr is right.\n\n• He never used the bridge. But he talks."

    assert _quote(text, "He") == "He never used the bridge."
    assert _quote(text, "But he") == "He never used the bridge. But he talks."


def test_nothing_is_taken_from_beyond_a_gap() -> None:
    assert _quote(f"Mayor Orr has the last word.\n\n\n{_PIERS}", "He") == _PIERS
