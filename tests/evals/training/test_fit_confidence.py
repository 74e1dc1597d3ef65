"""The fit of confidence: what it learns of cases, and that chance has no part in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evals.training.fit_confidence import (
    PRINTED_THRESHOLDS,
    TARGET_SHARES,
    FittingCase,
    answered_shares,
    fit_model,
)
from index.evidence.confidence import NAMES, UNANSWERED

# What a case of each kind has of what tells that the subject is there, that it is answered, and
# of the names that are lacked.
_KINDS = {"present": (0.8, 0.8, 0.1), "near": (0.8, 0.2, 0.1), "absent": (0.2, 0.2, 0.8)}
_NEARNESS, _EXPECTED, _LACKED = map(NAMES.index, ("nearness", "expected", "name"))


def _cases(kinds: dict[str, tuple[float, float, float]]) -> list[FittingCase]:
    """Twenty cases a kind in each of three sets, around what is told of it, of ten articles."""
    found = []
    for library in ("news", "opinion", "tales"):
        for kind, (near, likely, lacked) in kinds.items():
            for number in range(20):
                values = list(UNANSWERED)
                values[_NEARNESS] = near + 0.01 * (number % 5)
                values[_EXPECTED] = likely + 0.02 * (number - 10)
                values[_LACKED] = lacked + 0.01 * (number % 7 - 3)
                article = f"article {number % 10}"
                found.append(FittingCase(tuple(values), kind, article, library))
    return found


def test_each_factor_learns_what_tells_its_cases_apart() -> None:
    made = fit_model(_cases(_KINDS))

    assert made.subject.weights["nearness"] > 0 > made.subject.weights["name"]
    assert made.answer.weights["expected"] > 0
    assert made(_cases(_KINDS)[10].features) > 0.5


def test_what_is_always_alike_weighs_nothing() -> None:
    made = fit_model(_cases(_KINDS))

    assert made.subject.weights["around"] == made.subject.weights["number"] == 0.0
    assert made.answer.weights["passages"] == made.answer.weights["read"] == 0.0


def test_of_answers_the_written_sets_teach_more_than_the_others() -> None:
    turned = [
        replace(one, kind={"present": "near", "near": "present"}[one.kind])
        if one.library == "tales" and one.kind != "absent"
        else one
        for one in _cases(_KINDS)
    ]

    assert fit_model(turned).answer.weights["expected"] > 0


def test_the_same_cases_make_the_same_fit() -> None:
    assert fit_model(_cases(_KINDS)) == fit_model(_cases(_KINDS))


def test_a_kind_weighs_the_same_however_many_cases_it_has() -> None:
    cases = _cases(_KINDS)
    twice = [*cases, *(replace(case) for case in cases if case.kind == "absent")]

    for case in cases[::20]:
        assert fit_model(twice)(case.features) == pytest.approx(
            fit_model(cases)(case.features), abs=0.05
        )


def test_no_feature_weighs_against_its_sign() -> None:
    turned = {"present": (0.2, 0.2, 0.8), "near": (0.2, 0.6, 0.8), "absent": (0.8, 0.6, 0.1)}
    made = fit_model(_cases(turned))

    assert made.subject.weights["nearness"] == made.subject.weights["name"] == 0.0
    assert made.answer.weights["expected"] == 0.0


def test_of_each_kind_it_is_told_how_many_are_answered_from_each_threshold() -> None:
    read = NAMES.index("read")
    cases = [
        replace(case, features=(*case.features[:read], 1.0, *case.features[read + 1 :]))
        for case in _cases(_KINDS)
    ]
    lines = list(answered_shares(cases))

    assert len(lines) == len(PRINTED_THRESHOLDS)
    assert lines[-1] == (
        "answered from 0.50: written present 1.000, near 0.000, absent 0.000; "
        "others present 1.000, near 0.000, absent 0.000; "
        "all present 1.000, near 0.000, absent 0.000"
    )
    unread = next(answered_shares(_cases(_KINDS)))
    assert unread.endswith("present 0.000, near 0.000, absent 0.000")


def test_half_of_the_questions_count_as_answered() -> None:
    assert TARGET_SHARES["present"] == sum(TARGET_SHARES.values()) / 2
