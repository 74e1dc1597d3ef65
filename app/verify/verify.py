"""Check one written sentence against the quotes it cites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.verify.evidence import CitedEvidence
from app.verify.fault import SentenceFault
from app.verify.quotations import fill_quotations
from app.verify.rules import RULES, SentenceForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.citation import Citation


def verify_sentence(
    text: str, cited: Sequence[Citation], *, question: str, weak: bool = False
) -> str | SentenceFault:
    """Return the sentence to show, its quotations filled from the source, or its first fault.

    With `weak` the model is not trusted to paraphrase: the sentence must keep the quote's words.
    """
    evidence = CitedEvidence(tuple(cited), question)
    for rule in RULES:
        if rule.weak_model not in (None, weak):
            continue
        sentence = text
        if rule.reads is not SentenceForm.WRITTEN:
            filled = fill_quotations(text.strip(), evidence)
            if isinstance(filled, SentenceFault):
                return filled
            sentence = filled.prose if rule.reads is SentenceForm.PROSE else filled.text
        if fault := rule.check(sentence, evidence):
            return fault
    filled = fill_quotations(text.strip(), evidence)
    return filled if isinstance(filled, SentenceFault) else filled.text
