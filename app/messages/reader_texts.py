"""Every English word the page says of its own accord beside the text of a source."""

from __future__ import annotations

from app.messages.phrases import counted

SPEAKERS = "Who speaks here"
FIND = "Find in this document"
FIND_SHORT = "Find"
FIND_NEXT = "Next place found"
FIND_PREVIOUS = "Previous place found"
FIND_END = "Stop finding"
FOUND = "%s of %s"
FOUND_NONE = "Not found"
QUOTE_NEXT = "Next quote of this answer"
QUOTE_PREVIOUS = "Previous quote of this answer"
PART_LABEL = "Go to where %s speaks"

EXACT = "letter for letter"
EXACT_MORE = "These words stand in the source, character by character."
WHOLE = "whole sentences"
WHOLE_MORE = "No sentence is cut, and no negation or hedge with it."
CUT = "part of a sentence"
CUT_MORE = "The sentence in the source says more than this."
WORDS = "own words"
WORDS_MORE = "The words are those of the one who is named."
REPORT = "a report"
REPORT_MORE = "The claim is of the one who is named, the words are another’s."
CHECKED = "Checked"
CORRECTED = "Corrected by hand"


def reported(name: str) -> str:
    """What the margin says where another tells what somebody said."""
    return f"{name} (reported)"


def quote(number: int) -> str:
    """What a button that leads to a quote is called."""
    return f"Quote {number}"


def passages(number: int) -> str:
    """'3 passages'."""
    return counted(number, "passage")
