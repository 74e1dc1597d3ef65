"""A reply is cut into the same sentences however it comes."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.llm.model import ModelError
from app.write.reply_parser import THOUGHTS, WrittenSentence, reply_sentences

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
    "In [2014] it sank [1].": [("In [2014] it sank.", "S1")],
    "It sank [S1] [S": [("It sank", "S1")],
    "Rill says: “It sank. So be it.” [S1] It was May. [S2]": [
        ("Rill says: “It sank. So be it.”", "S1"),
        ("It was May.", "S2"),
    ],
    "": [],
    # Keys in the shapes that models give them.
    "It sank (S1). It was May (S2, S3).": [("It sank.", "S1"), ("It was May.", "S2 S3")],
    "It sank【S1†source】. It was May【2†L3-L5】.": [("It sank.", "S1"), ("It was May.", "S2")],
    "It sank [Source: S1]. It was May (Source: S2).": [("It sank.", "S1"), ("It was May.", "S2")],
    "It sank.[^S1] It was May.[^2]\n\n[^S1]: Of ferries\n[^2]: Of May": [
        ("It sank.", "S1"),
        ("It was May.", "S2"),
    ],
    "It sank `S1`. It was May `[S2]`. So it did [`S3`].": [
        ("It sank.", "S1"),
        ("It was May.", "S2"),
        ("So it did.", "S3"),
    ],
    "It sank.<sup>1</sup> It was May.<sup>[S2]</sup>": [("It sank.", "S1"), ("It was May.", "S2")],
    "It sank [[1]](https://example.org/a). It was May [S2](#s2).": [
        ("It sank.", "S1"),
        ("It was May.", "S2"),
    ],
    "According to [S1], it sank. In (S2), it was May.": [("It sank.", "S1"), ("It was May.", "S2")],
    "It sank (as they say). [S1]": [("It sank (as they say).", "S1")],
    # Thoughts.
    "<thought>It swam. [S1]</thought>It sank. [S2]": [("It sank.", "S2")],
    "<THINKING>It swam. [S1]</THINKING>It sank. [S2]": [("It sank.", "S2")],
    "<|channel|>analysis<|message|>It swam. [S1]<|end|><|start|>assistant<|channel|>final"
    "<|message|>It sank. [S2]<|return|>": [("It sank.", "S2")],
    # What is no part of the answer.
    "Answer: It sank. [S1]\nVerified fact: It was May. [S2]\nSpeaker: So it did. [S3]": [
        ("It sank.", "S1"),
        ("It was May.", "S2"),
        ("So it did.", "S3"),
    ],
    "Assistant: It sank. [S1]\nUser: Did it?\nAssistant: It swam. [S1]": [("It sank.", "S1")],
    "```markdown\n**Answer:** It sank. [S1]\n```\n\nSources:\n[S1] Of ferries": [
        ("It sank.", "S1")
    ],
    "## What became of it\n\n- **The ferry:** It sank. [S1]\n\n**May**\n\n> It was May. [S2]": [
        ("It sank.", "S1"),
        ("It was May.", "S2"),
    ],
    "It sank. [S1]\n\n**References**\n\n1. Of ferries [S1]": [("It sank.", "S1")],
    "It sank. [S1]\nSources: [S1], [S2]": [("It sank.", "S1")],
    "Sources say that it sank. [S1]": [("Sources say that it sank.", "S1")],
}


def _pairs(pieces: list[str]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for one in reply_sentences(pieces):
        found = [] if one is THOUGHTS else [*found, (one.text, " ".join(one.keys))]
    return found


@pytest.mark.parametrize("reply", _REPLIES)
def test_a_sentence_ends_with_the_keys_that_it_rests_on(reply: str) -> None:
    assert _pairs([reply]) == _REPLIES[reply]


@given(data=st.data(), reply=st.sampled_from(sorted(_REPLIES)))
def test_it_does_not_matter_in_which_pieces_a_reply_comes(data: st.DataObject, reply: str) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(reply)))))
    bounds = [0, *cuts, len(reply)]

    pieces = [reply[one:other] for one, other in itertools.pairwise(bounds)]

    assert _pairs(pieces) == _REPLIES[reply]


@pytest.mark.parametrize("tag", ["think", "thinking", "thought"])
def test_what_ends_as_a_thought_was_one(tag: str) -> None:
    reply = f"It swam, I guess. [S1] Or not?\n</{tag}>\n\nIt sank. [S2]"

    assert _pairs([reply]) == _pairs(list(reply)) == [("It sank.", "S2")]


def test_the_keys_of_a_paragraph_are_known_to_its_sentences() -> None:
    first, second, third = reply_sentences(["It sank. It was May. [S1] [S2]\n\nSo it did."])

    assert (first.keys, first.paragraph_keys) == ((), ("S1", "S2"))
    assert (second.keys, third.paragraph_keys) == (("S1", "S2"), ())


def test_a_sentence_is_there_before_the_reply_is_whole() -> None:
    def pieces() -> object:
        yield "The ferry sank. [S1] N"
        raise AssertionError

    assert next(reply_sentences(pieces())) == WrittenSentence("The ferry sank.", ("S1",))  # type: ignore[arg-type]


@given(st.text(alphabet="aS1[]., \n<>think/-*“”", max_size=80))
def test_no_word_of_a_reply_is_lost(reply: str) -> None:
    found = list(reply_sentences([f"Q{reply}Z. [S1]"]))

    assert found
    if "think>" not in reply.lower():
        assert found[0].text.startswith("Q")
        assert "Z" in found[-1].text


def test_a_model_that_goes_in_circles_is_not_listened_to_for_ever() -> None:
    def pieces() -> object:
        while True:
            yield "and then the ferry sank, and then it sank again, "

    with pytest.raises(ModelError, match="repeats itself"):
        list(reply_sentences(pieces()))  # type: ignore[arg-type]
