"""Whose each paragraph is: the author's, a turn's, a comment's, or nobody's."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given

from corpus.model.document import Document, DocumentKind, Provenance
from corpus.speakers.speaker_turns import relayed_comments, speaker_turns
from corpus.structure.document_structure import DocumentStructure
from tests.corpus.speakers.documents import document
from tests.corpus.strategies import texts

_LONG = "The council closed the bridge on Monday, after engineers had found rust in one pier."


def _owned(found: Document) -> list[tuple[str, str | None, str]]:
    return [
        (one.span.of(found.text), one.speaker.name, str(one.speaker.role))
        for one in speaker_turns(found)
    ]


def _speakers(found: Document) -> list[tuple[str | None, str]]:
    return [(one.speaker.name, str(one.speaker.role)) for one in speaker_turns(found)]


@given(texts())
def test_stretches_follow_one_another_and_hold_no_heading(text: str) -> None:
    found = Document(Provenance(id="x", file="x", sha256="0" * 64), text)
    spans = [one.span for one in speaker_turns(found)]

    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert not any(
        span.overlaps(title) for span in spans for title in DocumentStructure.of(text).headings
    )


def test_running_text_is_the_authors_and_titles_are_nobodys() -> None:
    found = document("What they found", _LONG, _LONG, "Donate today.", author="Ana Reyes")

    assert _owned(found) == [(f"{_LONG}\n\n{_LONG}", "Ana Reyes", "author")]


def test_an_unsigned_text_is_the_authors_whose_name_is_unknown() -> None:
    assert _speakers(document(_LONG)) == [(None, "author")]


@pytest.mark.parametrize(
    "turns",
    [
        ("Ana Reyes", "Will it reopen?", "Bo Li", "In spring.", "Ana Reyes", "Why?", "Bo Li",
         "So."),
        ("Ana Reyes: Will it reopen?", "Bo Li: In spring.", "Ana Reyes: Why?", "Bo Li: So."),
        ("**Ana Reyes:** Will it reopen?", "**Bo Li:** In spring.", "**Ana Reyes:** Why?",
         "**Bo Li:** So."),
        ("Ana Reyes: Will it reopen?", "Bo Li: In spring.", "AR: Why?", "BL: So.", "AR: Oh?",
         "BL: Yes."),
        ("Ana Reyes: Will it reopen?", "Bo Li: In spring.", "Ana Reyes: Why?", "Li: So.",
         "Ana Reyes: Oh?", "Li: Yes."),
    ],
)  # fmt: skip
def test_who_asks_is_the_interviewer_and_the_introduction_is_the_authors(
    turns: tuple[str, ...],
) -> None:
    found = document(_LONG, *turns)

    first, *others = _speakers(found)
    assert first == (None, "author")
    assert others == [("Ana Reyes", "interviewer"), ("Bo Li", "interviewee")] * (len(others) // 2)


def test_the_provenance_says_who_asks_under_full_names() -> None:
    found = document(
        "Q: Will it reopen?", "A: In spring.", interviewer="Ana Reyes", interviewee="Bo Li",
    )  # fmt: skip

    assert _speakers(found) == [("Ana Reyes", "interviewer"), ("Bo Li", "interviewee")]


def test_initials_are_those_of_the_name_that_introduces_them() -> None:
    found = document(
        "Today Bo Chen Li (BCL) talks to us about the bridge.",
        "Paper: Why?", "BCL: Rust.", "Paper: Only rust?", "BCL: And money.",
    )  # fmt: skip

    assert _speakers(found)[2] == ("Bo Chen Li", "interviewee")


def test_a_name_misspelt_once_is_still_that_persons() -> None:
    asks, answers = ("Ana Reyes", "Will it reopen?"), ("Bogdan Litvin", "In spring, I hope.")
    found = document(*asks, *answers, *asks, "Bogdan Litvn", "So they say.", *asks, *answers)

    assert ("Bogdan Litvn", "interviewee") not in _speakers(found)
    assert [name for name, _ in _speakers(found)] == ["Ana Reyes", "Bogdan Litvin"] * 3


def test_an_interview_whose_turns_cannot_be_told_is_unclear() -> None:
    found = document("Will it reopen?", "In spring, I hope.", kind=DocumentKind.INTERVIEW)

    assert {role for _, role in _speakers(found)} == {"unclear"}


def test_dashes_are_turns_when_one_asks_and_the_other_answers() -> None:
    turns = ("– Will it reopen?", "– In spring, I hope.", "– Why?", "– The council says so.")
    known = {"interviewer": "Ana Reyes", "interviewee": "Bo Li"}

    assert _speakers(document(*turns, kind=DocumentKind.INTERVIEW, **known)) == [
        ("Ana Reyes", "interviewer"), ("Bo Li", "interviewee"),
    ] * 2  # fmt: skip
    assert {role for _, role in _speakers(document(*turns))} == {"unclear"}


def test_a_first_question_with_a_label_is_no_title() -> None:
    found = document("Ana: Why?", "Bo: Because of the rust.", "Ana: Only?", "Bo: And of the money.")

    assert _owned(found)[0] == ("Why?", "Ana", "interviewer")


def test_labels_part_comments() -> None:
    found = document(_LONG, "3 comments", "Ana: It is closed.", "Bo: It is not.", "Ana: It is.")

    assert [name for name, _ in _speakers(found)][1:] == ["Ana", "Bo", "Ana"]


def test_notes_before_a_colon_make_no_talk() -> None:
    found = document(_LONG, "Note: it is closed.", _LONG, "Note: it is old.", _LONG)

    assert _speakers(found) == [(None, "author")]


def test_turns_are_read_in_any_language() -> None:
    found = document(
        "Анна Петренко", "Коли відкриють міст?", "Богдан Лисенко", "Навесні, сподіваюся.",
        "Анна Петренко", "Чому?", "Богдан Лисенко", "Через гроші.", language="uk",
    )  # fmt: skip

    assert _speakers(found) == [
        ("Анна Петренко", "interviewer"), ("Богдан Лисенко", "interviewee"),
    ] * 2  # fmt: skip


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("• Odessa Marsh said:", "Odessa Marsh"), ("Odessa Marsh says:", "Odessa Marsh"),
        ("Posted by Odessa Marsh", "Odessa Marsh"),
        ("Odessa Marsh wrote on 3 May 2024:", "Odessa Marsh"),
        ("Odessa Marsh, 3 May 2024", "Odessa Marsh"),
        ("Odessa Marsh (2 hours ago)", "Odessa Marsh"),
        ("• A reader said:", None), ("Anonymous says:", None),
        ("Odessa Marsh schrieb:", "Odessa Marsh"), ("Одеса Марш написала:", "Одеса Марш"),
    ],
)  # fmt: skip
def test_the_line_above_a_comment_names_its_speaker(head: str, name: str | None) -> None:
    found = document(_LONG, "2 comments", head, "It was never safe.")

    assert _owned(found)[-1] == ("It was never safe.", name, "commenter")
    assert any(
        head.removeprefix("• ") in span.of(found.text)
        for span in DocumentStructure.of(found.text).headings
    )


def test_bullets_part_comments_and_a_reply_is_its_own() -> None:
    found = document(
        _LONG, "3 comments", "  • Ann Orr said:", "    It was closed.", "    Twice.",
        "    • No, it was not.", "  • I object.", author="Bo Li",
    )  # fmt: skip

    assert _speakers(found)[1:] == [
        ("Ann Orr", "commenter"), (None, "commenter"), (None, "commenter"),
    ]  # fmt: skip


def test_a_paragraph_that_goes_back_to_the_left_is_the_outer_comments() -> None:
    found = document(
        _LONG, "2 comments", "  • Ann Orr said:", "    It was closed.", "      • Bo Li said:",
        "        No.", "    So I was told.",
    )  # fmt: skip

    assert _owned(found)[-1] == ("So I was told.", "Ann Orr", "commenter")


@pytest.mark.parametrize("head", ["• Bo Li said:", "• Bo Li (author) said:", "• Li (author) said:"])
def test_the_author_among_the_comments_stays_the_author(head: str) -> None:
    found = document(_LONG, "1 comment", head, "I stand corrected.", author="Bo Li")

    assert _speakers(found)[-1] == ("Bo Li", "author")


def test_what_a_reader_passes_on_is_nobodys_by_name() -> None:
    found = document(_LONG, "1 comment", "• A Facebook comment said:", "Never again.", "I agree.")

    assert [one.span.of(found.text) for one in relayed_comments(found)] == ["Never again."]


def test_a_thousand_comments_have_a_thousand_speakers() -> None:
    found = document(
        _LONG, "1000 comments", *(f"• Reader {n} said:\n\n  It is so." for n in range(1000))
    )

    assert len({name for name, _ in _speakers(found)}) == 1001


def test_a_very_long_paragraph_is_told_in_several_stretches() -> None:
    found = document(f"{_LONG} " * 1000)

    assert len(speaker_turns(found)) > 1
    assert max(len(one.span) for one in speaker_turns(found)) <= 20_000
