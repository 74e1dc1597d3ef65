"""The values between selection and answer: quotes with their evidence, not yet explained."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.claim import Claim
    from app.domain.explanation import SelectionReason
    from index.evidence.evidence import Evidence


@dataclass(frozen=True, slots=True)
class SelectedQuote:
    """A claim, the evidence it was made of, and why it was selected."""

    claim: Claim
    evidence: Evidence
    reason: SelectionReason


@dataclass(frozen=True, slots=True)
class QuoteSelection:
    """The quotes that answer, best first, and further ones among which the other side may be.

    Both are empty where the `confidence` is below the `threshold`; both run from 0 to 1.
    """

    confidence: float
    threshold: float
    quotes: tuple[SelectedQuote, ...] = ()
    further: tuple[SelectedQuote, ...] = ()

    @property
    def is_silent(self) -> bool:
        """Whether the library does not answer."""
        return self.confidence < self.threshold
