"""Word files: paragraphs and tables in their order, and the file's own title and author."""

from __future__ import annotations

import re
import zipfile
import zlib
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

from corpus.load.formats.docx_styles import DocxStyles
from corpus.load.formats.parsed_file import (
    BULLET,
    CELL,
    Block,
    BlockMark,
    FormatError,
    ParsedFile,
    one_line_or_none,
)
from corpus.load.formats.quotation_blocks import name_sources
from corpus.model.mark import MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
_RUN, _VALUE = _qualify_name("r"), _qualify_name("val")
_OFF = ("0", "false", "none", "off")
_NOTES = ("/footnotes", "/endnotes")
_HYPHEN, _DELETED = (
    _qualify_name("noBreakHyphen"),
    (_qualify_name("del"), _qualify_name("moveFrom")),
)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def read_docx(data: bytes) -> ParsedFile:
    """The text with tracked insertions and without deletions; FormatError when it is broken.

    Notes stand after the text; headers and pictures are left out. The file's own author is who
    saved it.
    """
    # Loaded here, not above: it takes a while, and only Word files need it.
    import docx  # noqa: PLC0415
    from docx.opc.exceptions import OpcError  # noqa: PLC0415

    _refuse_unreadable(data)
    try:
        document = docx.Document(BytesIO(data))
        styles = DocxStyles.of(document.styles.element)
        blocks = [*_blocks(document.element.body, styles), *_notes(document.part)]
        about = document.core_properties
        title, author, language = about.title, about.author, about.language
    except (OpcError, *_BROKEN) as error:
        reason = "it is not a whole Word file: open it in Word and save it again as .docx"
        raise FormatError(reason) from error
    return ParsedFile(
        blocks=name_sources(_without_layout(blocks)),
        title=_drop_placeholder(title),
        file_by=_drop_placeholder(author),
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


def _blocks(element: Any, styles: DocxStyles) -> Iterator[Block]:  # noqa: ANN401 - python-docx's XML has no types
    """Paragraphs and table rows in order, also those inside content controls."""
    for child in element:
        if child.tag == _PARAGRAPH:
            yield _paragraph(child, styles)
        elif child.tag == _TABLE:
            for row in child.iter(_ROW):
                yield Block(CELL.join(_cells(row)))
        elif child.tag not in _DELETED:
            yield from _blocks(child, styles)


def _paragraph(element: Any, styles: DocxStyles) -> Block:  # noqa: ANN401
    words = _words(element).strip()
    mark = styles.mark_of(element)
    if words and mark is None and _is_item(element):
        return Block(BULLET + words)
    return Block(words, (mark,) if mark else (), min(_emphasised(element), len(words)))


def _emphasised(paragraph: Any) -> int:  # noqa: ANN401
    """The number of characters in bold or italics with which the paragraph begins."""
    lead = ""
    for run in paragraph.iterchildren(_RUN):
        words = _words(run)
        if words.strip() and not _is_emphasised(run):
            break
        lead += words
    return len(lead.strip())


def _is_emphasised(run: Any) -> bool:  # noqa: ANN401
    properties = run.find(_qualify_name("rPr"))
    marks = [] if properties is None else [properties.find(_qualify_name(tag)) for tag in "bi"]
    return any(mark is not None and mark.get(_VALUE, "1") not in _OFF for mark in marks)


def _notes(part: Any) -> Iterator[Block]:  # noqa: ANN401
    """The footnotes and endnotes, each of them a mark of its own."""
    from docx.oxml import parse_xml  # noqa: PLC0415

    number = 0
    for relation in part.rels.values():
        if relation.is_external or not relation.reltype.endswith(_NOTES):
            continue
        for note in parse_xml(relation.target_part.blob):
            number += 1
            if note.get(_qualify_name("type")) is None:
                paragraphs = (_words(child).strip() for child in note.iterchildren(_PARAGRAPH))
                mark = BlockMark(MarkKind.NOTE, number=number)
                yield from (Block(words, (mark,)) for words in paragraphs if words)


def _without_layout(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; where most of the text is set as quotations, that is its layout and no mark."""
    quoted = [block for block in blocks if block.marks and block.marks[0].kind is MarkKind.QUOTE]
    if 2 * sum(len(block.text) for block in quoted) <= sum(len(block.text) for block in blocks):
        return list(blocks)
    return [replace(block, marks=()) if block in quoted else block for block in blocks]


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
