"""Speakers of the parts that a file's format marks."""

from __future__ import annotations

from corpus.load.formats.parsed_file import Block, BlockMark, join_blocks
from corpus.model.document import Document, Provenance
from corpus.model.mark import MarkKind
from corpus.speakers.attribute import read_utterances
from corpus.speakers.speaker_turns import speaker_turns
from corpus.structure.document_structure import structure_of
from tests.corpus.speakers.documents import told

_COMMENT = BlockMark(MarkKind.COMMENT, "otterfan", "3 May")
_REPLY = BlockMark(MarkKind.COMMENT, "Ana Reyes", number=1)


def _document(*blocks: Block, author: str | None = None) -> Document:
    joined = join_blocks(blocks)
    provenance = Provenance(id="x", file="x.html", sha256="0" * 64, author=author)
    return Document(provenance, joined.text, joined.marks)


def test_a_marked_comment_is_its_readers_until_its_mark_ends() -> None:
    page = _document(
        Block("The bridge is closed."),
        Block("It was never safe.", (_COMMENT,)),
        Block("And it was ugly.", (_COMMENT,)),
        Block("You are wrong.", (_COMMENT, _REPLY)),
        Block("I stand by it.", (_COMMENT,)),
        Block("We close the page now."),
        author="Ana Reyes",
    )

    assert [(one.span.of(page.text), one.speaker.name) for one in speaker_turns(page)] == [
        ("The bridge is closed.", "Ana Reyes"),
        ("It was never safe.\n\nAnd it was ugly.", "otterfan"),
        ("You are wrong.", "Ana Reyes"),
        ("I stand by it.", "otterfan"),
        ("We close the page now.", "Ana Reyes"),
    ]


def test_a_post_without_a_name_is_the_authors_and_a_message_without_one_unclear() -> None:
    page = _document(
        Block("The vote begins.", (BlockMark(MarkKind.POST),)),
        Block("He knew.", (BlockMark(MarkKind.MESSAGE),)),
        Block("Burn it.", (BlockMark(MarkKind.MESSAGE, "Hugo Brandt"),)),
    )

    assert told(page, "The vote begins.") == (None, "author")
    assert told(page, "He knew.") == (None, "unclear")
    assert told(page, "Burn it.") == ("Hugo Brandt", "author")


def test_a_block_quotation_is_its_sources_or_unclear() -> None:
    page = _document(
        Block("The river wins."),
        Block("Water forgives nothing.", (BlockMark(MarkKind.QUOTE, "Theodor Quast"),)),
        Block("Nor does mud.", (BlockMark(MarkKind.QUOTE),)),
    )

    assert told(page, "Water forgives nothing.") == ("Theodor Quast", "quoted")
    assert told(page, "Nor does mud.") == (None, "unclear")
    assert told(page, "The river wins.") == (None, "author")


def test_marked_turns_are_taken_as_they_are_and_a_turn_without_a_name_is_unclear() -> None:
    talk = _document(
        Block("Who decided it?", (BlockMark(MarkKind.TURN, "Tilda Marsh", "0:03"),)),
        Block("I did.", (BlockMark(MarkKind.TURN, "Oren Lindqvist"),)),
        Block("He lies.", (BlockMark(MarkKind.TURN),)),
    )

    assert told(talk, "Who decided it?") == ("Tilda Marsh", "interviewer")
    assert told(talk, "I did.") == ("Oren Lindqvist", "interviewee")
    assert told(talk, "He lies.") == (None, "unclear")
    assert [turn.when for turn in structure_of(talk).turns] == ["0:03", None, None]


def test_marked_headings_and_furniture_are_nobodys() -> None:
    page = _document(
        Block("Summary:", (BlockMark(MarkKind.HEADING),)),
        Block("The bridge is closed."),
        Block("Share this with your friends.", (BlockMark(MarkKind.FURNITURE),)),
    )

    assert [one.span.of(page.text) for one in read_utterances(page)] == ["The bridge is closed."]
