"""."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.citation import Citation
    from app.domain.explanation import QuoteExplanation


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence of an answer; in mode `quotes` its text is its quote.

    `why` tells why each quote behind it was chosen; claims that say the same are equal without it.
    """

    text: str
    citations: tuple[Citation, ...]
    why: tuple[QuoteExplanation, ...] = field(default=(), compare=False, repr=False)

    def __post_init__(self) -> None:
        """Refuse words that nothing backs."""
        if not self.citations:
            message = "a claim needs at least one citation; what has none is a rejection"
            raise ValueError(message)
