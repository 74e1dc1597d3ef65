"""Word files: paragraphs and tables in their order, and the file's own title and author."""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any

from corpus.load.formats.parsed_file import (
    BULLET,
    CELL,
    Block,
    FormatError,
    ParsedFile,
    one_line_or_none,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_UNPACKED_BYTES = 200_000_000  # a novel of 1,000 pages is about 10 MB of XML
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_NAMELESS = re.compile(
    r"(microsoft )?word document|document\d*|untitled|python-docx|"
    r"(microsoft )?office user|windows user|user|admin(istrator)?|unknown|author",
    re.IGNORECASE,
)
# What python-docx and lxml let through of a broken file; lxml's parse errors are SyntaxErrors.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, SyntaxError, LookupError, ValueError, AttributeError,
    TypeError, NotImplementedError, RuntimeError, OSError, EOFError,
)  # fmt: skip
_NAMESPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"  # ECMA-376


def _qualify_name(name: str) -> str:
    """A WordprocessingML tag or attribute as lxml names it."""
    return _NAMESPACE + name


_TEXT, _TAB, _BREAKS = (
    _qualify_name("t"),
    _qualify_name("tab"),
    (_qualify_name("br"), _qualify_name("cr")),
)
_PARAGRAPH, _TABLE, _ROW, _CELL = (
    _qualify_name("p"),
    _qualify_name("tbl"),
    _qualify_name("tr"),
    _qualify_name("tc"),
)
_HYPHEN, _DELETED = (
    _qualify_name("noBreakHyphen"),
    (_qualify_name("del"), _qualify_name("moveFrom")),
)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def read_docx(data: bytes) -> ParsedFile:
    """The text with tracked insertions and without deletions; FormatError when it is broken.

    Footnotes, headers and pictures are left out.
    """
    # Loaded here, not above: it takes a while, and only Word files need it.
    import docx  # noqa: PLC0415
    from docx.opc.exceptions import OpcError  # noqa: PLC0415

    _refuse_unreadable(data)
    try:
        document = docx.Document(BytesIO(data))
        blocks = list(_blocks(document.element.body))
        about = document.core_properties
        title, author, language = about.title, about.author, about.language
    except (OpcError, *_BROKEN) as error:
        reason = "it is not a whole Word file: open it in Word and save it again as .docx"
        raise FormatError(reason) from error
    return ParsedFile(
        blocks=tuple(map(Block, blocks)),
        title=_drop_placeholder(title),
        author=_drop_placeholder(author),
        language=one_line_or_none(language),
    )


def _refuse_unreadable(data: bytes) -> None:
    """Raise for what is no ZIP, or would unpack to more than memory should hold."""
    if data.startswith(_OLD_OFFICE):
        reason = "it is password-protected, or an old .doc: save it without a password as .docx"
        raise FormatError(reason)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
    except _BROKEN as error:
        reason = "it is not a whole Word file: open it in Word and save it again as .docx"
        raise FormatError(reason) from error
    if unpacked > MAX_UNPACKED_BYTES:
        reason = (
            f"it unpacks to {unpacked / 1e6:.0f} MB, more than {MAX_UNPACKED_BYTES / 1e6:.0f} MB:"
            " remove its pictures or split it"
        )
        raise FormatError(reason)


def _drop_placeholder(words: str | None) -> str | None:
    """The words, unless they are what a program writes when nobody gave any."""
    words = one_line_or_none(words)
    return None if words is None or _NAMELESS.fullmatch(words) else words


def _blocks(element: Any) -> Iterator[str]:  # noqa: ANN401 - python-docx's XML has no types
    """Paragraphs and table rows in order, also those inside content controls."""
    for child in element:
        if child.tag == _PARAGRAPH:
            words = _words(child).strip()
            yield BULLET + words if words and _is_item(child) else words
        elif child.tag == _TABLE:
            for row in child.iter(_ROW):
                yield CELL.join(_cells(row))
        elif child.tag not in _DELETED:
            yield from _blocks(child)


def _cells(row: Any) -> Iterator[str]:  # noqa: ANN401 - python-docx's XML has no types
    for cell in row.iterchildren(_CELL):
        words = (_words(paragraph).strip() for paragraph in cell.iter(_PARAGRAPH))
        yield " ".join(part for part in words if part)


def _words(element: Any) -> str:  # noqa: ANN401 - python-docx's XML has no types
    """The text below an element; a text box is written twice, so its fallback is skipped."""
    parts = []
    for child in element:
        if child.tag in (_FALLBACK, *_DELETED):
            continue
        if child.tag == _TEXT:
            parts.append(child.text or "")
        elif child.tag == _TAB and not len(child):
            parts.append(" ")
        elif child.tag in _BREAKS:
            parts.append("\n")
        elif child.tag == _HYPHEN:
            parts.append("-")
        else:
            parts.append(_words(child))
    return "".join(parts)


def _is_item(paragraph: Any) -> bool:  # noqa: ANN401 - python-docx's XML has no types
    properties = paragraph.pPr
    if properties is None:
        return False
    style = properties.find(_qualify_name("pStyle"))
    named = "" if style is None else style.get(_qualify_name("val"), "")
    return named.startswith("List") or properties.find(_qualify_name("numPr")) is not None
