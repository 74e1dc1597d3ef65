"""Backing, by hand."""

from __future__ import annotations

from evals.metrics.verification import (
    METRICS,
    rejections_with_reason,
    verified_sentences,
    wrongly_rejected,
)
from tests.evals.outcomes import outcome

REJECTIONS = (("It was cheap.", "no such number"), ("It  was\nshut.", "a negation is lost"))


def test_of_five_written_sentences_three_passed() -> None:
    assert verified_sentences(
        outcome(mode="written", claims=("a", "b", "c"), rejections=REJECTIONS)
    ) == (3, 5)
    assert verified_sentences(outcome(mode="written", rejections=REJECTIONS)) == (0, 2)


def test_quotes_are_not_written_and_a_silent_model_wrote_nothing() -> None:
    assert verified_sentences(outcome(claims=("a",))) is None
    assert verified_sentences(outcome(mode="written")) is None


def test_a_rejection_gives_its_cause() -> None:
    assert rejections_with_reason(outcome(rejections=(*REJECTIONS, ("Why?", " ")))) == (2, 3)
    assert rejections_with_reason(outcome(claims=("a",))) is None


def test_sentences_that_the_case_calls_faithful_are_wrongly_rejected() -> None:
    case = {"faithful": ["It was shut.", "It was long.", "It was never written."]}
    one = outcome(
        mode="written",
        claims=("It was  long.", "It was red.", "Blue."),
        rejections=REJECTIONS,
        case=case,
    )

    # Two faithful sentences were written, however spaced: one passed, one was refused.
    assert wrongly_rejected(one) == (1, 2)
    assert wrongly_rejected(outcome(mode="written", rejections=REJECTIONS)) is None


def test_who_rejects_what_is_faithful_does_worse() -> None:
    good = METRICS[2].goodness

    assert good((2, 2)) < good((1, 2)) < good((0, 2))
