"""Messages in plain text: mails that are passed on or quoted, and the lines of a chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.structure.chat import chat_marks
from corpus.structure.mail import mail_marks, read_mail

if TYPE_CHECKING:
    from corpus.model.mark import Mark


def message_marks(text: str) -> tuple[Mark, ...]:
    """The messages and the lines around them that nobody says, as marks; none without messages."""
    marks = chat_marks(text)
    if marks:
        return marks
    mail = read_mail(text)
    return mail_marks(mail) if mail else ()
