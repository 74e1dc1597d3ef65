"""Drafts of cases: what a mark makes of an answer, and what is left to a person."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.answer import Answer, Coverage
from app.domain.claim import Claim
from app.domain.filters import Filters
from app.domain.verdict import ReaderVerdict
from app.feedback.marks import AnswerMark
from corpus.model.document import Document, DocumentKind
from corpus.model.speaker import UNCLEAR, Role, Speaker
from evals.cases.cases import Case
from evals.cases.draft_cases import DraftCases, draft_case, draft_cases
from evals.cases.gold import digest, find_gold
from tests.app.web.example_answers import cited, quoting
from tests.app.web.hostile_documents import BARE, provenance

QUESTION = "Who signed it?"
ONE = cited(BARE, "Nobody signed this.", Speaker("Bo", Role.AUTHOR))
TWO = cited(BARE, "It carries no date.", UNCLEAR)
QUOTES = quoting(QUESTION, ONE, TWO, asked=(BARE,))
SINGLE = quoting(QUESTION, ONE, asked=(BARE,))
SILENCE = Answer(question=QUESTION, claims=(), confidence=0.1, coverage=Coverage(("bare",), ()))

_ANSWERS = st.sampled_from([QUOTES, SINGLE, SILENCE])
_HISTORIES = st.lists(st.text(min_size=1), max_size=2)


def _draft(
    answer: Answer, verdict: ReaderVerdict, *, words: bool = False, **given: Any
) -> dict[str, Any]:
    return draft_case(AnswerMark.of(answer, verdict, **given), name="who", words=words)


def _asking(question: str, **given: Any) -> AnswerMark:
    answer = Answer(question=question, claims=(), confidence=0.1, coverage=Coverage((), ()))
    return AnswerMark.of(answer, ReaderVerdict.RIGHT, **given)


def _suite(*marks: AnswerMark) -> tuple[Case, ...]:
    return tuple(map(Case.model_validate, draft_cases(marks, ()).cases))


@given(
    answer=_ANSWERS,
    verdict=st.sampled_from(ReaderVerdict),
    history=_HISTORIES,
    words=st.booleans(),
)
def test_every_draft_is_a_case(
    answer: Answer, verdict: ReaderVerdict, history: list[str], *, words: bool
) -> None:
    made = _draft(answer, verdict, words=words, history=history)

    assert Case.model_validate(made).draft
    assert list(made)[:2] == ["id", "draft"]


@given(answer=_ANSWERS, history=_HISTORIES, words=st.booleans())
def test_a_right_answer_needs_nothing_more_to_be_a_case(
    answer: Answer, history: list[str], *, words: bool
) -> None:
    made = _draft(answer, ReaderVerdict.RIGHT, words=words, history=history)
    del made["draft"]

    case = Case.model_validate(made)

    spans = [place.span for point in find_gold(case, {"bare": BARE}).points for place in point]
    assert spans == [citation.span for claim in answer.claims for citation in claim.citations]


@given(st.lists(st.text(min_size=1), max_size=8))
def test_every_id_is_one_and_none_stands_twice(questions: list[str]) -> None:
    suite = _suite(*map(_asking, questions))

    assert len({case.id for case in suite}) == len(suite)
    assert len(suite) == len({" ".join(question.split()) for question in questions})


def test_right_quotes_become_points_with_offsets_and_hashes() -> None:
    made = _draft(QUOTES, ReaderVerdict.RIGHT)

    assert made["kind"] == "several"
    assert "note" not in made
    assert made["gold"] == [
        {
            "any": [
                {
                    "document": "bare",
                    "start": 0,
                    "end": 19,
                    "sha256": digest("Nobody signed this."),
                    "speaker": "Bo",
                    "role": "author",
                }
            ]
        },
        {
            "any": [
                {
                    "document": "bare",
                    "start": 20,
                    "end": 39,
                    "sha256": digest("It carries no date."),
                    "speaker": None,
                    "role": "unclear",
                }
            ]
        },
    ]


def test_with_words_a_place_holds_them_with_what_surrounds_them() -> None:
    first, second = _draft(QUOTES, ReaderVerdict.RIGHT, words=True)["gold"]

    assert first["any"] == [
        {
            "document": "bare",
            "exact": "Nobody signed this.",
            "suffix": " It carries no date.",
            "speaker": "Bo",
            "role": "author",
        }
    ]
    assert second["any"][0]["prefix"] == "Nobody signed this. "


def test_sources_of_one_claim_are_alternatives() -> None:
    other = Document(provenance("other"), BARE.text)
    answer = Answer(
        question=QUESTION,
        claims=(Claim("Nobody signed this.", (ONE, cited(other, "Nobody signed this."))),) * 2,
        confidence=0.9,
        coverage=Coverage(("bare", "other"), ("bare", "other")),
    )

    made = _draft(answer, ReaderVerdict.RIGHT)

    (point,) = made["gold"]
    assert [place["document"] for place in point["any"]] == ["bare", "other"]
    assert made["kind"] == "single"


@pytest.mark.parametrize(
    ("answer", "verdict", "kind", "points", "words"),
    [
        (SINGLE, ReaderVerdict.RIGHT, "single", 1, ""),
        (SILENCE, ReaderVerdict.RIGHT, "silence", 0, "near_miss"),
        (QUOTES, ReaderVerdict.WRONG, "single", 0, "the quotes shown do not answer this"),
        (SILENCE, ReaderVerdict.WRONG, "single", 0, "Marked wrong: the program was silent"),
        (QUOTES, ReaderVerdict.INCOMPLETE, "several", 2, "a place is missing"),
        (SINGLE, ReaderVerdict.INCOMPLETE, "several", 1, "a place is missing"),
        (
            SILENCE,
            ReaderVerdict.INCOMPLETE,
            "single",
            0,
            "Marked incomplete: the program was silent",
        ),
    ],
)
def test_the_note_says_what_a_person_has_to_add(
    answer: Answer, verdict: ReaderVerdict, kind: str, points: int, words: str
) -> None:
    made = _draft(answer, verdict)

    assert (made["kind"], len(made["gold"])) == (kind, points)
    assert words in made.get("note", "")
    assert ("note" in made) == bool(words)


def test_what_the_reader_noted_filtered_and_asked_before_is_kept() -> None:
    made = _draft(
        QUOTES,
        ReaderVerdict.RIGHT,
        filters=Filters(kinds=(DocumentKind.BLOG,), speakers=("Bo",)),
        history=["What is it?"],
        note="the second one",
    )

    assert list(made) == ["id", "draft", "kind", "question", "filters", "history", "gold", "note"]
    assert made["filters"] == {"kinds": ["blog"], "speakers": ["Bo"]}
    assert (made["kind"], made["history"]) == ("follow-up", ["What is it?"])
    assert made["note"].startswith("The reader says: “the second one”. Asked after")


def test_the_last_mark_of_a_question_counts() -> None:
    marks = [
        AnswerMark.of(QUOTES, ReaderVerdict.WRONG),
        _asking("Why?"),
        AnswerMark.of(QUOTES, ReaderVerdict.RIGHT),
    ]

    made = draft_cases(marks, ())

    assert [len(case["gold"]) for case in made.cases] == [2, 0]
    assert (made.outdone, made.known) == (1, 0)


def test_what_the_suite_asks_already_is_left_out() -> None:
    blog, before = Filters(kinds=(DocumentKind.BLOG,)), ["What is it?"]
    marks = [
        _asking("Who  signed it?"),
        _asking(QUESTION, filters=blog),
        _asking(QUESTION, history=before),
    ]
    suite = _suite(*marks)

    assert [case.id for case in suite] == ["who-signed-it", "who-signed-it-2", "who-signed-it-3"]
    assert draft_cases(marks, suite) == DraftCases((), 0, 3)
    (fresh,) = draft_cases([_asking(QUESTION, filters=blog, history=before)], suite).cases
    assert fresh["id"] == "who-signed-it-4"


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Didn’t it pay?", "didnt-it-pay"),
        ("Чому закрили міст?", "чому-закрили-міст"),
        ("?!", "question"),
        ("x" * 60, "x" * 48),
        (f"{'x' * 40} yyyyyyyy z", "x" * 40),
    ],
)
def test_an_id_is_the_question_s_first_words(question: str, name: str) -> None:
    assert _suite(_asking(question))[0].id == name
