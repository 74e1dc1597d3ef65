"""Answering and silence, by hand."""

from __future__ import annotations

from evals.metrics.answering import METRICS, answer_rate, false_answers
from evals.metrics.metric import figure
from tests.evals.outcomes import outcome, place, quote

SHOWN = [quote(0, 5)]


def test_an_answerable_question_is_answered_or_not() -> None:
    assert answer_rate(outcome(place(0, 5), shown=SHOWN)) == (1.0,)
    assert answer_rate(outcome(place(0, 5), shown=[quote(50, 60)])) == (
        1.0,
    )  # wrongly, but answered
    assert answer_rate(outcome(place(0, 5), nearest_stand=(True,))) == (0.0,)
    assert false_answers(outcome(place(0, 5), shown=SHOWN)) is None


def test_an_unanswerable_question_is_answered_or_not() -> None:
    assert false_answers(outcome(shown=SHOWN)) == (1.0,)
    assert false_answers(outcome(nearest_stand=(True,))) == (0.0,)
    assert answer_rate(outcome(shown=SHOWN)) is None


def test_each_figure_counts_its_own_side() -> None:
    cases = [outcome(place(0, 5), shown=SHOWN)] * 3 + [outcome(place(0, 5))]
    cases += [outcome(shown=SHOWN)] + [outcome()] * 4

    right, wrong = (figure(metric, cases) for metric in METRICS)

    assert right.estimate is not None
    assert wrong.estimate is not None
    assert (right.estimate.mean, right.estimate.count, right.undefined) == (3 / 4, 4, 5)
    assert (wrong.estimate.mean, wrong.estimate.count, wrong.undefined) == (1 / 5, 5, 4)


def test_of_the_unanswerable_the_answered_one_is_the_worse() -> None:
    good = METRICS[1].goodness

    assert good((1.0,)) < good((0.0,))
