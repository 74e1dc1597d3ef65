"""Every English word the page says of its own accord where accounts stand side by side."""

from __future__ import annotations

LAYOUT = "How the accounts are laid out"
LIST = "One below the other"
SOURCES = "Side by side, by source"
SPEAKERS = "Side by side, by speaker"
LIST_SHORT = "List"
SOURCES_SHORT = "By source"
SPEAKERS_SHORT = "By speaker"
COLUMNS = "Accounts side by side, oldest first"
TIMELINE = "When the sources were published"
UNDATED = "no date"
DIFFERS = "differs from"


def at(numbers: str, title: str, day: str) -> str:
    """What a point of the timeline is to those who hear the page."""
    return f"{day}: {title}, {numbers}"


def quotes(numbers: list[int]) -> str:
    """'quote 2', 'quotes 2 and 5'."""
    if len(numbers) == 1:
        return f"quote {numbers[0]}"
    *most, last = map(str, numbers)
    return f"quotes {', '.join(most)} and {last}"
