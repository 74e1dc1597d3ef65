"""A reply is cut into the same sentences however it comes."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.llm.model import ModelError
from app.write.reply_parser import WrittenSentence, reply_sentences

_REPLIES = {
    "The ferry sank [S1]. Nobody was hurt. [S2]": [
        ("The ferry sank.", "S1"),
        ("Nobody was hurt.", "S2"),
    ],
    "It sank, says Rill [S1], and was loved [S3][S4].": [
        ("It sank, says Rill, and was loved.", "S1 S3 S4"),
    ],
    "It sank [s1; S2]\n- It was loved [S4]": [("It sank", "S1 S2"), ("It was loved", "S4")],
    "1. **It** sank [S1-S3].\n2) It was loved (it is said) [S9].": [
        ("It sank.", "S1 S2 S3"),
        ("It was loved (it is said).", "S9"),
    ],
    "Dr. Rill said “No!” [S1] Then it sank 2.5 m deep. It was May. [S2]": [
        ("Dr. Rill said “No!”", "S1"),
        ("Then it sank 2.5 m deep.", ""),
        ("It was May.", "S2"),
    ],
    "<think>[S1] says that it sank. Or not?</think>\n\nIt sank. [S1]": [("It sank.", "S1")],
    "<think>It goes on and on [S1]": [],
    "It sank.\n\n[S1]\n\nSo it did": [("It sank.", "S1"), ("So it did", "")],
    "In [2014] it sank [1].": [("In [2014] it sank.", "1")],
    "It sank [S1] [S": [("It sank", "S1")],
    "Rill says: “It sank. So be it.” [S1] It was May. [S2]": [
        ("Rill says: “It sank. So be it.”", "S1"),
        ("It was May.", "S2"),
    ],
    "": [],
}


def _pairs(pieces: list[str]) -> list[tuple[str, str]]:
    return [(one.text, " ".join(one.keys)) for one in reply_sentences(pieces)]


@pytest.mark.parametrize("reply", _REPLIES)
def test_a_sentence_ends_with_the_keys_that_it_rests_on(reply: str) -> None:
    assert _pairs([reply]) == _REPLIES[reply]


@given(data=st.data(), reply=st.sampled_from(sorted(_REPLIES)))
def test_it_does_not_matter_in_which_pieces_a_reply_comes(data: st.DataObject, reply: str) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(reply)))))
    bounds = [0, *cuts, len(reply)]

    pieces = [reply[one:other] for one, other in itertools.pairwise(bounds)]

    assert _pairs(pieces) == _REPLIES[reply]


def test_a_sentence_is_there_before_the_reply_is_whole() -> None:
    def pieces() -> object:
        yield "The ferry sank. [S1] N"
        raise AssertionError

    assert next(reply_sentences(pieces())) == WrittenSentence("The ferry sank.", ("S1",))  # type: ignore[arg-type]


@given(st.text(alphabet="aS1[]., \n<>think/-*“”", max_size=80))
def test_no_word_of_a_reply_is_lost(reply: str) -> None:
    found = list(reply_sentences([f"Q{reply}Z. [S1]"]))

    assert found
    if "<think" not in reply.lower():
        assert found[0].text.startswith("Q")
        assert "Z" in found[-1].text


def test_a_model_that_goes_in_circles_is_not_listened_to_for_ever() -> None:
    def pieces() -> object:
        while True:
            yield "and then the ferry sank, and then it sank again, "

    with pytest.raises(ModelError, match="repeats itself"):
        list(reply_sentences(pieces()))  # type: ignore[arg-type]
