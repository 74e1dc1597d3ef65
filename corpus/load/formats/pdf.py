"""PDF: the pages' text made paragraphs again, and the file's own title."""

from __future__ import annotations

import logging
import re
import struct
import zlib
from io import BytesIO

from corpus.load.formats.page_lines import read_page_lines
from corpus.load.formats.parsed_file import FormatError, ParsedFile, one_line_or_none
from corpus.load.formats.unwrap import unwrap_lines

# pypdf warns of every small fault it repairs; what it cannot repair raises.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)

# What pypdf lets through when it stumbles over a broken file.
_BROKEN = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, OSError,
    RuntimeError, TypeError, ValueError, struct.error, zlib.error,
)  # fmt: skip
_FILE_NAMED = re.compile(
    r"(microsoft \w+ - .*|\(?untitled.*|scanned document|.*\.\w{2,5})", re.IGNORECASE
)
_NOBODY = re.compile(
    r"\(?(user|admin(istrator)?|unknown|anonymous|unspecified|author)\)?", re.IGNORECASE
)


def read_pdf(data: bytes) -> ParsedFile:
    """The text with its lines and pages joined; FormatError when it is locked, broken or scanned.

    The date a PDF was made is not the day its text was published, so it is not taken; its author
    is who saved it.
    """
    # Loaded here, not above: it takes a while, and only PDFs need it.
    from pypdf import PdfReader  # noqa: PLC0415
    from pypdf.errors import DependencyError, PyPdfError  # noqa: PLC0415

    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            reason = "it is protected by a password: save it without one"
            raise FormatError(reason)
        pages = [read_page_lines(page) for page in reader.pages]
        about = reader.metadata
        title, author = (about.title, about.author) if about else (None, None)
    except DependencyError as error:
        reason = "it is encrypted: print it to a new PDF, or pip install cryptography"
        raise FormatError(reason) from error
    except (PyPdfError, *_BROKEN) as error:
        reason = "it is not a whole PDF: download it again, or print it to a new PDF"
        raise FormatError(reason) from error
    blocks = tuple(unwrap_lines(pages))
    if not any(character.isalpha() for block in blocks for character in block.text):
        reason = "it holds pictures of text (a scan): run OCR on it first, for example ocrmypdf"
        raise FormatError(reason)
    return ParsedFile(
        blocks=blocks, title=_unless(_FILE_NAMED, title), file_by=_unless(_NOBODY, author)
    )


def _unless(generic: re.Pattern[str], words: str | None) -> str | None:
    """The words, unless they are what a program writes when nobody gave any."""
    words = one_line_or_none(words)
    return None if words is None or generic.fullmatch(words) else words
