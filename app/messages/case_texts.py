"""Every English word the page says of its own accord of answers that become cases, and of evals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.verdict import ReaderVerdict
from app.messages.phrases import counted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MARK = "Make this a case:"
MARK_LABEL = "Make this answer a case of your evals"
VERDICTS = {
    ReaderVerdict.RIGHT: "Right",
    ReaderVerdict.WRONG: "Wrong",
    ReaderVerdict.INCOMPLETE: "Missing a source",
}
WHY = "Why, or what is missing"
MISSING = "Which document should have been quoted?"
MISSING_NONE = "none, or not in the library"
ADD = "Add to the case"

TAB = "Evals"
TITLE = "Is it true?"
TITLE_MORE = (
    "Evals ask questions whose answers people know, and hold every quote against its source."
)
REPORT = "The latest report"
REPORT_FRAME = "The report of the evals"
REPORT_OPEN = "Open it in a window of its own"
NO_REPORT = "There is no report yet."
NO_REPORT_MORE = "Make one where On Record was checked out:"
NO_REPORT_COMMANDS = ("python -m evals run library", "python -m evals report")
CASES = "Cases of your own"
CASES_NONE = (
    "No answer is marked yet. Under each answer you can say that it is right, wrong, "
    "or missing a source."
)
CASES_MORE = "To make draft cases of them:"
CASES_COMMAND = "python -m evals new"


def kept(verdict: ReaderVerdict, file: Path) -> str:
    """What the status line says once a mark is kept."""
    return f"Marked “{VERDICTS[verdict]}”; kept in {file}."


def not_kept(reason: str) -> str:
    """What the status line says when it is not."""
    return f"{reason[:1].upper()}{reason[1:]}."


def marked(often: Mapping[ReaderVerdict, int]) -> str:
    """'12 answers are marked: 7 right, 3 wrong, 2 missing a source.'."""
    total = sum(often.values())
    verb = "is" if total == 1 else "are"
    each = ", ".join(
        f"{often[verdict]:,} {name.lower()}"
        for verdict, name in VERDICTS.items()
        if often.get(verdict)
    )
    return f"{counted(total, 'answer')} {verb} marked: {each}."


def made(when: str) -> str:
    """When the report was made."""
    return f"Made on {when}."
