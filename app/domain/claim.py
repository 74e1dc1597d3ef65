"""A claim: one sentence of an answer with its citations."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.citation import Citation
    from app.domain.explanation import QuoteExplanation


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence of an answer; in mode `quotes` its text is its quote.

    `why` tells why each quote behind it was selected; it does not count when claims are compared.
    """

    text: str
    citations: tuple[Citation, ...]
    why: tuple[QuoteExplanation, ...] = field(default=(), compare=False, repr=False)

    def __post_init__(self) -> None:
        """Refuse a claim without a citation."""
        if not self.citations:
            message = "a claim needs at least one citation; what has none is a rejection"
            raise ValueError(message)
