"""Who is said to say what, on sentences made up for it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model.normalise import normalise
from corpus.speakers.attributions import Attribution, attributions
from corpus.structure.sentences import sentence_spans

_PIECES = """
“ ” " ' ‘ ’ „ « » said says told , . ? : — ( ) X the Mayor Ada that according to he who and in his
view if not would as by saying adding called words of claim because once although they it that
understand thinks believe can must
"""
_TEXTS = (
    st.lists(st.sampled_from([*_PIECES.split(), "\n\n"]), max_size=50).map(" ".join)
    | st.text(alphabet="ab .,:“”„\"'‘’«»\n", max_size=80)
    | st.text(max_size=80)
)


def _read(text: str) -> tuple[Attribution, ...]:
    return attributions(text, tuple(sentence_spans(text)))


def _told(text: str) -> list[tuple[str, str | None, list[str]]]:
    """Kind, source and content of each attribution."""
    return [
        (
            "quoted" if one.direct else "reported",
            one.source.of(text) if one.source else None,
            [span.of(text) for span in one.content],
        )
        for one in _read(text)
    ]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("“There is no toll here,” said Ada Rill.", "Ada Rill", ["There is no toll here,"]),
        ("“There is no toll here,” Rill told the Lantern.", "Rill", ["There is no toll here,"]),
        ("Rill said: “There is no toll here.”", "Rill", ["There is no toll here."]),
        ("He said, “There is no toll here.”", "He", ["There is no toll here."]),
        ("It read: “There is no toll here.”", "It", ["There is no toll here."]),
        (
            "“There is,” said Ada Rill, the mayor, “no toll at all.”",
            "Ada Rill, the mayor",
            ["There is,", "no toll at all."],
        ),
        (
            "“There is no toll,” Rill said. “There never was one. Ask anyone.”",
            "Rill",
            ["There is no toll,", "There never was one. Ask anyone."],
        ),
        (
            "Rill puts it so:\n\n“There is no toll here.\n\n“There never was one.”",
            "Rill",
            ["There is no toll here.", "There never was one."],
        ),
        (
            "Rill’s words, relayed by the Lantern, are plain: “There is no toll here.”",
            "Rill’s",
            ["There is no toll here."],
        ),
        (
            "In the words of the mayor, “there is no toll here.”",
            "the mayor",
            ["there is no toll here."],
        ),
        (
            "“Is there a toll on this bridge?” Rill asked.",
            "Rill",
            ["Is there a toll on this bridge?"],
        ),
        (
            "“There is no toll here.” That sentence is Mr. Orr's, not mine.",
            "Mr. Orr's",
            ["There is no toll here."],
        ),
        (
            "My teacher used to say, “A bridge is a promise.”",
            "My teacher",
            ["A bridge is a promise."],
        ),
        ("“There is no toll here.” — Tom Orr", "Tom Orr", ["There is no toll here."]),
        (
            "“There is no toll,” Orr says. “Ask me again.”",
            "Orr",
            ["There is no toll,", "Ask me again."],
        ),
        (
            '"There is no toll here," said Rep. Ada Rill (D-Calif.).',
            "Rep. Ada Rill (D-Calif.)",
            ["There is no toll here,"],
        ),
    ],
)
def test_a_quotation_is_whose_the_clause_beside_it_says(
    text: str, source: str, content: list[str]
) -> None:
    assert _told(text) == [("quoted", source, content)]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Rill said that the bridge is safe.", "Rill", ["the bridge is safe."]),
        ("Rill says the bridge is safe.", "Rill", ["the bridge is safe."]),
        ("The mayor, Ada Rill, denies that it moved.", "The mayor, Ada Rill", ["it moved."]),
        ("According to Rill, the bridge is safe.", "Rill", ["the bridge is safe."]),
        (
            "According to the engineer, Tom Orr, the weld is cracked.",
            "the engineer, Tom Orr",
            ["the weld is cracked."],
        ),
        ("The bridge is safe, according to Rill.", "Rill", ["The bridge is safe"]),
        ("The bridge, he argues, is safe.", "he", ["The bridge", "is safe."]),
        ("The bridge is safe, said Orr.", "Orr", ["The bridge is safe"]),
        ("In his view, the bridge is safe.", "his", ["the bridge is safe."]),
        ("As Tom Orr recounted, the bridge moved.", "Tom Orr", ["the bridge moved."]),
        ("Rill does not believe that it moved.", "Rill", ["it moved."]),
        ("Rill crossed the bridge and stated that it moved.", "Rill", ["it moved."]),
        ("The council voted against it, adding that it moved.", "The council", ["it moved."]),
        ("The clerk, Eva Orr, is quoted as saying that it moved.", None, ["it moved."]),
        ("Surveys conducted in 2024 show that it moved.", "Surveys conducted in 2024", None),
        ("Orr said the bridge was “safe for now.”", "Orr", ["the bridge was “safe for now.”"]),
        ("Orr demanded the closure of the bridge.", "Orr", ["the closure of the bridge."]),
        ("Orr called the claims “propaganda.”", "Orr", ["called the claims “propaganda.”"]),
        ("Orr warned of a new closure.", "Orr", ["of a new closure."]),
        ("Orr's claim that it moved proved wrong.", "Orr's", ["it moved"]),
        ("Orr said it moved, but I do not believe him.", "Orr", ["it moved"]),
        ("Orr was quoted by the Lantern as saying that it moved.", "Orr", ["it moved."]),
        ("President Orr on Sunday said that it moved.", "President Orr", ["it moved."]),
        ("Documents published by the Lantern show that it moved.", None, ["it moved."]),
    ],
)
def test_a_report_is_whose_the_clause_says(
    text: str, source: str | None, content: list[str] | None
) -> None:
    ((kind, its_source, its_content),) = _told(text)

    assert kind == "reported"
    assert its_source is not None
    assert source is None or its_source == source
    assert content is None or its_content == content


@pytest.mark.parametrize(
    "text",
    [
        "The council can reply, “We would have built it cheaper,” and some will nod.",
        "If he says that the bridge is safe, they will cross it.",
        "Nobody says that the bridge is safe.",
        "I would say that the bridge is safe.",
        "Say what you like about the money.",
        "They spoke for an hour.",
        "Has Rill said that the bridge is safe?",
        "Rill was told no three times.",
        "The United States has imposed no sanctions.",
        "Orr asked that the sentence not be minuted.",
        "Those who fear a war will leave.",
        "The report was deleted, and the claims were dropped.",
        "The “drone line” was a success.",
        "The argument that “a bridge cannot wait” is gone.",
        "These numbers reveal a harsh reality.",
        "The bridge that the town built fell down.",
    ],
)
def test_what_nobody_claimed_is_no_attribution(text: str) -> None:
    assert _told(text) == []


def test_a_clause_that_reports_another_gives_both() -> None:
    text = "On Monday Politico reported that, according to officials, the bridge moved."

    assert [source for _, source, _ in _told(text)] == ["officials", "Politico"]


def test_whoever_speaks_of_himself_is_named_by_the_pronoun() -> None:
    assert _told("I think that it moved.") == [("reported", "I", ["it moved."])]


def test_a_quotation_that_stands_alone_is_nobodys_yet() -> None:
    text = "“Nobody will drown while I hold this office.” I leave it to you."

    assert _told(text) == [("quoted", None, ["Nobody will drown while I hold this office."])]


def test_an_unclosed_quotation_swallows_no_other_paragraph() -> None:
    text = "“There is no toll here, said Rill.\n\nOrr said that it moved."

    assert _told(text)[-1] == ("reported", "Orr", ["it moved."])


def test_the_cue_is_the_words_that_tell() -> None:
    text = "According to Rill, it moved. Orr said that it fell."

    assert [one.cue.of(text) for one in _read(text) if one.cue] == ["According to", "said"]


@given(_TEXTS)
def test_any_text_gives_stretches_in_order_apart_and_within_it(text: str) -> None:
    text = normalise(text)

    for one in _read(text):
        assert one.content
        assert all(a.end <= b.start for a, b in pairwise(one.content))
        for span in (*one.content, *filter(None, (one.source, one.cue))):
            assert span.of(text).strip()


@pytest.mark.parametrize(
    "text",
    [
        "Because once they understand that, they can tell their story better.",
        "When people think that, they can stop it.",
        "If she believes that, we must go.",
        "Although Orr says that, he can stay.",
        "Once we knew that, it was too late.",
        "Since they believe it, they must pay.",
    ],
)
def test_a_main_clause_that_begins_at_once_leaves_nothing_reported(text: str) -> None:
    assert all(one.content for one in _read(text))
