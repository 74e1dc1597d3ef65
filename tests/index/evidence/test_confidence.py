"""Confidence: what speaks for an answer and against it, and how it is weighed."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.evidence.confidence import (
    NAMES,
    SHIPPED_CONFIDENCE,
    ConfidenceModel,
    confidence,
    features,
)
from index.evidence.evidence import ScoredSentence, Signals
from index.passages.sentences import sentences
from index.question.addressee import QuestionTarget
from index.question.analysis import QuestionAnalysis, analyse_question
from index.search.lexical import LexicalIndex
from tests.index.folders import invented

_DOCUMENT = invented(
    "Mara Lind designed the footbridge. It was opened on 12 May 2019. It is 80 metres long. "
    "The council did not pay. Rain fell.",
    "essay",
)
_LEXICAL = LexicalIndex([_DOCUMENT.text, "Bread is dear.", "Coal is black.", "Ferries are slow."])
_SHARES = st.tuples(*[st.floats(0.0, 1.0) for _ in NAMES])


def _best(at: int, *, cosine: float = 0.5) -> ScoredSentence:
    sentence = sentences(_DOCUMENT)[at]
    return ScoredSentence(_DOCUMENT, at, sentence.span, sentence.voice, 1.0, cosine, 0.5)


def _found(question: str, *scored: ScoredSentence) -> dict[str, float]:
    return dict(zip(NAMES, features(_asking(question), scored, _LEXICAL), strict=True))


def _asking(question: str, *, about: str = "") -> QuestionAnalysis:
    target = QuestionTarget(question, about=about)
    return replace(analyse_question(question, ()), target=target)


def test_the_nearest_sentence_that_has_what_is_asked_for_counts() -> None:
    scored = [_best(0, cosine=0.9), _best(1, cosine=0.6), _best(2, cosine=0.4)]

    assert _found("When was the footbridge opened?", *scored)["holding"] == 0.6
    assert _found("How long is the footbridge?", *scored)["holding"] == 0.4
    assert _found("How many piers has it?", *scored)["holding"] == 0.0
    assert _found("Why a footbridge?", *scored)["holding"] == 0.9


def test_nearness_to_what_is_asked_of_somebody_counts_as_much() -> None:
    near = replace(_best(0, cosine=0.2), about=0.7)

    assert _found("What does Orr say about the footbridge?", near)["holding"] == 0.7


def test_a_word_that_the_best_sentence_lacks_counts_by_its_rarity() -> None:
    best = _best(0)

    assert _found("designed the footbridge", best)["unheld"] == 0.0
    assert _found("zeppelin", best)["unheld"] == 1.0
    assert 0.5 < _found("footbridge zeppelin", best)["unheld"] < 1.0


def test_what_stands_before_the_best_sentence_is_held_too() -> None:
    assert _found("footbridge opened", _best(1))["unheld"] == 0.0


def test_names_and_numbers_are_sought_in_the_whole_document() -> None:
    found = _found("Did Lind and Orr meet in 2019 or 2020?", _best(4))

    assert 0.0 < found["name"] < 1.0
    assert 0.0 < found["number"] < 1.0
    assert _found("Did Lind build it in 2019?", _best(4))["name"] == 0.0
    assert _found("Did Orr build it?", _best(4))["name"] == 1.0


def test_the_first_word_of_a_question_is_no_name() -> None:
    assert _found("Zeppelins?", _best(0))["name"] == 0.0


def test_a_denial_that_nothing_denies_is_told() -> None:
    question = "Why did the council not pay?"

    assert _found(question, _best(0))["denied"] == 1.0
    assert _found(question, _best(0), _best(3))["denied"] == 0.0
    assert _found("Why did the council pay?", _best(0))["denied"] == 0.0
    assert _found("Why didn’t it rain?", _best(0))["denied"] == 1.0


def test_it_is_told_whether_the_best_sentence_is_theirs_of_whom_the_question_asks() -> None:
    theirs = replace(_best(0), signals=Signals(asked=True))

    assert _found("What does Orr say?", theirs, _best(1))["asked"] == 1.0
    assert _found("What does Orr say?", _best(1), theirs)["asked"] == 0.0


def test_they_have_to_speak_of_what_is_asked_of_them() -> None:
    theirs = replace(_best(0), signals=Signals(asked=True))

    def asked(about: str) -> float:
        analysis = _asking(f"What does Orr say about {about}?", about=about)
        scored = features(analysis, [theirs], _LEXICAL)
        return dict(zip(NAMES, scored, strict=True))["asked"]

    assert asked("the footbridge") == 1.0
    assert asked("the zeppelin") == 0.0
    assert asked("it") == 1.0


@pytest.mark.parametrize("question", ["", "the", "Who paid?"])
def test_without_sentences_or_words_confidence_is_none(question: str) -> None:
    assert confidence(features(_asking(question), (), _LEXICAL)) == 0.0
    assert confidence(features(_asking("what is it"), [_best(0)], _LEXICAL)) == 0.0


@given(_SHARES)
def test_confidence_is_a_probability(found: tuple[float, ...]) -> None:
    assert 0.0 <= confidence(found) <= 1.0


@given(_SHARES, st.sampled_from(range(len(NAMES))))
def test_what_speaks_for_an_answer_raises_confidence_and_what_speaks_against_it_lowers_it(
    found: tuple[float, ...], at: int
) -> None:
    sure = [SHIPPED_CONFIDENCE([*found[:at], value, *found[at + 1 :]]) for value in (0.0, 0.5, 1.0)]
    raises = NAMES[at] in {"holding", "asked"}

    assert all(one < other if raises else one > other for one, other in pairwise(sure))


def test_a_fit_is_read_as_it_was_written() -> None:
    assert ConfidenceModel.from_json(SHIPPED_CONFIDENCE.as_json()) == SHIPPED_CONFIDENCE


def test_a_fit_of_other_features_is_refused() -> None:
    with pytest.raises(ValueError, match="a weight for each"):
        ConfidenceModel(0.0, (1.0,))
    with pytest.raises(KeyError, match="holding"):
        ConfidenceModel.from_json('{"bias": 0, "weights": {}}')
