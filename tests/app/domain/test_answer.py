"""What an answer is: derived where it can be, valid from birth."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.answer import Answer, Coverage, Mode, Nearest, Rejection, Standing
from app.domain.citation import Citation
from app.domain.claim import Claim
from corpus.model.span import Span
from corpus.model.speaker import NOBODY
from tests.index.folders import invented

_NOTE = invented("The toll was three crowns. Nobody paid it.", "note")
_TOLL = Citation.at(Span(0, 26), _NOTE, NOBODY)
_ANSWER = Answer(
    question="What was the toll?",
    claims=(Claim(_TOLL.quote.exact, (_TOLL,)),),
    confidence=0.9,
    coverage=Coverage(("essay", "note"), ("note",)),
)


def test_an_answer_without_claims_abstains() -> None:
    assert replace(_ANSWER, claims=()).standing is Standing.ABSTAINED
    assert replace(_ANSWER, claims=(), missing=("toll",)).standing is Standing.ABSTAINED


def test_an_answer_with_claims_alone_answers() -> None:
    assert _ANSWER.standing is Standing.ANSWERED


def test_an_answer_of_which_something_is_missing_or_refused_is_partial() -> None:
    refused = replace(_ANSWER, rejections=(Rejection("It was four.", "no"),))

    assert replace(_ANSWER, missing=("Kemp",)).standing is Standing.PARTIAL
    assert replace(refused, mode=Mode.WRITTEN).standing is Standing.PARTIAL
    assert refused.standing is Standing.ANSWERED


def test_a_claim_that_nothing_backs_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="at least one citation"):
        Claim("The toll was four crowns.", ())


@pytest.mark.parametrize("confidence", [-0.01, 1.01, float("nan"), float("inf")])
def test_a_probability_that_is_none_is_refused(confidence: float) -> None:
    with pytest.raises(ValueError, match="from 0 to 1"):
        replace(_ANSWER, confidence=confidence)


@pytest.mark.parametrize("confidence", [0.0, 1.0])
def test_certainty_and_its_opposite_are_probabilities(confidence: float) -> None:
    assert replace(_ANSWER, confidence=confidence).confidence == confidence


def test_those_who_were_asked_and_do_not_speak_are_silent_in_their_order() -> None:
    assert Coverage(("d", "a", "c", "b"), ("c",)).silent == ("d", "a", "b")


def test_nobody_speaks_who_was_not_asked() -> None:
    with pytest.raises(ValueError, match=r"not asked: \['blog'\]"):
        Coverage(("essay",), ("essay", "blog"))


def test_a_reason_that_all_nearest_sentences_have_is_shared() -> None:
    one, other = Nearest(_TOLL, "no word is shared"), Nearest(_TOLL, "it does not speak of tea")

    assert replace(_ANSWER, nearest=(one, one)).shared_reason == "no word is shared"
    assert replace(_ANSWER, nearest=(one, other)).shared_reason is None
    assert replace(_ANSWER, nearest=(one,)).shared_reason is None
    assert _ANSWER.shared_reason is None
