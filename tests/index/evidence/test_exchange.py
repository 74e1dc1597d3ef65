"""Bare answers: told by their form, read and quoted with the question that they answer."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pytest

from index.evidence.evidence import ScoredSentence
from index.evidence.exchange import answer_after, lead_of, needs_question, question_before
from index.evidence.score import ScoringModels, score
from index.evidence.select import select_evidence
from index.passages.passages import passages
from index.passages.sentences import sentences
from index.search.query import Query
from index.search.retrieve import Hit
from index.search.terms import stemmed_terms
from tests.index.doubles import BAG
from tests.index.folders import invented

_sentences_of = lru_cache(sentences)
_INQUIRY = """Jonas Pell: Did you ever take money from the builder?

Anna Brod: No.

Jonas Pell: Did the mayor call you?

Anna Brod: He did. He told me to go home.

Jonas Pell: Who mended the gate?

Anna Brod: The county sent two masons in the second week of May, and they stayed until June."""


@pytest.mark.parametrize(
    "words",
    [
        "No.",
        "Of course.",
        "He did not.",
        "Never on duty.",
        "I would rather not say that to you.",
        "The same afternoon, by telephone.",
        "Leider nein.",
        "Yes, and I would sell it again to whoever asks me for it.",
    ],
)
def test_what_is_short_or_only_says_yes_or_no_needs_its_question(words: str) -> None:
    assert needs_question(words)


@pytest.mark.parametrize(
    "words",
    [
        "The county sent two masons in the second week of May.",
        "Nobody asked me what became of the survey.",
        "I have sailed her for fourteen years and she always came back.",
        "It was the mayor who ordered the outlet to be shut.",
    ],
)
def test_what_says_something_of_its_own_stands_alone(words: str) -> None:
    assert not needs_question(words)


def _numbers(text: str) -> dict[str, int]:
    return {one.span.of(text): at for at, one in enumerate(_sentences_of(invented(text)))}


def test_an_answer_is_to_the_question_before_it_whatever_label_stands_between() -> None:
    number, rows = _numbers(_INQUIRY), _sentences_of(invented(_INQUIRY))
    asked = number["Did the mayor call you?"]

    assert question_before(_INQUIRY, rows, number["He did."]) == asked
    assert answer_after(_INQUIRY, rows, asked) == number["He did."]
    assert question_before(_INQUIRY, rows, number["He told me to go home."]) is None
    assert question_before(_INQUIRY, rows, asked) is None


def test_a_comment_answers_questions_only() -> None:
    text = (
        "The pool loses money\n\nThe figure was printed late, says the town.\n\nComments\n\n"
        "Ann Orr\n5 May 2025\n\nSo they lied. I count the tickets.\n\n"
        "Pat Quill\n6 May 2025\n\nThey did not. Who counts the money?\n\n"
        "Ann Orr\n6 May 2025\n\nI do.\n"
    )
    number, rows = _numbers(text), _sentences_of(invented(text))

    assert question_before(text, rows, number["So they lied."]) is None
    assert question_before(text, rows, number["They did not."]) is None
    assert question_before(text, rows, number["I do."]) == number["Who counts the money?"]


def test_an_objection_between_question_and_answer_is_passed_over() -> None:
    text = (
        "Mr Abell: Did the treasurer shred the books?\n\nMs Yarrow: Objection.\n\n"
        "Constance Rhee: He did.\n\nMr Abell: Were you paid?\n\nConstance Rhee: In herring.\n\n"
        "Ms Yarrow: Objection."
    )
    number, rows = _numbers(text), _sentences_of(invented(text))

    assert (
        question_before(text, rows, number["He did."])
        == number["Did the treasurer shred the books?"]
    )


def test_the_label_of_a_speaker_leads_nothing() -> None:
    number, rows = _numbers(_INQUIRY), _sentences_of(invented(_INQUIRY))

    assert lead_of(_INQUIRY, rows, number["No."]) == "Did you ever take money from the builder?"
    assert lead_of(_INQUIRY, rows, 1) == ""


def _asked(question: str) -> list[ScoredSentence]:
    every = passages(invented(_INQUIRY))
    hits = [Hit(passage, at, at + 1, 0.0, ("dense",)) for at, passage in enumerate(every)]
    return score(
        Query(question, stemmed_terms(question), BAG.question(question)),
        hits,
        sentences_of=_sentences_of,
        weight=lambda _: 1.0,
        models=ScoringModels(BAG.passages),
    )


def test_a_bare_answer_is_found_by_the_words_of_its_question() -> None:
    scored = {one.text: one for one in _asked("Did she take money from the builder?")}
    bare = scored["No."]
    others = [one for text, one in scored.items() if not text.endswith("?") and one is not bare]

    assert bare.readable_text == "Did you ever take money from the builder? No."
    assert bare.signals.words == 1.0
    assert others
    assert all(bare.score > one.score for one in others)


def test_a_bare_answer_is_quoted_after_its_question_each_with_its_speaker() -> None:
    bare = [one for one in _asked("Did the mayor call her?") if one.text == "He did."]
    (quote,) = select_evidence(bare, sentences_of=_sentences_of)

    assert [(place.voice.speaker.name, place.text) for place in quote.places] == [
        ("Jonas Pell", "Did the mayor call you?"),
        ("Anna Brod", "He did. He told me to go home."),
    ]


def test_a_question_is_never_quoted_without_the_answer_that_follows() -> None:
    document = invented(_INQUIRY)
    at = _numbers(_INQUIRY)["Who mended the gate?"]
    row = _sentences_of(document)[at]
    scored = ScoredSentence(document, at, row.span, row.voice, 1.0, 0.5, 0.5)
    (quote,) = select_evidence([scored], sentences_of=_sentences_of)

    assert quote.question is not None
    assert quote.question.text == "Who mended the gate?"
    assert quote.voice.speaker.name == "Anna Brod"
    assert quote.text.endswith("and they stayed until June.")


def test_a_bare_answer_about_another_year_does_not_answer() -> None:
    text = "Q: Was it mended in 2020?\n\nA: No.\n\nQ: Was it mended in 2019?\n\nA: Yes, twice."
    document = invented(text)
    hits = [Hit(one, at, at + 1, 0.0, ("dense",)) for at, one in enumerate(passages(document))]
    question = "Was the gate mended in 2019?"
    scored = score(
        Query(question, stemmed_terms(question), np.zeros_like(BAG.question(question))),
        hits,
        sentences_of=_sentences_of,
        weight=lambda _: 1.0,
        models=ScoringModels(BAG.passages),
    )
    texts = {one.text for one in scored}

    assert "Yes, twice." in texts
    assert "No." not in texts


def _found(question: str, text: str) -> set[str]:
    document = invented(text)
    hits = [Hit(one, at, at + 1, 0.0, ("dense",)) for at, one in enumerate(passages(document))]
    query = Query(question, stemmed_terms(question), BAG.question(question))
    scored = score(
        query,
        hits,
        sentences_of=_sentences_of,
        weight=lambda _: 1.0,
        models=ScoringModels(BAG.passages),
    )
    return {one.text for one in scored}


@pytest.mark.parametrize(
    ("question", "stays"),
    [
        ("Did Anna Brod take money?", True),
        ("Did Anna Brod murder a sailor?", False),
        ("Was a builder paid by Anna Brod?", True),
    ],
)
def test_a_bare_exchange_is_about_what_its_question_asks(question: str, *, stays: bool) -> None:
    found = _found(question, _INQUIRY)

    assert ("Did you ever take money from the builder?" in found) is stays
    assert ("No." in found) is stays
    assert "The county sent two masons in the second week of May, and they stayed until June." in (
        found
    )


def test_the_question_of_a_bare_answer_about_another_year_is_left_out() -> None:
    text = "Q: Was the gate inspected in 2020?\n\nA: No.\n\nQ: And in 2019?\n\nA: Yes, twice."

    assert _found("Was the gate inspected in 2019?", text) == {"And in 2019?", "Yes, twice."}
