"""A mail's message as plain text with its header, by the standard library's parser."""

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
from corpus.load.formats.mail_html import html_as_text
from corpus.load.formats.parsed_file import FormatError
from corpus.model.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

logger = logging.getLogger(__name__)

NO_TEXT = "it holds no text, only a header or attachments: save its text as .txt"
_FIELDS = ("From", "To", "Cc", "Date", "Subject")
_MAX_NESTED = 20  # mails attached to mails
_FLOWED = re.compile(r"((?:>+)?)(?: ?)(.*)", re.DOTALL)
_SIGNATURE_MARK = "-- "


def parse_message(data: bytes) -> EmailMessage:
    """The message with its header; FormatError where the bytes begin with no header."""
    message = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(data)
    if not any(name in message for name in ("From", "Date", "Subject", "To", "Message-ID")):
        reason = "it has no header of a mail: save the message again, or its text as .txt"
        raise FormatError(reason)
    return message


def message_text(message: EmailMessage) -> str:
    """The normalised text: the header's fields, the body, and the mails that are attached.

    FormatError when neither holds words.
    """
    bodies = list(_bodies(message, 0))
    if not any(map(str.isalnum, "".join(body for _, body in bodies))):
        raise FormatError(NO_TEXT)
    return normalise("\n\n".join(f"{header}\n\n{body}" for header, body in bodies))


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


def _bodies(message: EmailMessage, depth: int) -> Iterator[tuple[str, str]]:
    """The header and body of the message, then those of the mails attached to it."""
    fields = ((name, header_field(message, name)) for name in _FIELDS)
    yield "\n".join(f"{name}: {value}" for name, value in fields if value), _body(message)
    if depth == _MAX_NESTED:
        return
    for part in message.walk():
        if part.get_content_type() != "message/rfc822":
            continue
        inner = part.get_payload()
        if isinstance(inner, list) and inner and isinstance(inner[0], EmailMessage):
            yield from _bodies(inner[0], depth + 1)


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
    return _unflow(words) if part.get_param("format") == "flowed" else words


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
