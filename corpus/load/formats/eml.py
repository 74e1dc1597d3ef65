"""A mail saved as a file (RFC 5322)."""

from __future__ import annotations

import codecs

from corpus.load.formats.decode import decode
from corpus.load.formats.mail_message import header_field, message_blocks, parse_message
from corpus.load.formats.mail_text import SENT_DATE
from corpus.load.formats.parsed_file import FormatError, ParsedFile
from corpus.model.document import DocumentKind
from corpus.structure.mail_names import writer_name
from corpus.structure.written_dates import date_of

_HEAD_BYTES = 200  # in which a mail in UTF-16 has zeros


def read_eml(data: bytes) -> ParsedFile:
    """The header and body of the mail, with what it quotes and passes on; no attachments but mails.

    FormatError when it has no header or no text.
    """
    if b"\0" in data[:_HEAD_BYTES] or data.startswith(codecs.BOM_UTF8):
        data = decode(data).encode()  # saved by an editor, in UTF-16 or with a mark in front
    message = parse_message(data)
    blocks = message_blocks([message])
    if not blocks:
        reason = "it holds no text, only a header or attachments: save its text as .txt"
        raise FormatError(reason)
    published = date_of(header_field(message, "Date") or "")
    return ParsedFile(
        blocks=blocks,
        title=header_field(message, "Subject"),
        author=writer_name(header_field(message, "From") or ""),
        published=published,
        published_from=SENT_DATE if published else None,
        kind=DocumentKind.LETTER,
    )
