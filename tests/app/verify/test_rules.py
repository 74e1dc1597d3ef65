"""The table of rules has every code that a sentence's text can be refused with."""

from __future__ import annotations

from app.verify.fault import FaultKind
from app.verify.rules import RULES, rules_markdown


def test_every_code_but_those_of_keys_has_a_rule() -> None:
    without_keys = set(FaultKind) - {FaultKind.NO_KEY, FaultKind.UNKNOWN_KEY}

    assert {rule.code for rule in RULES} == without_keys


def test_each_rule_has_a_function_and_a_description_of_its_own() -> None:
    assert len({rule.check for rule in RULES}) == len(RULES)
    assert len({rule.description for rule in RULES}) == len(RULES)
    assert all(rule.check.__name__.startswith("check_") for rule in RULES)


def test_the_documentation_has_a_row_for_each_rule() -> None:
    assert len(rules_markdown().splitlines()) == len(RULES) + 2
