"""Plain text: mails, subtitles and records with numbered lines are known as such."""

from __future__ import annotations

import re

from corpus.load.formats.decode import decode
from corpus.load.formats.eml import read_eml
from corpus.load.formats.line_end_hyphens import mend_line_ends
from corpus.load.formats.mail_text import SENT_DATE, mail_blocks
from corpus.load.formats.numbered_lines import numbered_paragraphs
from corpus.load.formats.parsed_file import Block, ParsedFile
from corpus.load.formats.subtitles import are_subtitles, subtitle_blocks
from corpus.model.document import DocumentKind
from corpus.model.normalise import normalise
from corpus.structure.captions import are_captions
from corpus.structure.mail_lines import MailText
from corpus.structure.messages import read_messages
from corpus.structure.written_dates import date_of

# A mail saved with another suffix, whose body only its header's fields tell how to decode.
_ENCODED_MAIL = re.compile(
    rb"(?:[\w-]+: [^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:mime-version|content-transfer-encoding): ",
    re.IGNORECASE,
)


def read_txt(data: bytes) -> ParsedFile:
    """The text as it stands; a first line that looks like a title is not taken for one.

    Subtitles that were saved as text are read as subtitles, a record with numbered lines without
    the numbers, and a mail without the ">" of quoted lines; its header says who wrote it.
    """
    if _ENCODED_MAIL.match(data):
        return read_eml(data)
    text = normalise(decode(data))
    if are_captions(text):
        return ParsedFile(blocks=(Block(text),))
    if are_subtitles(text):
        return ParsedFile(blocks=subtitle_blocks(text))
    if numbered := numbered_paragraphs(text):
        return ParsedFile(blocks=tuple(map(Block, numbered)))
    text = mend_line_ends(text)
    found = read_messages(text)
    if not isinstance(found, MailText):
        return ParsedFile(blocks=(Block(text),), text_marks=found.marks if found else ())
    header = found.header
    published = date_of(header.when) if header and header.when else None
    return ParsedFile(
        blocks=tuple(mail_blocks(text, found)),
        title=header.subject if header else None,
        author=header.sender if header else found.signed_by,
        published=published,
        published_from=SENT_DATE if published else None,
        kind=DocumentKind.LETTER if header and header.has_sender else None,
    )
