"""Plain text: it has no metadata, unless it is a mail with its header."""

from __future__ import annotations

from corpus.load.formats.decode import decode
from corpus.load.formats.mail_text import SENT_DATE, mail_blocks
from corpus.load.formats.parsed_file import Block, ParsedFile
from corpus.model.document import DocumentKind
from corpus.model.normalise import normalise
from corpus.structure.chat import chat_marks
from corpus.structure.mail import read_mail
from corpus.structure.written_dates import date_of


def read_txt(data: bytes) -> ParsedFile:
    """The text as it stands, without the ">" of quoted lines; a mail's header says who wrote it.

    A first line that looks like a title is not taken for one.
    """
    text = normalise(decode(data))
    marks = chat_marks(text)
    mail = None if marks else read_mail(text)
    if mail is None:
        return ParsedFile(blocks=(Block(text),), text_marks=marks)
    header = mail.header
    published = date_of(header.when) if header and header.when else None
    return ParsedFile(
        blocks=tuple(mail_blocks(text, mail)),
        title=header.subject if header else None,
        author=header.sender if header else mail.signed_by,
        published=published,
        published_from=SENT_DATE if published else None,
        kind=DocumentKind.LETTER if header and header.has_sender else None,
    )
