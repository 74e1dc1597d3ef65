"""Words that a text's form gives to nobody are unclear, and not the author's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.load.formats.html import read_html
from corpus.load.formats.parsed_file import join_blocks
from corpus.load.formats.txt import read_txt
from corpus.model.document import Document, Provenance
from tests.corpus.speakers.documents import told

if TYPE_CHECKING:
    from corpus.load.formats.parsed_file import ParsedFile


def _told(parsed: ParsedFile, words: str, author: str | None = None) -> tuple[str | None, str]:
    """The name and role of whose the words of the file are."""
    provenance = Provenance(id="x", file="x.txt", sha256="0" * 64, author=author)
    marked = join_blocks(parsed.blocks)
    return told(Document(provenance, marked.text, marked.marks), words)


def _text(words: str) -> ParsedFile:
    return read_txt(words.encode())


_HEARING = _text(
    "MRS IVY TRANTER (sworn)\n\nExamination-in-chief by MS OYELARAN\n\n"
    "MS OYELARAN:  Would you give your name?\n\nA.  Ivy Tranter.\n\n"
    "Q.  Which wall was warm?\n\nA.  The one by the store.\n\n"
    "Cross-examination by MR DRURY\n\nMR DRURY:  You knocked.\n\nA.  I did.\n\n"
    "Q.  Did anybody come?\n\nA.  Nobody came.\n"
)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Which wall", "MS OYELARAN"),
        ("The one by", "MRS IVY TRANTER"),
        ("Did anybody", "MR DRURY"),
        ("Nobody came", "MRS IVY TRANTER"),
    ],
)
def test_questions_and_answers_are_the_examiners_and_the_witness_s(words: str, name: str) -> None:
    assert _told(_HEARING, words)[0] == name


def test_question_and_answer_are_no_names() -> None:
    talk = _text("Q: Why did it fall?\n\nA: Rust.\n\nQ: Who knew?\n\nA: I did.\n")

    assert _told(talk, "Rust.") == (None, "interviewee")


def test_an_office_with_brackets_in_brackets_is_a_label() -> None:
    debate = _text(
        "The Speaker: Order.\n\nHon. Ali Sheikh (Cays, PUP): When?\n\nThe Speaker: Minister?\n\n"
        "The Minister for Roads (Hon. (Dr.) Ada Otieno): In May.\n\nHon. Ali Sheikh: Which May?\n"
    )

    assert _told(debate, "In May.")[0] == "The Minister for Roads"


def test_a_paragraph_that_names_whose_turn_it_is_is_not_theirs() -> None:
    talk = _text(
        "SYBIL: Why?\n\nJONAS: Rust.\n\nSYBIL: Only?\n\nJONAS: And money.\n\n"
        "Jonas showed me the bell before I left.\n"
    )

    assert _told(talk, "Jonas showed") == (None, "unclear")


_THREAD = _text(
    "Neighbour painted our wall\n\nsubmitted 6 hours ago by mossgather\n\n"
    "I came home and the wall is green on my side too.\n\nall 38 comments\nsorted by: best\n\n"
    "[–]plumb_line 212 points 5 hours ago\nNo. Yours is yours and his is his.\n\n"
    "permalink embed save report reply\n\n"
    "[–]mossgather[S] 64 points 5 hours ago*\nHe wrote the bill on a beer mat.\n"
)


@pytest.mark.parametrize(
    ("words", "name"),
    [("I came home", "mossgather"), ("Yours is", "plumb_line"), ("He wrote", "mossgather")],
)
def test_heads_with_an_age_begin_posts(words: str, name: str) -> None:
    assert _told(_THREAD, words)[0] == name


def test_a_respondent_s_number_heads_a_statement() -> None:
    survey = _text(
        "Comments\n\nRespondent 014 (F, renting)\nI would move it one street over.\n\n"
        "Respondent 031 (M, owner)\nNothing should change here.\n\n"
        "Respondent 058 (F, trader)\nWe share one socket between six.\n"
    )

    assert _told(survey, "Nothing should")[0] == "Respondent 031"


def test_short_lines_above_most_paragraphs_leave_these_unclear() -> None:
    boxes = _text(
        "The harbour\n\nred box, upper shelf\nI would move it one street over.\n\n"
        "blue box, lower shelf\nNothing should ever change here.\n\n"
        "green box, on the floor\nWe share one socket between six.\n"
    )

    assert _told(boxes, "Nothing should") == (None, "unclear")
    assert _told(boxes, "Nothing should", author="Ann Keller") == ("Ann Keller", "author")


_PASTED = _text(
    "What the railway wrote\n\nIn April I asked who owns the bridge. Here is what I sent:\n\n"
    "From: Abel Trask\nTo: Customer Relations\nDate: 3 April 2023\nSubject: Footbridge\n\n"
    "Dear Sir, who owns the bridge? Yours, A. Trask\n\nI heard nothing. Then came this:\n\n"
    "From: Customer Relations\nTo: Abel Trask\nDate: 9 May 2023\nSubject: RE: Footbridge\n\n"
    "Dear Mr Trask, it is not in our register.\n\nI read that to several people.\n"
)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("In April I", "Ann Keller"),
        ("I heard nothing", "Ann Keller"),
        ("it is not in", "Customer Relations"),
        ("I read that", None),
    ],
)
def test_mails_pasted_into_a_text_end(words: str, name: str | None) -> None:
    assert _told(_PASTED, words, author="Ann Keller")[0] == name


def test_initials_before_the_marks_of_quoting_tell_whose_the_lines_are() -> None:
    article = _text(
        "From: gp@fens.example (Gareth Pruett)\nSubject: Re: sluice\nDate: 11 Nov 1996 21:03\n\n"
        "In article <561@polder.example>, Marit Oosthuis <mo@polder.example> wrote:\n\n"
        "MO> The sluice was meant to let the land out.\nWS> It shows one on the back.\n\n"
        "That is what the plaque says.\n"
    )

    assert _told(article, "The sluice was")[0] == "Marit Oosthuis"
    assert _told(article, "It shows one")[0] is None
    assert _told(article, "That is what")[0] == "Gareth Pruett"


_COMMENTS = read_html(
    b"<html><body><article><h1>On bees</h1><p>I have kept bees for three summers, and they left"
    b" me four times, which is more than anybody I know.</p></article><div class='responses'>"
    b"<div class='k7'><div class='u1'><a>Per Askild</a><span>2d</span></div><div class='q3'>"
    b"<p>A hedge can leave.</p></div><i>Answer</i></div>"
    b"<div class='k7'><div class='u1'><a>Ann Keller</a><span>1d</span></div><div class='q3'>"
    b"<blockquote><p>A hedge can leave.</p></blockquote><p>Mine never did.</p></div>"
    b"<i>Answer</i></div>"
    b"<div class='k7'><div class='u1'><a>Jo Hart</a><span>14h</span></div><div class='q3'>"
    b"<p>Lucky you.</p></div><i>Answer</i></div></div></body></html>"
)


@pytest.mark.parametrize(
    ("words", "name"), [("Mine never", "Ann Keller"), ("Lucky you", "Jo Hart")]
)
def test_comments_that_are_built_alike_need_no_telling_classes(words: str, name: str) -> None:
    assert _told(_COMMENTS, words) == (name, "commenter")


def test_a_paragraph_that_another_writes_is_not_the_author_s() -> None:
    report = _text(
        "The port answered after seven weeks. In its report of 2019 the authority writes:\n\n"
        "Fatigue was not recorded as a cause of any accident.\n\nThis is true of the form alone.\n"
    )

    assert _told(report, "Fatigue was", author="Ann Keller")[0] != "Ann Keller"
    assert _told(report, "This is true", author="Ann Keller") == ("Ann Keller", "author")
