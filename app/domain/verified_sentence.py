"""A sentence that was held against places of the library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.citation import Citation
    from app.domain.claim import SentenceStanding


@dataclass(frozen=True, slots=True)
class VerifiedSentence:
    """A sentence, what it cites, and how far that bears it.

    `standing` is None where the places are not in the library; `code` and `reason` say why it is
    not confirmed. `entailed` and `contradicted` are the probabilities, 0 to 1, that the places say
    it and that they deny it; None where no model has read it.
    """

    sentence: str
    citations: tuple[Citation, ...] = ()
    standing: SentenceStanding | None = None
    code: str | None = None
    reason: str | None = None
    entailed: float | None = None
    contradicted: float | None = None
