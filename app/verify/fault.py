"""Why a written sentence is refused or doubted: the code and the reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.text.message_text import ShownText


class FaultKind(StrEnum):
    """What is wrong with a sentence."""

    NO_KEY = "no key"
    UNKNOWN_KEY = "unknown key"
    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    QUOTATION = "quotation"
    NEGATION = "negation"
    SPEAKER = "speaker"
    MERGED = "merged speakers"
    WORDS = "words"
    FORM = "form"
    ABSENCE = "absence"
    ENTAILMENT = "entailment"
    JUDGE = "judge"


@dataclass(frozen=True, slots=True)
class SentenceFault:
    """The kind of fault, and the reason as a message for readers."""

    kind: FaultKind
    message: ShownText

    @property
    def reason(self) -> str:
        """The reason in words: 'no cited sentence holds the number 40'."""
        return str(self.message)
