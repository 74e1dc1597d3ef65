"""Questions of a printed interview that name nobody."""

from __future__ import annotations

import pytest

from corpus.load.formats.parsed_file import Block, BlockMark, join_blocks
from corpus.model.document import Document, DocumentKind, Provenance
from corpus.model.mark import MarkKind
from tests.corpus.speakers.documents import document, told

_HEADING = (BlockMark(MarkKind.HEADING),)


def _bold(words: str) -> Block:
    return Block(words, emphasised=len(words))


def _heading(words: str) -> Block:
    return Block(words, _HEADING)


def _page(*blocks: Block | str, **known: str) -> Document:
    joined = join_blocks(block if isinstance(block, Block) else Block(block) for block in blocks)
    provenance = Provenance(id="x", file="x.html", sha256="0" * 64, **known)  # type: ignore[arg-type]
    return Document(provenance, joined.text, joined.marks)


_LEAD = "For twenty springs Anselm Brück has carried frogs across the road in a bucket."
_ASKED = ("Mr Brück, how many have you carried?", "The road is to be widened.", "And in March?")
_TOLD = ("Four thousand. I count them.", "It promised me the same in 2009.", "I shall stand there.")


@pytest.mark.parametrize("form", [_bold, _heading])
def test_questions_in_bold_or_as_headings_are_the_interviewers(form: type[Block]) -> None:
    talk = [block for pair in zip(map(form, _ASKED), _TOLD, strict=True) for block in pair]
    page = _page(_LEAD, "Interview: Petra Lunde | Photos: Kim Adeyemi", *talk)

    assert told(page, _LEAD) == (None, "author")
    assert {told(page, words) for words in _ASKED} == {("Petra Lunde", "interviewer")}
    assert {told(page, f"{words}.") for said in _TOLD for words in said[:-1].split(". ")} == {
        ("Anselm Brück", "interviewee")
    }


def test_where_nobody_says_who_answers_the_name_is_unknown_and_not_the_authors() -> None:
    page = _page(
        "A driver agreed to talk on condition that no name is printed.",
        _bold("What happens to the glass after you have collected it?"),
        "It goes on the heap. I drive it there.",
        _bold("Why do you tell us now?"), "My daughter washes every jar.",
        author="Rufus Adair",
    )  # fmt: skip

    assert told(page, "Why do you tell us now?") == ("Rufus Adair", "interviewer")
    assert told(page, "My daughter washes every jar.") == (None, "interviewee")


def test_names_at_the_first_question_and_answer_are_enough() -> None:
    page = _page(
        _bold("THE HERALD: Mr Merkel, let us begin with the garden."),
        Block("MERKEL: I looked for my cat.", emphasised=7),
        _bold("The owner says he bought the pipes."), "From whom in the parish?",
        _bold("He showed us a receipt."), "Then ask the priests.",
        title="The pipes of Zoltan Merkel",
    )  # fmt: skip

    assert told(page, "He showed us a receipt.")[1] == "interviewer"
    assert told(page, "From whom in the parish?")[1] == "interviewee"
    assert told(page, "I looked for my cat.")[1] == "interviewee"


def test_headings_that_ask_in_an_explainer_stay_headings() -> None:
    page = _page(
        "Dams are old, and we explain what they are for.",
        _heading("What is a dam?"), "A dam is a wall in a river.",
        _heading("Who pays for it?"), "The county pays for it, out of the fund for roads.",
        author="Ann Keller",
    )  # fmt: skip

    assert told(page, "A dam is a wall in a river.") == ("Ann Keller", "author")


def test_a_box_after_the_interview_is_not_the_interviewees() -> None:
    page = _page(
        _LEAD, _heading(_ASKED[0]), _TOLD[0], _heading("Will you stop?"), "I shall not.",
        _heading("About the man"), "He lives behind the dike.",
    )  # fmt: skip

    assert told(page, "He lives behind the dike.") == (None, "unclear")


def test_dashes_of_a_known_interview_may_put_a_question_as_a_request() -> None:
    talk = document(
        "– Who decided?", "– I did.", "– Tell me why.", "– No water.", "– Really?", "– Yes.",
        kind=DocumentKind.INTERVIEW, interviewer="Ana Reyes", interviewee="Bo Li",
    )  # fmt: skip

    assert told(talk, "Tell me why.") == ("Ana Reyes", "interviewer")
    assert told(talk, "No water.") == ("Bo Li", "interviewee")


def test_a_note_on_the_editing_is_the_authors() -> None:
    talk = document(
        "Leif Ormond put the question to Agathe Simms, who plans the routes.",
        "Q: Who gave the order?", "A: There is none.", "Q: Who paid?", "A: The town did.",
        "This conversation has been shortened.",
    )  # fmt: skip

    assert told(talk, "Who paid?") == ("Leif Ormond", "interviewer")
    assert told(talk, "The town did.") == ("Agathe Simms", "interviewee")
    assert told(talk, "This conversation has been shortened.") == (None, "author")


def test_words_under_a_heading_after_a_talk_are_unclear() -> None:
    talk = document(
        "Ann Keller: Why?", "Bo Harms: Rust.", "Ann Keller: Only?", "Bo Harms: And money.",
        "About the programme", "Quayside is made by the Lissen radio.",
    )  # fmt: skip

    assert told(talk, "Quayside is made by the Lissen radio.") == (None, "unclear")
