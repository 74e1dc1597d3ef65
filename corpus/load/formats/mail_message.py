"""Mails as blocks of plain text, each with its header, by the standard library's parser."""

from __future__ import annotations

import logging
import re
from email import policy
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from typing import TYPE_CHECKING

from corpus.load.formats.decode import decode
from corpus.load.formats.line_end_hyphens import mend_line_ends
from corpus.load.formats.mail_html import html_as_text
from corpus.load.formats.mail_text import mail_blocks
from corpus.load.formats.parsed_file import FormatError
from corpus.model.normalise import normalise
from corpus.structure.mail import read_headed_mail

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpus.load.formats.parsed_file import Block

logger = logging.getLogger(__name__)

_FIELDS = ("From", "To", "Cc", "Date", "Subject")
_MAX_NESTED = 20  # mails attached to mails
_MAX_PARTS = 100_000  # of one mail
_FLOWED = re.compile(r"((?:>+)?)(?: ?)(.*)", re.DOTALL)
_SIGNATURE_MARK = "-- "


def parse_message(data: bytes) -> EmailMessage:
    """The message with its header; FormatError where the bytes begin with no header."""
    message = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(data)
    if not any(name in message for name in ("From", "Date", "Subject", "To", "Message-ID")):
        reason = "it has no header of a mail: save the message again, or its text as .txt"
        raise FormatError(reason)
    return message


def message_blocks(messages: Iterable[EmailMessage]) -> tuple[Block, ...]:
    """The header and body of each message and of the mails attached to it, as marked blocks.

    Messages that hold no words are left out.
    """
    texts = [text for message in messages for text in _texts(message, 0)]
    return tuple(
        block
        for number, text in enumerate(texts)
        for block in mail_blocks(text, read_headed_mail(text), first_number=number * _MAX_PARTS)
    )


def header_field(message: EmailMessage, name: str) -> str | None:
    """The field's words on one line, decoded; None where it is missing or empty."""
    raw = next((value for key, value in message.raw_items() if key.lower() == name.lower()), None)
    if raw is None:
        return None
    data = str(raw).encode("utf-8", "surrogateescape")
    try:
        written = data.decode("utf-8")
    except UnicodeError:
        written = data.decode("cp1252", "replace")  # old programs send it without saying so
    try:
        # The parser of addresses would drop the comment "(Barnaby Holt)".
        written = str(make_header(decode_header(written)))
    except (HeaderParseError, UnicodeError, LookupError):
        logger.debug("a field %s is shown as it is written", name)
    return " ".join(written.split()) or None


def _texts(message: EmailMessage, depth: int) -> Iterator[str]:
    """The message with its header as text, then the mails attached to it; none without words."""
    fields = ((name, header_field(message, name)) for name in _FIELDS)
    header = "\n".join(f"{name}: {value}" for name, value in fields if value)
    body = _body(message)
    if any(map(str.isalnum, body)):
        yield normalise(f"{header}\n\n{body}")
    if depth == _MAX_NESTED:
        return
    for part in message.walk():
        inner = part.get_payload() if part.get_content_type() == "message/rfc822" else None
        if isinstance(inner, list) and inner and isinstance(inner[0], EmailMessage):
            yield from _texts(inner[0], depth + 1)


def _body(message: EmailMessage) -> str:
    """The plain text of the message, else its HTML as text, else nothing."""
    try:
        part = message.get_body(preferencelist=("plain", "html"))
    except (KeyError, AttributeError):  # a multipart message whose parts are broken off
        part = None
    if part is None:
        return ""
    words = _decoded(part)
    if part.get_content_type() == "text/html":
        return html_as_text(words)
    plain = "\n".join(words.splitlines())
    return mend_line_ends(_unflow(words) if part.get_param("format") == "flowed" else plain)


def _decoded(part: MIMEPart) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    try:
        return data.decode(charset or "utf-8")
    except (UnicodeError, LookupError):
        return decode(data, declared=charset)


def _unflow(words: str) -> str:
    """The lines that end in a space joined with the next one (RFC 3676)."""
    lines: list[str] = []
    goes_on = False
    for line in words.splitlines():
        match = _FLOWED.fullmatch(line)
        marks, rest = (match[1], match[2]) if match else ("", line)
        same = goes_on and lines and lines[-1].startswith(marks) and rest != _SIGNATURE_MARK
        if same and not lines[-1][len(marks) :].startswith(">"):
            lines[-1] += rest
        else:
            lines.append(f"{marks} {rest}" if marks else rest)
        goes_on = rest.endswith(" ") and rest != _SIGNATURE_MARK
    return "\n".join(lines)
