"""The table of rules has every code that a sentence's text can be refused with."""

from __future__ import annotations

from pathlib import Path

from app.verify.fault import FaultKind
from app.verify.rules import RULES, rules_markdown


def test_every_code_but_those_of_keys_and_of_the_model_has_a_rule() -> None:
    others = {FaultKind.NO_KEY, FaultKind.UNKNOWN_KEY, FaultKind.ENTAILMENT, FaultKind.JUDGE}

    assert {rule.code for rule in RULES} == set(FaultKind) - others


def test_each_rule_has_a_function_and_a_description_of_its_own() -> None:
    assert len({rule.check for rule in RULES}) == len(RULES)
    assert len({rule.description for rule in RULES}) == len(RULES)
    assert all(rule.check.__name__.startswith("check_") for rule in RULES)


def test_the_documentation_has_the_table_of_rules() -> None:
    page = Path(__file__).resolve().parents[3] / "docs" / "how-it-works.md"

    assert len(rules_markdown().splitlines()) == len(RULES) + 2
    assert rules_markdown() in page.read_text(encoding="utf-8")
