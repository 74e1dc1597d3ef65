"""What a quotation changed of the words on record, and what a quoter marked as their own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.check.quotation import Sign


class ChangeKind(StrEnum):
    """What became of the words; the values are shown to readers."""

    NEGATION_DROPPED = "negation dropped"
    NEGATION_ADDED = "negation added"
    NUMBER = "another number or date"
    NAME = "another name"
    HEDGE_DROPPED = "hedge dropped"
    HEDGE_ADDED = "hedge added"
    WORD = "another word"
    LEFT_OUT = "words left out"
    CLAUSE = "reporting clause left out"
    ADDED = "words added"
    JOINED = "sentences joined"
    PARTED = "sentence parted"
    SPELLING = "spelling"
    CASE = "letter case"
    MARKS = "marks"


@dataclass(frozen=True, slots=True)
class QuotationChange:
    """What was said in place of what stands, and where that begins in the source.

    One of the two may be empty, not both. `loses` are the negations and hedges among the words
    that stand and were not said.
    """

    kind: ChangeKind
    said: str
    stands: str
    start: int
    loses: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a change of nothing."""
        if self.said == self.stands:
            message = f"nothing is changed at {self.start}"
            raise ValueError(message)

    @property
    def end(self) -> int:
        """Where what stands ends in the source."""
        return self.start + len(self.stands)


@dataclass(frozen=True, slots=True)
class QuoterMark:
    """An ellipsis, a bracket or a capital of the quoter's: what it stands for, and where.

    `stands` is empty where nothing was left out; `loses` are the negations and hedges in it.
    """

    sign: Sign
    said: str
    stands: str
    start: int
    loses: tuple[str, ...] = ()

    @property
    def end(self) -> int:
        """Where what it stands for ends in the source."""
        return self.start + len(self.stands)
