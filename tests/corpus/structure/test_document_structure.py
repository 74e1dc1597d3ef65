"""What belongs to nobody, and where someone else begins to speak."""

from __future__ import annotations

import pytest
from hypothesis import given

from corpus.model.span import Span
from corpus.structure.document_structure import DocumentStructure
from tests.corpus.strategies import texts

_SENTENCE = "The council closed the footbridge on Monday, after engineers had found rust in it."
_LONG = f"{_SENTENCE} It did not say for how long, and the mayor would not be asked about it."


def _found(text: str, **known: tuple[str, ...]) -> list[str]:
    return [span.of(text) for span in DocumentStructure.of(text, **known).headings]  # type: ignore[arg-type]


def _page(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


@given(texts())
def test_headings_are_paragraphs_in_order(text: str) -> None:
    found = DocumentStructure.of(text).headings

    assert list(found) == sorted(found)
    assert all(span.of(text).strip() for span in found)


@given(texts())
def test_turns_start_within_the_text_in_order(text: str) -> None:
    starts = DocumentStructure.of(text).turn_starts

    assert list(starts) == sorted(set(starts))
    assert all(0 <= start < len(text) for start in starts)


@pytest.mark.parametrize(
    "line",
    [
        "What the engineers found", "historical comparisons", "1. Reducing the cost",
        "The mayor at the bridge, last spring", "Leave A Comment", "64 episodes",
        "READ MORE ABOUT THE TALKS", "Manage episode 484058832 series 3381925",
        "[See also Bridges]", "E-mail me when people leave a comment \u2013",
        "You need to be a member of Bridges? to add comments!", "Join Bridges?",
        "This reply was deleted.", "- News", "Share", "Advertisement", "Subscribe to our letter.",
        "Donate today.", "* * *", "Who is going to pay for it?",
        "The bridge in its first year. (Courtesy of the county)",
        "The editorial board does not always share the views of our guests and authors.",
        "We have reported from this river since 1990. Help us go on. Donate today.",
    ],
)  # fmt: skip
def test_a_line_that_only_frames_the_text_is_found(line: str) -> None:
    assert _found(_page(_LONG, _LONG, line, _LONG, _LONG, _LONG)) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "The bridge stays closed.", "“Never again”", "He paused…", "I agree with every word",
        "Like many others, he left.", "Share prices fell.", "More on this later.",
        "Copyright law was changed.", "• the piers and the planks", "Reply came late.",
        "Editors share the blame for these views.", "We asked everyone to subscribe.",
        "Two things are true:", "Cost | 3 million",
    ],
)  # fmt: skip
def test_a_real_sentence_is_never_taken_for_a_frame(line: str) -> None:
    assert _found(_page(_LONG, line, _LONG, _LONG)) == []


def test_names_of_speakers_are_found_and_their_short_questions_are_not() -> None:
    asks = ("Ana Reyes", "Will it reopen?")
    answers = ("Bo Li", "In spring, I hope. The county has found the money for two piers.")
    text = _page("A talk by the river", *asks, *answers, *asks, *answers)

    assert _found(text) == [
        "A talk by the river", "Ana Reyes", "Bo Li", "Ana Reyes", "Bo Li",
    ]  # fmt: skip
    assert [text[start:][:5] for start in DocumentStructure.of(text).turn_starts] == [
        "Ana R",
        "Bo Li",
    ] * 2


def test_a_name_that_comes_once_is_known_from_the_provenance() -> None:
    text = _page("Ana Reyes:", "Will it reopen?", "Bo Li:", _LONG)

    assert _found(text, speakers=("Ana Reyes", "Bo Li")) == ["Ana Reyes:", "Bo Li:"]


def test_short_questions_put_to_no_one_are_titles_however_many_they_are() -> None:
    asks = ("What did it cost?", "Who closed it?")

    assert _found(_page(_LONG, asks[0], _LONG, asks[1], _LONG)) == list(asks)
    assert _found(_page("Are you well?", _LONG, "Who told you?", _LONG)) == []


def test_a_title_may_end_in_an_abbreviation() -> None:
    assert _found(_page(_LONG, "The man from the U.S.", _LONG)) == ["The man from the U.S."]


def test_what_a_site_shows_of_a_linked_page_is_nobodys() -> None:
    card = ("A page about bridges", "Bridges are built over rivers, and this one was clo…")

    assert _found(_page(_LONG, "1 comment", "• Read this.", *card)) == ["1 comment", *card]


def test_a_name_misspelt_once_is_a_name_still() -> None:
    asks, answers = ("Ana Reyes", "Will it reopen?"), ("Bogdan Litvin", "In spring, I hope.")
    text = _page(*asks, *answers, *asks, "Bogdan Litvni", "So they say.", *asks, *answers)

    assert [turn.name for turn in DocumentStructure.of(text).turns] == [
        "Ana Reyes",
        "Bogdan Litvin",
    ] * 3


@pytest.mark.parametrize("line", ["Ana Reyes on bridges", "Bo", "Litvin and the bridge"])
def test_a_line_that_only_mentions_a_name_starts_no_turn(line: str) -> None:
    asks, answers = ("Ana Reyes", "Will it reopen?"), ("Bogdan Litvin", "In spring, I hope.")
    text = _page(*asks, *answers, line, *asks, *answers)

    assert len(DocumentStructure.of(text).turns) == 4


def test_a_known_title_is_a_heading_even_when_it_ends_like_a_sentence() -> None:
    text = _page("The bridge is closed.", _LONG)

    assert DocumentStructure.of(text, title="The bridge is closed.").headings == (Span(0, 21),)


def test_a_text_without_full_stops_is_not_all_title() -> None:
    assert _found("the bridge is closed\n\nnobody knows why") == []


def test_numbered_items_in_a_row_are_a_list() -> None:
    assert _found(_page(_LONG, "1. the piers", "2. the planks", _LONG)) == []


def test_labels_before_a_colon_start_turns() -> None:
    text = "Reporter: Why?\nMayor: Rust.\nReporter: Only rust?\nMayor: And money.\nNote: no photos."

    assert [text[start:].partition(":")[0] for start in DocumentStructure.of(text).turn_starts] == [
        "Reporter", "Mayor", "Reporter", "Mayor", "Note",
    ]  # fmt: skip


def test_figures_after_names_are_a_tally_and_no_talk() -> None:
    assert DocumentStructure.of("Ana: 1,769.\nBo: 1,501.\nAna: 547.\nBo: 46.").turn_starts == ()


def test_questions_and_answers_start_turns() -> None:
    text = "Q: Why?\nA: Rust.\nQ: Only rust?\nA: And money."

    assert DocumentStructure.of(text).turn_starts == (0, 8, 17, 31)


def test_bullets_start_turns_among_comments_and_not_before() -> None:
    text = _page(
        _LONG, "• the piers\n• the planks", _LONG, "3 comments", "• I object.", "• So do I."
    )

    begin = DocumentStructure.of(text).comments_start

    assert begin == text.index("3 comments")
    assert DocumentStructure.of(text).turn_starts == (
        begin,
        text.index("• I object"),
        text.index("• So do"),
    )


def test_a_text_without_comments_has_no_start_of_them() -> None:
    assert (
        DocumentStructure.of(_page(_LONG, "Comments on the plan were few.", _LONG)).comments_start
        is None
    )
