"""Tell what a model says of the sources' silence, which no quote can show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.text.message_text import message_text
from app.verify.fault import FaultKind, SentenceFault

if TYPE_CHECKING:
    from app.verify.evidence import CitedEvidence

_SOURCES = (
    r"(?P<sources>quotes?|quotations?|sources?|passages?|documents?|texts?|excerpts?|evidence"
    r"|articles?|context|material|snippets?)"
)
_LACK = (
    r"(?:(?:do|does|did)(?: not|n['’]t)|cannot|can['’]t|never|nowhere|fails? to|(?:is|are) silent"
    r"|(?:contains?|gives?|provides?|offers?|includes?|makes?|has|have|says?)"
    r" (?:no|nothing|neither|little)\b)"
)
_MISSING = (
    r"(?:not|n['’]t|nowhere|never) (?:\w+ )?(?:mentioned|stated|specified|said|given|provided"
    r"|addressed|discussed|covered|included|explained|clear|answered|found)"
)
_ABSENCE = (
    re.compile(rf"\b(?:the|these|those|none of the|no)(?: \w+){{0,2}} {_SOURCES}\b[^.;]{{0,30}}\b{_LACK}", re.IGNORECASE),  # noqa: E501
    re.compile(rf"\b{_MISSING} (?:\w+ )?(?:in|by|from|within) (?:any of )?(?:the|these|those)(?: \w+){{0,2}} {_SOURCES}\b", re.IGNORECASE),  # noqa: E501
    re.compile(rf"\b(?:no|any) (?:information|mention|details?|answer|indication|evidence)\b[^.;]{{0,40}}\b(?:in|from) (?:the|these|those)(?: \w+){{0,2}} {_SOURCES}\b", re.IGNORECASE),  # noqa: E501
    re.compile(rf"\bnone of the(?: \w+){{0,2}} {_SOURCES}\b", re.IGNORECASE),
)  # fmt: skip


def states_absence(text: str, cited: str = "") -> bool:
    """Whether the text says what the sources lack; no where the `cited` words speak of sources.

    Then it may be a claim of theirs: "The documents do not mention a bribe."
    """
    spoken_of = set(re.findall(r"\w+", cited.casefold()))
    return any(
        match["sources"].casefold() not in spoken_of
        for pattern in _ABSENCE
        for match in pattern.finditer(text)
    )


def check_absence(text: str, evidence: CitedEvidence) -> SentenceFault | None:
    """The fault of a sentence on what the sources do not say."""
    if states_absence(text, " ".join(evidence.quotes)):
        return SentenceFault(FaultKind.ABSENCE, message_text("refused-absence"))
    return None
