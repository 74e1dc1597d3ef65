"""A mailbox in one file (RFC 4155): its mails one after another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.load.formats.mail_message import message_blocks, parse_message
from corpus.load.formats.parsed_file import FormatError, ParsedFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

_FROM_LINE = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\n]*\d{4}[^\n]*\n")
_ESCAPED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)


def read_mbox(data: bytes) -> ParsedFile:
    """Every mail of the mailbox as a message by its sender; it has no author and date itself.

    Mails without text are left out. FormatError when the file is no mailbox, or holds no text.
    """
    starts = [match.span() for match in _FROM_LINE.finditer(data)]
    if not starts or starts[0][0] != 0:
        reason = 'it is no mailbox, which begins with a line "From …": save its mails as .eml'
        raise FormatError(reason)
    ends = [*(start for start, _ in starts[1:]), len(data)]
    mails = (data[start:end] for (_, start), end in zip(starts, ends, strict=True))
    blocks = message_blocks(_parsed(mails))
    if not blocks:
        reason = "its mails hold no text, only headers or attachments"
        raise FormatError(reason)
    return ParsedFile(blocks=blocks)


def _parsed(mails: Iterator[bytes]) -> Iterator[EmailMessage]:
    """The mails that have a header, without the mark before a line "From "."""
    for mail in mails:
        try:
            yield parse_message(_ESCAPED_FROM.sub(rb"\1", mail))
        except FormatError:
            continue
