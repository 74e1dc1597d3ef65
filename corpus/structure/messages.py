"""Messages in plain text: mails that are passed on or quoted, and the lines of a chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.structure.chat import Chat, read_chat
from corpus.structure.mail import read_mail
from corpus.structure.mail_lines import MailText, mail_marks

if TYPE_CHECKING:
    from corpus.model.mark import Mark


def read_messages(text: str) -> Chat | MailText | None:
    """The text as a chat or a mail, or as one that quotes with ">" or holds a chat; else None."""
    chat = read_chat(text)
    if chat and chat.is_whole:
        return chat
    mail = read_mail(text)
    return mail if mail and (mail.is_mail or chat is None) else chat


def message_marks(text: str) -> tuple[Mark, ...]:
    """The messages and the lines around them that nobody says, as marks; none without messages."""
    found = read_messages(text)
    if found is None:
        return ()
    return found.marks if isinstance(found, Chat) else mail_marks(found)
