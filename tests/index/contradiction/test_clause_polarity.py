"""Clauses, and which of their words are affirmed or negated."""

from __future__ import annotations

import pytest

from index.contradiction.clause_polarity import is_retort, parse_clauses


def _affirmed(text: str) -> dict[str, bool]:
    return {word.meaning: word.affirmed for clause in parse_clauses(text) for word in clause.words}


def test_a_negation_holds_for_its_own_clause() -> None:
    affirmed = _affirmed("The ferry did not sink, but the toll rose.")

    assert affirmed["ferri"] is False
    assert affirmed["toll"] is True


def test_two_negations_cancel_out() -> None:
    assert _affirmed("Nobody denied the toll.")["toll"] is True


def test_a_reporting_verb_ends_a_clause() -> None:
    reporter, statement = parse_clauses("Kemp denies nothing and says that the toll rose.")[-2:]

    assert "toll" not in {word.meaning for word in reporter.words}
    assert {word.meaning for word in statement.words} == {"toll", "rose"}


@pytest.mark.parametrize("text", ["Did the ferry sink?", "If the ferry sinks, nobody pays."])
def test_questions_and_conditions_state_nothing(text: str) -> None:
    assert any(clause.open for clause in parse_clauses(text))


@pytest.mark.parametrize(
    ("text", "retort"),
    [("It didn't.", True), ("That is false.", True), ("It didn't rain.", False), ("No.", False)],
)
def test_a_retort_only_denies_the_sentence_before(text: str, *, retort: bool) -> None:
    assert is_retort(text) is retort
