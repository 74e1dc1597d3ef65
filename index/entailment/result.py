"""What an entailment model makes of a sentence and its premise."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entailment:
    """The chances that a premise entails a sentence, and that it contradicts it; each 0 to 1."""

    entailed: float
    contradicted: float
