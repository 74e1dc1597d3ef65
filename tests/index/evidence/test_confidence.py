"""Confidence: what speaks for an answer and against it, and how it is weighed."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.evidence.confidence import (
    ANSWERING,
    NAMES,
    ON_SUBJECT,
    ConfidenceFactor,
    ConfidenceModel,
    confidence,
    features,
)
from index.evidence.evidence import ScoredSentence, Signals
from index.passages.sentences import sentences
from index.question.analysis import QuestionAnalysis, analyse_question
from index.ranking_config import RankingConfig
from index.search.lexical import LexicalIndex
from tests.index.folders import invented

_DOCUMENT = invented(
    "Mara Lind designed the footbridge. It was opened on 12 May 2019. It is 80 metres long. "
    "The council did not pay. Rain fell.",
    "essay",
)
_LEXICAL = LexicalIndex.of_texts(
    [_DOCUMENT.text, "Bread is dear.", "Coal is black.", "Ferries are slow."]
)
_VALUES = st.tuples(*[st.floats(-1e3, 1e3) for _ in NAMES])
_READER = ("read", "passages")


def _best(at: int, *, cosine: float = 0.5) -> ScoredSentence:
    sentence = sentences(_DOCUMENT)[at]
    return ScoredSentence(_DOCUMENT, at, sentence.span, sentence.voice, 1.0, cosine, 0.5)


def _found(question: str, *scored: ScoredSentence) -> dict[str, float]:
    return dict(zip(NAMES, features(_asking(question), scored, _LEXICAL), strict=True))


def _asking(question: str) -> QuestionAnalysis:
    return analyse_question(question, ())


def _scoring(at: int, log_odds: float) -> ScoredSentence:
    return replace(_best(at), score=log_odds)


def test_how_many_sentences_belong_to_the_answer_counts() -> None:
    found = _found("footbridge", _scoring(0, math.log(3)), _scoring(1, 0.0), _scoring(2, -40.0))

    assert found["expected"] == pytest.approx(0.75 + 0.5 + 0.0)


def test_only_the_best_sentences_count() -> None:
    scored = [_scoring(0, 40.0), _scoring(1, 40.0), _scoring(2, 40.0)]
    ranking = RankingConfig(confidence_sentences=2)
    values = features(_asking("footbridge"), scored, _LEXICAL, ranking=ranking)

    assert dict(zip(NAMES, values, strict=True))["expected"] == pytest.approx(2.0)


def test_nearness_is_that_of_the_nearest_sentence() -> None:
    scored = [_best(0, cosine=0.3), _best(1, cosine=0.6)]

    assert _found("When was the footbridge opened?", *scored)["nearness"] == 0.6
    assert _found("footbridge", _best(0, cosine=-0.2))["nearness"] == 0.0


def test_nearness_to_what_is_asked_of_somebody_counts_as_much() -> None:
    near = replace(_best(0, cosine=0.2), about=0.7)

    assert _found("What does Orr say about the footbridge?", near)["nearness"] == 0.7


def test_the_words_that_count_are_those_of_the_sentence_that_has_most_with_what_is_around_it() -> (
    None
):
    scored = [
        replace(_best(at), signals=Signals(around=share)) for at, share in enumerate((0.2, 0.8))
    ]

    assert _found("When was the footbridge opened?", *scored)["around"] == 0.8


def test_the_best_sentence_that_has_the_questions_words_is_literal() -> None:
    said, unsaid = (replace(_best(0), signals=Signals(words=share)) for share in (0.95, 0.85))

    assert _found("Who designed the footbridge?", said, unsaid)["literal"] == 1.0
    assert _found("Who designed the footbridge?", unsaid, said)["literal"] == 0.0


def _read(at: int, reading: float, *, rank: int = 1, window: float = 0.0) -> ScoredSentence:
    return replace(_best(at), signals=Signals(reading=reading, rank=rank, window=window))


def test_without_a_reader_its_features_are_none() -> None:
    found = _found("footbridge", _best(0), _best(1))

    assert [found[name] for name in _READER] == [0.0] * len(_READER)


def test_what_a_reader_makes_of_each_passage_counts_once() -> None:
    found = _found(
        "footbridge",
        _read(0, -1.5, rank=2, window=-2.0),
        _read(1, -0.5, rank=1, window=4.0),
        _read(2, -3.0, rank=1, window=4.0),  # of the same passage
        _read(4, -9.0, rank=3, window=-5.0),
    )

    assert [found[name] for name in _READER] == [1.0, pytest.approx(-1.0)]


def test_names_and_numbers_are_sought_in_the_whole_document() -> None:
    found = _found("Did Lind and Orr meet in 2019 or 2020?", _best(4))

    assert 0.0 < found["name"] < 1.0
    assert 0.0 < found["number"] < 1.0
    assert _found("Did Lind build it in 2019?", _best(4))["name"] == 0.0
    assert _found("Did Orr build it?", _best(4))["name"] == 1.0


def test_the_first_word_of_a_question_is_no_name() -> None:
    assert _found("Zeppelins?", _best(0))["name"] == 0.0


@pytest.mark.parametrize("question", ["", "the", "Who paid?"])
def test_without_sentences_or_words_confidence_is_none(question: str) -> None:
    assert confidence(features(_asking(question), (), _LEXICAL)) == 0.0
    assert confidence(features(_asking("what is it"), [_best(0)], _LEXICAL)) == 0.0


@given(_VALUES)
def test_confidence_is_a_probability(found: tuple[float, ...]) -> None:
    assert 0.0 <= confidence(found) <= 1.0


def _model(biases: tuple[float, float], weights: tuple[float, ...]) -> ConfidenceModel:
    named = dict(zip(NAMES, weights, strict=True))
    subject, answer = (
        ConfidenceFactor(bias, {name: named[name] for name in names})
        for bias, names in zip(biases, (ON_SUBJECT, ANSWERING), strict=True)
    )
    return ConfidenceModel(subject, answer)


_BIASES = st.tuples(st.floats(-1e3, 1e3), st.floats(-1e3, 1e3))


@given(_BIASES, _VALUES, _VALUES)
def test_any_fit_gives_a_probability_for_anything(
    biases: tuple[float, float], weights: tuple[float, ...], values: tuple[float, ...]
) -> None:
    assert 0.0 <= _model(biases, weights)(values) <= 1.0


@given(_BIASES, _VALUES)
def test_a_fit_is_read_as_it_was_written(
    biases: tuple[float, float], weights: tuple[float, ...]
) -> None:
    model = _model(biases, weights)

    assert ConfidenceModel.from_json(model.as_json()) == model


def test_both_the_subject_and_an_answer_are_needed() -> None:
    certain = dict.fromkeys(NAMES, 0.0) | {"nearness": 0.9, "around": 1.0, "expected": 6.0}
    certain |= {"read": 1.0, "passages": 6.0}
    lacking = {
        "subject": certain | {"nearness": 0.0, "around": 0.0},
        "answer": certain | {"expected": 0.0, "passages": -20.0},
    }

    assert confidence(tuple(certain.values())) > 0.8
    for values in lacking.values():
        assert confidence(tuple(values.values())) < 0.2
