"""Every English word the page says of its own accord of conversations that are kept."""

from __future__ import annotations

from typing import Final

from app.domain.export_format import ExportFormat
from app.messages.phrases import counted

NEW = "New"
NEW_LABEL = "Begin a new conversation; this one is kept"
EARLIER = "Earlier"
EARLIER_LABEL = "Earlier conversations, kept in this browser"
EARLIER_NONE = "No earlier conversation is kept in this browser."
EARLIER_MORE = "Kept in this browser only. Nobody else sees them."
DELETE = "Delete “%s”"
DELETE_ALL = "Delete all"
DELETE_ALL_ASK = "Delete all of them for good?"
DELETE_ALL_YES = "Delete all for good"
DELETE_ALL_NO = "Keep them"
QUESTIONS = "%s questions"
QUESTION = "1 question"
TAKE = "Take along"
TAKE_LABEL = "Take this conversation along, with all its references"
TAKE_NOTHING = "There is no answer yet to take along."
NOT_KEPT = "This browser does not let the page keep conversations; take along what you need."
BRANCHED = "Another tab went on with this conversation; from here on it is kept as a second one."
FULL = (
    f"This conversation is full: more could not be got back later. Begin a new one with “{NEW}”; "
    f"this one stays under “{EARLIER}”."
)
ANSWER_TOO_LARGE = "The answer was too large to be kept. Ask again."
NOT_JOINED = (
    f"What was asked before stays under “{EARLIER}”: with what was asked while the page was "
    "loading, it would be more than one conversation holds."
)
CLEARED = "A new conversation."
FORMS: Final = {
    ExportFormat.MARKDOWN: ("Markdown", "with footnotes"),
    ExportFormat.ANNOTATIONS: ("JSON", "W3C annotations"),
    ExportFormat.CSL: ("CSL JSON", "for reference managers"),
    ExportFormat.HTML: ("Page to print", "opens in a new window"),
    ExportFormat.TEXT: ("Plain text", "to the clipboard"),
}


def too_long(chars: int, most: int) -> str:
    """What the status line says of a question that no conversation could keep."""
    return f"The question has {chars:,} characters, {most:,} is the most. Ask it in fewer words."


def taken(form: ExportFormat) -> str:
    """What the status line says once it is taken along."""
    return f"Taken along as {FORMS[form][0]}."


def restored(turns: int, lost: int, moved: int) -> str:
    """What the status line says once an earlier conversation is back."""
    said = f"{counted(turns, 'question')} of before."
    if lost:
        verb = "stands" if lost == 1 else "stand"
        said += f" {counted(lost, 'quote')} of it {verb} no longer in the library."
    if moved:
        said += f" {counted(moved, 'quote')} moved within a changed source."
    return said


def not_restored(reason: str) -> str:
    """What the status line says when it cannot be got back."""
    return f"An earlier conversation cannot be shown: {reason}."
