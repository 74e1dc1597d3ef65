"""Section titles and captions, told from list items and talk."""

from __future__ import annotations

import pytest

from corpus.structure.paragraphs import paragraphs
from corpus.structure.titles import titles

_LONG = "The council closed the bridge on Monday, after engineers had found rust in one pier."


def _titles(*lines: str, asking: bool = True) -> list[str]:
    text = "\n\n".join(lines)
    return [span.of(text) for span in sorted(titles(text, paragraphs(text), None, asking=asking))]


@pytest.mark.parametrize("line", ["What they found", "The man from the U.S.", "Who pays for it?"])
def test_a_short_line_above_a_paragraph_is_a_title(line: str) -> None:
    assert _titles(_LONG, line, _LONG) == [line]


@pytest.mark.parametrize("line", ["• the piers", "I agree with him", "Cost | 3 million"])
def test_items_talk_and_tables_are_none(line: str) -> None:
    assert _titles(_LONG, line, _LONG) == []


def test_a_question_is_a_title_only_where_questions_may_be() -> None:
    assert _titles(_LONG, "Who pays for it?", _LONG, asking=False) == []


@pytest.mark.parametrize(
    "line",
    [
        "It has been raised twice since.[1]",
        "The council did not answer her[6][7]",
        "The pump failed twice.¹²",
        "The valve was rusty by then.(3)",
        "He resigned in May. [citation needed]",
        "The mayor denied it all #water #upland",
        "The mayor denied it all #flood #2024",
        "And then it rained for nine days \u2014",
        "The mayor lied to us 😡😡",
        "“She never sleeps when it rains” – Lena Brod, daughter",
        "“Nobody asked us at all” (Ana Reyes)",
    ],
)
def test_what_stands_before_a_note_a_tag_or_a_name_is_said(line: str) -> None:
    assert _titles(_LONG, line, _LONG) == []


@pytest.mark.parametrize(
    "line", ["History of the weir[edit]", "“We will not pay”: mayor", "On “The Last Weir” (2019)"]
)
def test_a_title_may_end_in_brackets_or_hold_a_quotation(line: str) -> None:
    assert _titles(_LONG, line, _LONG) == [line]


def test_a_line_that_heads_nothing_is_no_title() -> None:
    slogans = ("Pay the watch from the road fund", "Vote no on the dam", "The county lies")

    assert _titles(_LONG, _LONG, *slogans) == []
    assert _titles(_LONG, "Anna Brod") == ["Anna Brod"]


def test_the_points_of_a_list_are_no_titles_but_its_heading_is() -> None:
    points = ("The level stays high until March", "The clerk pays the watch")

    assert _titles(_LONG, "Decisions", *points, _LONG) == ["Decisions"]


def test_a_title_may_stand_above_another() -> None:
    assert _titles(_LONG, "Part two", "What they found there", _LONG) == [
        "Part two",
        "What they found there",
    ]
    assert len(_titles("The weir at Upland", "It leaks at both ends", "Valley Post", _LONG)) == 3


@pytest.mark.parametrize(
    "line",
    [
        "Transcribed by https://example.org",
        "(Reporting by the Elm desk; editing by Ann Keller)",
        "Watch the recording here: https://example.org/a",
    ],
)
def test_the_last_line_of_an_agency_or_a_program_is_no_sentence(line: str) -> None:
    assert _titles(_LONG, _LONG, line) == [line]


def test_the_last_line_of_a_talk_is_no_sentence() -> None:
    assert _titles(_LONG, _LONG, "Ann Keller has stopped the transcription", asking=False) != []
