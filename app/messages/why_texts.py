"""Every English word the page says of its own accord of why a quote was chosen."""

from __future__ import annotations

from app.serialize import explanation as show_why

WHY = "Why this quote"
SILENCE = "Which words nothing holds"
NONE_NOWHERE = "Every word of the question stands in the library; no sentence answers it."
NO_WORDS = "The question has only small words, such as “who” and “does”, which are not looked for."
PARTS = "Adds up from"
NOTES = (show_why.WORDS, show_why.NEARNESS)


def label(number: int) -> str:
    """What the fold is to those who hear the page."""
    return f"{WHY}: number {number}"


def amount(part: float) -> str:
    """'+0.42', with a minus that is as wide as the plus."""
    return f"{part:+.2f}".replace("-", "\N{MINUS SIGN}")
