"""The model of scores: written and read, and what it adds up."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.evidence.evidence import Signals
from index.evidence.score_model import (
    FEATURES,
    NOT_READ,
    PARTS,
    READ,
    SHIPPED_MODELS,
    UNREAD,
    ScoreModel,
    features_of,
    logistic,
    models_as_json,
    models_from_json,
)

_NUMBERS = st.floats(-50.0, 50.0)
_SIGNALS = st.builds(
    Signals,
    words=st.floats(0.0, 1.0),
    around=st.floats(0.0, 1.0),
    passage=_NUMBERS,
    rank=st.integers(1, 60),
    asked=st.booleans(),
    asks=st.booleans(),
    interviews=st.booleans(),
    cosine=st.floats(-1.0, 1.0),
    cosine_gap=st.floats(-1.0, 0.0),
    reading=st.none() | _NUMBERS,
    reading_gap=_NUMBERS,
    window=_NUMBERS,
)
_MODELS = st.builds(
    ScoreModel, _NUMBERS, st.fixed_dictionaries({}, optional=dict.fromkeys(FEATURES, _NUMBERS))
)


@given(st.dictionaries(st.sampled_from([READ, NOT_READ]), _MODELS))
def test_models_are_read_as_they_were_written(models: dict[str, ScoreModel]) -> None:
    assert models_from_json(models_as_json(models)) == models


@given(_MODELS, _SIGNALS)
def test_what_the_parts_add_is_the_log_odds(model: ScoreModel, signals: Signals) -> None:
    parts = model.contributions(signals)
    values = features_of(signals)
    weighed = sum(weight * values[name] for name, weight in model.weights.items())

    assert parts.keys() == PARTS.keys()
    assert model.log_odds(signals) == pytest.approx(model.bias + sum(parts.values()))
    assert model.log_odds(signals) == pytest.approx(model.bias + weighed, abs=1e-6)


@given(_SIGNALS)
def test_each_signal_is_in_one_part_and_what_nobody_read_counts_nothing(signals: Signals) -> None:
    values = features_of(signals)

    assert sorted(values) == sorted(FEATURES)
    if signals.reading is None:
        assert all(values[name] == 0.0 for name in UNREAD)


def test_the_shipped_models_weigh_only_features_that_there_are() -> None:
    assert set(SHIPPED_MODELS) == {READ, NOT_READ}
    assert SHIPPED_MODELS[READ].weights.keys() == set(FEATURES)
    assert SHIPPED_MODELS[NOT_READ].weights.keys() == set(FEATURES) - set(UNREAD)


@given(st.floats(allow_nan=False))
def test_any_log_odds_are_a_probability(log_odds: float) -> None:
    assert 0.0 <= logistic(log_odds) <= 1.0
    assert logistic(log_odds) + logistic(-log_odds) == pytest.approx(1.0)


def test_log_odds_of_three_to_one_are_three_in_four() -> None:
    assert logistic(math.log(3)) == pytest.approx(0.75)
