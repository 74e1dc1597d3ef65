"""The fit of confidence: what it learns of cases, and that chance has no part in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evals.training.fit_confidence import (
    PRINTED_THRESHOLDS,
    TARGET_SHARES,
    FittingCase,
    answered_shares,
    calibrate,
)
from index.evidence.confidence import NAMES

_LIKELY, _LACKED = NAMES.index("expected"), NAMES.index("name")
_KINDS = {"present": (0.8, 0.1), "near": (0.6, 0.3), "absent": (0.2, 0.8)}


def _cases(kinds: dict[str, tuple[float, float]]) -> list[FittingCase]:
    """Twenty cases a kind, around what is told of it, of ten articles."""
    found = []
    for kind, (likely, lacked) in kinds.items():
        for number in range(20):
            values = [0.0] * len(NAMES)
            values[_LIKELY] = likely + 0.02 * (number - 10)
            values[_LACKED] = lacked + 0.01 * (number % 7 - 3)
            found.append(FittingCase(tuple(values), kind, f"article {number % 10}"))
    return found


def test_what_answered_questions_have_more_of_raises_confidence() -> None:
    made = calibrate(_cases(_KINDS))

    assert made.weights[_LIKELY] > 0 > made.weights[_LACKED]
    assert made(_cases(_KINDS)[10].features) > 0.5


def test_what_is_always_alike_weighs_nothing() -> None:
    made = calibrate(_cases(_KINDS))
    others = {value for at, value in enumerate(made.weights) if at not in {_LIKELY, _LACKED}}

    assert others == {0.0}


def test_the_same_cases_make_the_same_fit() -> None:
    assert calibrate(_cases(_KINDS)) == calibrate(_cases(_KINDS))


def test_a_kind_weighs_the_same_however_many_cases_it_has() -> None:
    cases = _cases(_KINDS)
    twice = [*cases, *(replace(case) for case in cases if case.kind == "absent")]

    for case in cases[::20]:
        assert calibrate(twice)(case.features) == pytest.approx(
            calibrate(cases)(case.features), abs=0.05
        )


def test_where_nothing_tells_cases_apart_half_are_answered() -> None:
    alike = dict.fromkeys(TARGET_SHARES, (0.5, 0.3))

    assert calibrate(_cases(alike))(_cases(alike)[0].features) == pytest.approx(0.5, abs=0.02)


def test_no_feature_weighs_against_its_sign() -> None:
    turned = {"present": (0.2, 0.8), "near": (0.6, 0.3), "absent": (0.8, 0.1)}
    made = calibrate(_cases(turned))

    assert made.weights[_LIKELY] == 0.0
    assert made.weights[_LACKED] == 0.0


def test_of_each_kind_it_is_told_how_many_are_answered_from_each_threshold() -> None:
    read = NAMES.index("read")
    cases = [
        replace(case, features=(*case.features[:read], 1.0, *case.features[read + 1 :]))
        for case in _cases(_KINDS)
    ]
    lines = list(answered_shares(cases))

    assert len(lines) == len(PRINTED_THRESHOLDS)
    assert lines[-1] == "answered from 0.50: present 1.000, near 0.000, absent 0.000"
    unread = next(answered_shares(_cases(_KINDS)))
    assert unread.endswith("present 0.000, near 0.000, absent 0.000")
