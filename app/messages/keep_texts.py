"""Messages of conversations that are saved, exported and restored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.export_format import ExportFormat
from app.text.catalogue import constants, message

if TYPE_CHECKING:
    from collections.abc import Mapping

else:
    __getattr__ = constants(
        "conversation", FORMS=lambda: {form: export_label(form) for form in ExportFormat}
    )

NEW: str
NEW_LABEL: str
EARLIER: str
EARLIER_LABEL: str
EARLIER_NONE: str
EARLIER_MORE: str
DELETE: str
DELETE_ALL: str
DELETE_ALL_ASK: str
DELETE_ALL_YES: str
DELETE_ALL_NO: str
QUESTIONS: str
QUESTION: str
TAKE: str
TAKE_LABEL: str
TAKE_NOTHING: str
NOT_KEPT: str
BRANCHED: str
FULL: str
ANSWER_TOO_LARGE: str
NOT_JOINED: str
CLEARED: str
FORMS: Mapping[ExportFormat, tuple[str, str]]


def export_label(form: ExportFormat) -> tuple[str, str]:
    """Return the name of an export format, and a remark on it."""
    return message(f"export-{form}"), message(f"export-{form}-more")


def conversation_too_long(chars: int, most: int) -> str:
    """Return the status line for a question that no conversation could save."""
    return message("conversation-too-long", chars=chars, limit=most)


def export_ready(form: ExportFormat) -> str:
    """Return the status line once the conversation is exported."""
    return message("conversation-taken", format=export_label(form)[0])


def conversation_restored(turns: int, lost: int, moved: int) -> str:
    """Return the status line once an earlier conversation is restored."""
    sentences = [message("conversation-restored", questions=turns)]
    if lost:
        sentences.append(message("conversation-quotes-lost", quotes=lost))
    if moved:
        sentences.append(message("conversation-quotes-moved", quotes=moved))
    return " ".join(sentences)


def not_restored(reason: str) -> str:
    """Return the status line when an earlier conversation cannot be restored."""
    return message("conversation-not-restored", reason=reason)
