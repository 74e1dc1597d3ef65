"""Word files: paragraphs and tables in their order, and the file's own title and author."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

from corpus.load.formats.docx_package import transitional_docx
from corpus.load.formats.docx_styles import OFF, DocxStyles
from corpus.load.formats.docx_words import DELETED, DocxWords, qualify_name, text_boxes
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
from corpus.load.formats.zip_package import BROKEN
from corpus.model.mark import MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NAMELESS = re.compile(
    r"(microsoft )?word document|document\d*|untitled|python-docx|"
    r"(microsoft )?office user|windows user|user|admin(istrator)?|unknown|author",
    re.IGNORECASE,
)
_PARAGRAPH, _TABLE, _ROW, _CELL = map(qualify_name, ("p", "tbl", "tr", "tc"))
_RUN, _VALUE, _ID = qualify_name("r"), qualify_name("val"), qualify_name("id")
_NOTES = {"/footnotes": "f", "/endnotes": "e"}
_COMMENTS = "/comments"


def read_docx(data: bytes) -> ParsedFile:
    """The text with tracked insertions, without what is deleted, struck out or hidden.

    Notes stand after the text, text boxes after the paragraph that they belong to; headers,
    pictures and comments are left out. The file's own author is who saved it. FormatError when it
    is broken.
    """
    # Loaded here, not above: it takes a while, and only Word files need it.
    import docx  # noqa: PLC0415
    from docx.opc.exceptions import OpcError  # noqa: PLC0415

    data = transitional_docx(data)
    try:
        document = docx.Document(BytesIO(data))
        styles = DocxStyles.of(document.styles.element)
        words = DocxWords(styles)
        blocks = [*_blocks(document.element.body, words), *_notes(document.part, words)]
        warnings = (*words.warnings(), *_comments_left_out(document.part))
        about = document.core_properties
        title, author, language = about.title, about.author, about.language
    except (OpcError, *BROKEN) as error:
        reason = "it is not a whole Word file: open it in Word and save it again as .docx"
        raise FormatError(reason) from error
    return ParsedFile(
        blocks=name_sources(_without_layout(blocks)),
        title=_drop_placeholder(title),
        file_by=_drop_placeholder(author),
        language=one_line_or_none(language),
        warnings=warnings,
    )


def _drop_placeholder(words: str | None) -> str | None:
    """The words, unless they are what a program writes when nobody gave any."""
    words = one_line_or_none(words)
    return None if words is None or _NAMELESS.fullmatch(words) else words


def _blocks(element: Any, words: DocxWords) -> Iterator[Block]:  # noqa: ANN401 - python-docx's XML has no types
    """Paragraphs and table rows in order, also those inside content controls and text boxes."""
    for child in element:
        if child.tag == _PARAGRAPH:
            yield _paragraph(child, words)
            for box in text_boxes(child):
                yield from _blocks(box, words)
        elif child.tag == _TABLE:
            for row in child.iter(_ROW):
                yield Block(CELL.join(_cells(row, words)))
        elif child.tag not in DELETED:
            yield from _blocks(child, words)


def _paragraph(element: Any, words: DocxWords) -> Block:  # noqa: ANN401
    said = words.of(element).strip()
    mark = words.styles.mark_of(element)
    if said and mark is None and _is_item(element):
        return Block(BULLET + said)
    return Block(said, (mark,) if mark else (), min(_emphasised(element, words), len(said)))


def _emphasised(paragraph: Any, words: DocxWords) -> int:  # noqa: ANN401
    """The number of characters in bold or italics with which the paragraph begins."""
    lead = ""
    for run in paragraph.iterchildren(_RUN):
        said = words.of(run)
        if said.strip() and not _is_emphasised(run):
            break
        lead += said
    return len(lead.strip())


def _is_emphasised(run: Any) -> bool:  # noqa: ANN401
    properties = run.find(qualify_name("rPr"))
    marks = [] if properties is None else [properties.find(qualify_name(tag)) for tag in "bi"]
    return any(mark is not None and mark.get(_VALUE, "1") not in OFF for mark in marks)


def _notes(part: Any, words: DocxWords) -> Iterator[Block]:  # noqa: ANN401
    """The footnotes and endnotes, each of them a mark of its own."""
    number = 0
    for kind, element in _related(part, tuple(_NOTES)):
        for note in element:
            number += 1
            if note.get(qualify_name("type")) is None:
                said = (words.of(child).strip() for child in note.iterchildren(_PARAGRAPH))
                key = f"{_NOTES[kind]}{note.get(_ID, number)}"
                mark = BlockMark(MarkKind.NOTE, key, number=number)
                yield from (Block(paragraph, (mark,)) for paragraph in said if paragraph)


def _comments_left_out(part: Any) -> Iterator[str]:  # noqa: ANN401
    """What to say of the comments in the margin, if there are any."""
    for _, element in _related(part, (_COMMENTS,)):
        if count := sum(isinstance(child.tag, str) for child in element):
            yield f"comments in the margin are left out ({count})"


def _related(part: Any, kinds: tuple[str, ...]) -> Iterator[tuple[str, Any]]:  # noqa: ANN401
    """The roots of the document's other parts of these kinds, each with its kind."""
    from docx.oxml import parse_xml  # noqa: PLC0415

    for relation in part.rels.values():
        kind = next((kind for kind in kinds if relation.reltype.endswith(kind)), None)
        if kind is not None and not relation.is_external:
            yield kind, parse_xml(relation.target_part.blob)


def _without_layout(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; where most of the text is set as quotations, that is its layout and no mark."""
    quoted = [block for block in blocks if block.marks and block.marks[0].kind is MarkKind.QUOTE]
    if 2 * sum(len(block.text) for block in quoted) <= sum(len(block.text) for block in blocks):
        return list(blocks)
    return [replace(block, marks=()) if block in quoted else block for block in blocks]


def _cells(row: Any, words: DocxWords) -> Iterator[str]:  # noqa: ANN401 - python-docx's XML has no types
    for cell in row.iterchildren(_CELL):
        said = (words.of(paragraph).strip() for paragraph in cell.iter(_PARAGRAPH))
        yield " ".join(part for part in said if part)


def _is_item(paragraph: Any) -> bool:  # noqa: ANN401 - python-docx's XML has no types
    properties = paragraph.pPr
    if properties is None:
        return False
    style = properties.find(qualify_name("pStyle"))
    named = "" if style is None else style.get(qualify_name("val"), "")
    return named.startswith("List") or properties.find(qualify_name("numPr")) is not None
