"""Check one written sentence against the quotes it cites, by rules alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.verify.evidence import CitedEvidence
from app.verify.fault import SentenceFault
from app.verify.quotations import fill_quotations
from app.verify.rules import RULES, SentenceForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.citation import Citation
    from app.verify.rules import SentenceRule


def verify_sentence(
    text: str, cited: Sequence[Citation], *, question: str, weak: bool = False
) -> str | SentenceFault:
    """Return the sentence to show, its quotations filled from the source, or why it is refused.

    With `weak` the model is not trusted to paraphrase: the sentence must keep the quote's words.
    """
    evidence = CitedEvidence(tuple(cited), question)
    fault = _first_fault(text, evidence, refuses=True, weak=weak)
    if fault is None:
        filled = fill_quotations(text.strip(), evidence)
        return filled if isinstance(filled, SentenceFault) else filled.text
    return fault


def doubtful_fault(text: str, evidence: CitedEvidence) -> SentenceFault | None:
    """Return what a rule has against confirming the sentence, though it does not refuse it."""
    return _first_fault(text, evidence, refuses=False)


def _first_fault(
    text: str, evidence: CitedEvidence, *, refuses: bool, weak: bool = False
) -> SentenceFault | None:
    for rule in RULES:
        if rule.refuses is not refuses or (rule.weak_model and not weak):
            continue
        if fault := rule_fault(rule, text, evidence):
            return fault
    return None


def rule_fault(rule: SentenceRule, text: str, evidence: CitedEvidence) -> SentenceFault | None:
    """Return what one rule has against the sentence, or why its quotations cannot be filled."""
    if rule.reads is not SentenceForm.PROSE:
        return rule.check(text, evidence)
    filled = fill_quotations(text.strip(), evidence)
    if isinstance(filled, SentenceFault):
        return filled
    return rule.check(filled.prose, evidence)
