"""Whose word a question asks for."""

from __future__ import annotations

import pytest

from corpus.model.document import DocumentKind
from corpus.model.speaker import Role, Speaker
from index.question.addressee import described_people, parse_target

KNOWN = [
    Speaker(name, Role.QUOTED)
    for name in (
        "Taras Bilous", "J.D. Vance", "Viktor Moroz", "Donald Trump", "Volodymyr Zelensky",
        "Oleksii Arestovych", "Meduza’s Razbor (“Explainers”) team", "Orsolya Kemp",
        "Milan Worth", "Jordan Holm", "Paris Averly", "The New York Times",
    )
]  # fmt: skip


@pytest.mark.parametrize(
    ("question", "speakers", "about"),
    [
        ("What does Bilous say about the far right?", ("Taras Bilous",), "the far right"),
        ("What does Bilous say about Trump?", ("Taras Bilous",), "Trump"),
        ("Bilous on Trump?", ("Taras Bilous",), "Trump"),
        ("According to Moroz, what works?", ("Viktor Moroz",), "what works"),
        ("How does Arestovych see the talks?", ("Oleksii Arestovych",), "the talks"),
        ("What did J.D. Vance say about land?", ("J.D. Vance",), "land"),
        ("what does kemp say about the bridge", ("Orsolya Kemp",), "the bridge"),
        ("What does Dr. Kemp think of the ferry?", ("Orsolya Kemp",), "the ferry"),
        ("What did Councillor Holm tell Averly?", ("Jordan Holm",), "Averly"),
        (
            "What do Bilous and Moroz say about guarantees?",
            ("Taras Bilous", "Viktor Moroz"),
            "guarantees",
        ),
        (
            "In Meduza’s view, who came out ahead?",
            ("Meduza’s Razbor (“Explainers”) team",),
            "who came out ahead",
        ),
        ("What is Bilous's opinion of Trump's diplomacy?", ("Taras Bilous",), "Trump's diplomacy"),
    ],
)
def test_who_is_named_as_a_speaker_is_asked(
    question: str, speakers: tuple[str, ...], about: str
) -> None:
    asked = parse_target(question, KNOWN)

    assert (asked.speakers, asked.about) == (speakers, about)


@pytest.mark.parametrize(
    "question",
    [
        "What did Trump do?",
        "Why did Zelensky change his mind?",
        "What happened in Paris?",
        "How did Trump alter the terms?",
        "What is the bridge worth?",
        "Who blames Bilous?",
        "",
    ],
)
def test_who_is_merely_talked_about_is_not(question: str) -> None:
    asked = parse_target(question, KNOWN)

    assert not asked
    assert asked.about == question.strip("?")


@pytest.mark.parametrize(
    ("question", "roles", "kinds"),
    [
        ("What does the essay's author think?", (Role.AUTHOR,), (DocumentKind.ESSAY,)),
        ("What do readers say about Putin?", (Role.COMMENTER,), ()),
        ("Would any reader under the blog agree?", (Role.COMMENTER,), (DocumentKind.BLOG,)),
        ("What did the interviewer ask?", (Role.INTERVIEWER,), ()),
        ("What does the explainer say about drones?", (), (DocumentKind.EXPLAINER,)),
        ("How does the columnist judge Rhee?", (Role.AUTHOR,), (DocumentKind.COLUMN,)),
    ],
)
def test_those_without_a_name_are_asked_by_role_and_kind(
    question: str, roles: tuple[Role, ...], kinds: tuple[DocumentKind, ...]
) -> None:
    asked = parse_target(question, KNOWN)

    assert (asked.roles, asked.kinds) == (roles, kinds)


@pytest.mark.parametrize(
    ("question", "described"),
    [
        ("What did the vicar say about the trees?", ("vicar",)),
        ("Why does the ferry's captain complain about the toll?", ("ferry's captain",)),
        ("What did her lawyers also claim?", ("lawyers",)),
        ("Did the harbour master admit the mistake?", ("harbour master",)),
        ("According to the bishop, who paid?", ("bishop",)),
        ("What has a nurse told the court?", ("nurse",)),
        ("In the opinion of the coach, who won?", ("coach",)),
        ("What does their union’s leader want and say?", ()),
        ("What did the author say about the trees?", ()),
        ("What do the documents say about the trees?", ()),
        ("Does the bridge cost more?", ()),
        ("What did the flood destroy?", ()),
        ("What did Bilous say?", ()),
    ],
)
def test_people_in_a_speakers_place_may_be_described(
    question: str, described: tuple[str, ...]
) -> None:
    assert described_people(question) == described


def test_what_a_question_lays_to_a_speaker_is_its_premise() -> None:
    asked = parse_target("Why did Bilous say that Trump brought peace?", KNOWN)

    assert asked.premise == "Trump brought peace"
    assert parse_target("What does Bilous say about Trump?", KNOWN).premise is None


@pytest.mark.parametrize(
    ("question", "strangers"),
    [
        ("What does Charap say about Zelensky?", ("Charap",)),
        ("According to Wikipedia, who won?", ("Wikipedia",)),
        ("What is Anna Lee Orr’s view of the talks?", ("Anna Lee Orr",)),
        ("What do Merkel and Orban think of it?", ("Merkel", "Orban")),
        ("WHAT DOES CHARAP SAY?", ("CHARAP",)),
        ("What Does Charap Say About Peace?", ("Charap",)),
        ("What does Bilous say about Charap?", ()),
        ("Please explain the treaty.", ()),
        ("Which demands did nobody make?", ()),
        ("what does charap say", ()),
        ("What happened in Paris?", ()),
    ],
)
def test_those_who_are_asked_and_are_no_speakers_are_strangers(
    question: str, strangers: tuple[str, ...]
) -> None:
    assert parse_target(question, KNOWN).unknown_names == strangers


@pytest.mark.parametrize(
    "question", ["What is Bilous 's view?", "Bilous ' s", "Bilous ’s .", "' 's"]
)
def test_a_possessive_may_stand_apart(question: str) -> None:
    assert parse_target(question, KNOWN).question == question
