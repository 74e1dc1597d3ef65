"""A mailbox in one file (RFC 4155): its mails one after another."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.load.formats.mail_message import message_text, parse_message
from corpus.load.formats.mail_text import mail_blocks
from corpus.load.formats.parsed_file import Block, FormatError, ParsedFile
from corpus.structure.mail import read_mail

if TYPE_CHECKING:
    from collections.abc import Iterator

_FROM_LINE = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\n]*\d{4}[^\n]*\n")
_ESCAPED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_MESSAGE_NUMBERS = 100_000  # of the parts of one mail


def read_mbox(data: bytes) -> ParsedFile:
    """Every mail of the mailbox as a message by its sender; it has no author and date itself.

    Mails without text are left out. FormatError when the file is no mailbox, or holds no text.
    """
    starts = [match.span() for match in _FROM_LINE.finditer(data)]
    if not starts or starts[0][0] != 0:
        reason = 'it is no mailbox, which begins with a line "From …": save its mails as .eml'
        raise FormatError(reason)
    bounds = [*(start for start, _ in starts[1:]), len(data)]
    blocks = [
        block
        for number, ((_, start), end) in enumerate(zip(starts, bounds, strict=True))
        for block in _mail(data[start:end], number)
    ]
    if not blocks:
        reason = "its mails hold no text, only headers or attachments"
        raise FormatError(reason)
    return ParsedFile(blocks=tuple(blocks))


def _mail(data: bytes, number: int) -> Iterator[Block]:
    """The blocks of one mail; none where it holds no text."""
    try:
        text = message_text(parse_message(_ESCAPED_FROM.sub(rb"\1", data)))
    except FormatError:
        return
    mail = read_mail(text, has_header=True)
    if mail is None:
        return
    for block in mail_blocks(text, mail):
        marks = (
            replace(mark, number=mark.number + number * _MESSAGE_NUMBERS) for mark in block.marks
        )
        yield Block(block.text, tuple(marks))
