"""PDF: the pages' text made paragraphs again, and the file's own title."""

from __future__ import annotations

import re

from corpus.load.formats.parsed_file import FormatError, ParsedFile, one_line_or_none
from corpus.load.formats.pdf_pages import missing_pages, read_page, refusal
from corpus.load.formats.unwrap import unwrap_lines

_FILE_NAMED = re.compile(
    r"(microsoft \w+ - .*|\(?(untitled|anonymous|unspecified).*|scanned document|.*\.\w{2,5})",
    re.IGNORECASE,
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
    from pypdfium2 import PdfDocument, PdfiumError  # noqa: PLC0415

    try:
        opened = PdfDocument(data)
        about = opened.get_metadata_dict()
        pages = [read_page(page) for page in opened]
    except PdfiumError as error:
        if "password" in str(error).lower():
            reason = "it is protected by a password: save it without one"
            raise FormatError(reason) from error
        reason = "it is not a whole PDF: download it again, or print it to a new PDF"
        raise FormatError(reason) from error
    blocks = tuple(unwrap_lines([page.lines for page in pages]))
    if not any(character.isalpha() for block in blocks for character in block.text):
        raise FormatError(refusal(pages))
    has_unseen = any(page.has_unseen for page in pages)
    return ParsedFile(
        blocks=blocks,
        warnings=("words that are not drawn on the page are left out",) if has_unseen else (),
        title=_unless(_FILE_NAMED, about.get("Title")),
        file_by=_unless(_NOBODY, about.get("Author")),
        reading_note=missing_pages(pages),
    )


def _unless(generic: re.Pattern[str], words: str | None) -> str | None:
    """The words, unless they are what a program writes when nobody gave any."""
    words = one_line_or_none(words)
    return None if words is None or generic.fullmatch(words) else words
