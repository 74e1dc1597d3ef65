"""The changes of a quotation against its source, and the edits that the quoter marked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.check.quotation import Sign


class ChangeKind(StrEnum):
    """The kind of a change; the values are shown to readers."""

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
    NUMBER_FORM = "number written otherwise"
    CONTRACTION = "contraction"
    CASE = "letter case"
    MARKS = "marks"


@dataclass(frozen=True, slots=True)
class QuotationChange:
    """The quoted words (`said`) in place of the source's (`stands`), at an offset of the source.

    Either may be empty, not both. `loses` are the negations and hedges of the source that the
    quotation dropped.
    """

    kind: ChangeKind
    quoted: str
    source: str
    start: int
    lost_cues: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a change of nothing."""
        if self.quoted == self.source:
            message = f"nothing is changed at {self.start}"
            raise ValueError(message)

    @property
    def end(self) -> int:
        """The offset where the source's words end."""
        return self.start + len(self.source)


@dataclass(frozen=True, slots=True)
class QuoterMark:
    """An ellipsis, bracket or capital that the quoter marked, and the source's words in its place.

    `stands` is empty where nothing was left out; `loses` are the negations and hedges in it.
    """

    sign: Sign
    quoted: str
    replaced: str
    start: int
    lost_cues: tuple[str, ...] = ()

    @property
    def end(self) -> int:
        """The offset where the replaced words end in the source."""
        return self.start + len(self.replaced)
