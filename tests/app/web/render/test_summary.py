"""The line above the quotes: what the answer is, in plain words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.domain.claim import Claim
from app.domain.explanation import SilenceExplanation, TermPlace
from app.messages import phrases, texts
from app.web.render.summary import render_summary
from tests.app.web.example_answers import ABSTAINED, ANSWERED, DIFFERING, WRITTEN, cited, quoting
from tests.app.web.hostile_documents import BARE, HARM, TWICE
from tests.app.web.markup import tags_of, text_of
from tests.app.web.render.test_accounts import ANN, OLD

if TYPE_CHECKING:
    from app.domain.answer import Answer

_SILENT = replace(
    ABSTAINED,
    why=SilenceExplanation((("tea", TermPlace.NOWHERE), ("cost", TermPlace.ELSEWHERE)), 0.08, 0.2),
)


def _said(answer: Answer, *, has_folds: bool = True) -> str:
    return text_of(render_summary(answer, has_folds=has_folds))


def test_it_says_how_many_documents_speak_how_many_quotes_there_are_and_how_likely() -> None:
    assert _said(ANSWERED) == (
        "Answered from 2 of 2 documents. 3 quotes. This is very likely an answer."
    )


def test_it_says_that_quotes_contradict_each_other_and_what_is_missing() -> None:
    said = _said(replace(DIFFERING, missing=("2031",)))

    assert "Partly answered" in said
    assert "They contradict each other on 1 point." in said
    assert "The quoted documents do not mention “2031”." in said


def test_it_says_how_many_quotes_are_folded_where_there_are_folds() -> None:
    words = [f"{number} said so." for number in ("One", "Two", "Three", "Four")]
    answer = quoting("Who?", *(cited(OLD, said, ANN) for said in words), asked=(OLD, BARE))

    assert "4 quotes, 2 of them folded." in _said(answer)
    assert "4 quotes. " in _said(answer, has_folds=False)


def test_a_question_that_is_quoted_with_its_answer_is_a_quote_of_its_own() -> None:
    asks, answers = cited(OLD, "One said so.", ANN), cited(OLD, "Two said so.", ANN)
    answer = replace(
        quoting("Is it?", asks, asked=(OLD, BARE)),
        claims=(Claim("One said so.\nTwo said so.", (asks, answers)),),
    )

    assert "2 quotes. " in _said(answer)
    assert texts.answer_announcement(answer).endswith(": 2 quotes.")


def test_words_in_two_places_are_one_quote_of_the_line_and_of_the_status() -> None:
    claim = Claim(TWICE, (cited(HARM, TWICE), cited(HARM, TWICE, nth=1)))
    answer = replace(quoting("Is it?", *claim.citations), claims=(claim,))

    assert "1 quote. " in _said(answer)
    assert texts.answer_announcement(answer).endswith(": 1 quote.")


def test_silence_says_what_was_looked_for_and_what_of_it_is_nowhere() -> None:
    assert _said(_SILENT) == (
        "Not on record. The library does not answer this. "
        "Looked for “tea”, “cost” in 2 documents. In none of them: “tea”."
    )
    assert "The quoted documents do not mention “tea”." in _said(ABSTAINED)


def test_a_sentence_that_was_left_out_is_counted() -> None:
    assert "1 sentence left out, see below." in _said(WRITTEN)


@pytest.mark.parametrize("answer", [ANSWERED, _SILENT])
def test_the_probability_is_told_on_hover_and_focus(answer: Answer) -> None:
    drawn = render_summary(answer, has_folds=True)
    (known,) = [known for tag, known in tags_of(drawn) if tag == "button"]

    number = phrases.confidence_phrase(answer.confidence)
    assert number not in text_of(drawn)
    assert known["data-stands"] == number
    assert str(known["aria-label"]).endswith(f" {number}")


@pytest.mark.parametrize(
    ("probability", "word"),
    [
        (1.0, "almost certain (100%)"),
        (0.95, "almost certain (95%)"),
        (0.946, "almost certain (95%)"),
        (0.944, "very likely (94%)"),
        (0.8, "very likely (80%)"),
        (0.55, "likely (55%)"),
        (0.45, "about as likely as not (45%)"),
        (0.2, "unlikely (20%)"),
        (0.05, "very unlikely (5%)"),
        (0.0, "almost no chance (0%)"),
    ],
)
def test_each_band_of_probabilities_has_its_word(probability: float, word: str) -> None:
    assert phrases.sure(probability) == word


def test_the_more_likely_the_other_the_sentence() -> None:
    said = [phrases.likely(percent / 100) for percent in (99, 90, 70, 50, 30, 10, 1)]

    assert len(set(said)) == len(said)
    assert said[2] == "This is probably an answer."
